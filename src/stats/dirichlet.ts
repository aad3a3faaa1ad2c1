/**
 * The Dirichlet distribution of shares that total 1: how much ranges of single shares concentrate it, and
 * draws of it.
 */

import { invariant } from "../base/invariant.ts";
import { betaQuantile } from "./beta.ts";
import type { Prior } from "./prior.ts";

/** A wider distribution than this has most of its mass where one share is all. */
const LEAST_CONCENTRATION = 1;

/**
 * The concentration of shares with ranges: the least m(1 − m)/v − 1 over them, m the share and v the
 * variance (m̄ − low)(high − m̄)/7 of its PERT, m̄ = (low + 4m + high)/6, so that every share varies at
 * least as much as its range says; at least 1. With it, the index of the share that has the least.
 * @returns undefined where no share has a range of some width and lies between 0 and 1
 */
export function shareConcentration(
  shares: readonly { readonly value: number; readonly prior: Pick<Prior, "low" | "high"> }[],
): { readonly concentration: number; readonly widest: number } | undefined {
  let found: { concentration: number; widest: number } | undefined;
  for (const [index, { value, prior }] of shares.entries()) {
    const { low, high } = prior;
    if (low === high || value <= 0 || value >= 1) continue;
    const mean = (low + 4 * value + high) / 6;
    const own = (7 * value * (1 - value)) / ((mean - low) * (high - mean)) - 1;
    const concentration = Math.max(LEAST_CONCENTRATION, own);
    if (found === undefined || concentration < found.concentration) {
      found = { concentration, widest: index };
    }
  }
  return found;
}

/**
 * Shares with a Dirichlet distribution, by breaking a stick (Connor and Mosimann, *JASA* 64, 1969,
 * 194–206): each is a beta-distributed part of what those before it left.
 * @param means non-negative; in proportion to them
 * @param uniform by index, from [0, 1); not asked for the last
 */
export function dirichletDraw(
  means: readonly number[],
  concentration: number,
  uniform: (index: number) => number,
): number[] {
  const total = means.reduce((sum, mean) => sum + mean, 0);
  invariant(total > 0, "shares total more than nothing");
  let left = 1;
  let later = total;
  return means.map((mean, index) => {
    later = index === means.length - 1 ? 0 : later - mean;
    const scale = concentration / total;
    const part =
      later <= 0 ? 1 : mean <= 0 ? 0 : betaQuantile(uniform(index), mean * scale, later * scale);
    const drawn = left * part;
    left -= drawn;
    return drawn;
  });
}
