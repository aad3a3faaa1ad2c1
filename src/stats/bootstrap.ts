/** Intervals by resampling, for scores that have no formula of their own. */

import { at, invariant } from "../base/invariant.ts";
import type { Interval } from "./interval.ts";

/** Resamples where nothing else is asked for. */
export const RESAMPLES = 2000;

/**
 * Percentile bootstrap interval of a statistic (Efron 1979; Efron and Tibshirani 1993, §13.3): items
 * are drawn with replacement, and the interval is what lies between the tails of the resampled values.
 * Honest for independent items only, and too narrow for fewer than some twenty of them.
 * @param uniform in [0, 1), by resample and place: the same numbers give the same interval
 * @param statistic of a resample of the same size; those that are not finite are left out
 */
export function bootstrapInterval<T>(
  items: readonly T[],
  statistic: (resample: readonly T[]) => number,
  uniform: (resample: number, place: number) => number,
  level: number,
  resamples: number = RESAMPLES,
): Interval {
  invariant(items.length > 0, "there is at least one item");
  invariant(level > 0 && level < 1, "a confidence level lies in (0, 1)");
  const values: number[] = [];
  for (let resample = 0; resample < resamples; resample += 1) {
    const drawn = items.map((_, place) =>
      at(items, Math.floor(uniform(resample, place) * items.length)),
    );
    const value = statistic(drawn);
    if (Number.isFinite(value)) values.push(value);
  }
  values.sort((a, b) => a - b);
  const tail = (1 - level) / 2;
  const rank = (share: number): number =>
    Math.min(values.length - 1, Math.max(0, Math.ceil(share * values.length) - 1));
  return {
    low: values[rank(tail)] ?? NaN,
    high: values[rank(1 - tail)] ?? NaN,
    level,
    method: "bootstrap",
  };
}
