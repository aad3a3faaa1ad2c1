/**
 * What decisions cost: of each, how much worse what was wanted comes out after what was done than after
 * the best that was open, both from what could be known then, on the same luck. What follows is left to the
 * policies, so that a decision answers for itself alone. Sampling error only.
 */

import { at } from "../base/invariant.ts";
import type { Deed } from "../ir/steer.ts";
import type { Bounded } from "../stats/interval.ts";
import { betterBy, differenceOfRuns, meanOfRuns, type AimValues } from "./advice.ts";
import { extremeOf, type Plan } from "./choices.ts";

/** What one decision cost one aim. */
export interface Regret {
  /** The deed that is the best over all runs, by its number among the courses. */
  readonly best: number;
  /** What comes of what was done. */
  readonly done: Bounded;
  /** What comes of the best: found on one half of the runs, judged on the other. */
  readonly instead: Bounded;
  /** How much better the best is, whichever way better is: below 0 by luck alone. */
  readonly cost: Bounded;
}

/** The deeds that one could do: what was done first, which so is the best of equals; nothing, and open moves. */
export const deedsOf = (open: readonly number[], done: Deed): readonly Plan[] =>
  [...new Set<Deed>([done, "nothing", ...open])].map((deed): Plan => ({ kind: "now", deed }));

/** What it cost to do the first of some deeds; undefined where no run has a value. */
export function regretOf(values: AimValues): Regret | undefined {
  const came = meanOfRuns(at(values.courses, 0), values);
  const best = extremeOf(values, [...values.courses.keys()], "best", 0);
  if (came === undefined || best === undefined) return undefined;
  const { course, value: instead, difference } = best;
  return { best: course, done: came, instead, cost: betterBy(values.aim, difference) };
}

/** What it cost to do the first of some deeds and not another, on runs that chose neither. */
export function costOf(values: AimValues, best: number): Bounded | undefined {
  const difference = differenceOfRuns(at(values.courses, 0), at(values.courses, best), values);
  return difference === undefined ? undefined : betterBy(values.aim, difference);
}

/** Whether a cost is clear of luck. */
export const isClear = ({ low }: Bounded): boolean => low > 0;

/**
 * The decision that cost most, of those whose cost is clear of luck.
 * @param regrets by decision; undefined where no run tells
 */
export function costliestOf(regrets: readonly (Regret | undefined)[]): number | undefined {
  let most: { readonly index: number; readonly value: number } | undefined;
  for (const [index, one] of regrets.entries()) {
    if (one === undefined || !isClear(one.cost)) continue;
    if (most === undefined || one.cost.value > most.value) most = { index, value: one.cost.value };
  }
  return most?.index;
}
