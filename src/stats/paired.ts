/** Differences between paired observations: of two proportions, and of two means. */

import { invariant } from "../base/invariant.ts";
import { binomialLowerTail } from "./binomial.ts";
import type { Interval } from "./interval.ts";
import { wilsonInterval } from "./proportion.ts";

/** Pairs by whether each member succeeds. */
export interface PairedTable {
  readonly both: number;
  readonly firstOnly: number;
  readonly secondOnly: number;
  readonly neither: number;
}

/**
 * Interval of (second − first) for paired proportions by Newcombe's hybrid score method with
 * continuity-corrected correlation: method 10 of *Improved confidence intervals for the difference
 * between binomial proportions based on paired data*, Statistics in Medicine 17 (1998) 2635–2650.
 */
export function newcombeInterval(table: PairedTable, level: number): Interval {
  const { both: a, firstOnly: b, secondOnly: c, neither: d } = table;
  const n = a + b + c + d;
  invariant(n >= 1, "there is at least one pair");
  const first = wilsonInterval(a + b, n, level);
  const second = wilsonInterval(a + c, n, level);
  const p1 = (a + b) / n;
  const p2 = (a + c) / n;
  const phi = correlation(table);
  // How far each limit stands from its share; the two are joined as vectors at an angle of phi.
  const length = (x: number, y: number): number =>
    Math.sqrt(Math.max(0, x * x - 2 * phi * x * y + y * y));
  const difference = (c - b) / n;
  return {
    low: Math.max(-1, difference - length(p2 - second.low, first.high - p1)),
    high: Math.min(1, difference + length(second.high - p2, p1 - first.low)),
    level,
    method: "newcombe",
  };
}

/** Newcombe's φ: 0 where a margin is empty; shrunk by n/2 where it is positive. */
function correlation({ both: a, firstOnly: b, secondOnly: c, neither: d }: PairedTable): number {
  const product = (a + b) * (c + d) * (a + c) * (b + d);
  if (product === 0) return 0;
  const cross = a * d - b * c;
  const corrected = cross > 0 ? Math.max(0, cross - (a + b + c + d) / 2) : cross;
  return corrected / Math.sqrt(product);
}

/**
 * Two-sided p-value of McNemar's exact test that both proportions are equal: given the discordant
 * pairs, each side is as likely. 1 where there are none.
 */
export function mcnemarExact({ firstOnly, secondOnly }: PairedTable): number {
  const discordant = firstOnly + secondOnly;
  if (discordant === 0) return 1;
  return Math.min(1, 2 * binomialLowerTail(Math.min(firstOnly, secondOnly), discordant, 0.5));
}

/**
 * Variance of the difference as if the two had been observed on separate samples, over the variance
 * of the paired difference: so many times fewer runs are needed. Infinity where the pairs never
 * differ; undefined where nothing varies at all.
 */
export function varianceReduction(table: PairedTable): number | undefined {
  const { both, firstOnly, secondOnly, neither } = table;
  const n = both + firstOnly + secondOnly + neither;
  const binomial = (successes: number): number => (successes / n) * (1 - successes / n);
  const unpaired = binomial(both + firstOnly) + binomial(both + secondOnly);
  const difference = (secondOnly - firstOnly) / n;
  const paired = (firstOnly + secondOnly) / n - difference * difference;
  return ratioOfVariances(unpaired, paired);
}

/** Unpaired over paired variance; see `varianceReduction`. */
export function ratioOfVariances(unpaired: number, paired: number): number | undefined {
  if (!(unpaired > 0)) return undefined;
  return paired > 0 ? unpaired / paired : Infinity;
}
