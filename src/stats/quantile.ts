/**
 * Quantiles of counted whole numbers (times in steps) with a class `never` that sorts above every
 * number, and their intervals by order statistics. `Infinity` stands for never.
 */

import { invariant } from "../base/invariant.ts";
import { binomialLowerTail } from "./binomial.ts";
import type { Interval } from "./interval.ts";
import { bisectInteger } from "./search.ts";

/** How often each whole number 0, 1, 2 … occurred, and how often none did. */
export interface CountedTimes {
  readonly counts: ArrayLike<number>;
  readonly never: number;
}

/** Number of values, never included. */
export function totalOf(times: CountedTimes): number {
  let total = times.never;
  for (let i = 0; i < times.counts.length; i += 1) total += times.counts[i] ?? 0;
  return total;
}

/** The value of rank r = 1 … n from below; Infinity for never, and beyond the last. */
export function orderStatistic(times: CountedTimes, rank: number): number {
  let below = 0;
  for (let value = 0; value < times.counts.length; value += 1) {
    below += times.counts[value] ?? 0;
    if (below >= rank) return value;
  }
  return Infinity;
}

/**
 * The q-quantile, 0 < q ≤ 1: the smallest value at or below which at least the share q lies
 * (the inverse of the empirical distribution; Hyndman and Fan's type 1). NaN for no values.
 */
export function quantileOf(times: CountedTimes, q: number): number {
  invariant(q > 0 && q <= 1, "a quantile's share lies in (0, 1]");
  const total = totalOf(times);
  if (total === 0) return NaN;
  return orderStatistic(times, Math.max(1, Math.ceil(q * total)));
}

/**
 * Distribution-free interval of the q-quantile between two order statistics (Conover, *Practical
 * Nonparametric Statistics*, §3.2): ranks r and s with P(Bin(n, q) < r) ≤ α/2 and
 * P(Bin(n, q) ≥ s) ≤ α/2. Where the sample is too small for a bound, it is 0 or never (Infinity).
 */
export function quantileInterval(times: CountedTimes, q: number, level: number): Interval {
  invariant(q > 0 && q < 1, "a quantile's share lies in (0, 1)");
  invariant(level > 0 && level < 1, "a confidence level lies in (0, 1)");
  const total = totalOf(times);
  const tail = (1 - level) / 2;
  // Largest r with P(X ≤ r − 1) ≤ tail; 0 if there is none.
  const lowRank = bisectInteger(0, total + 1, (r) => binomialLowerTail(r - 1, total, q) > tail) - 1;
  // Smallest s with P(X ≤ s − 1) ≥ 1 − tail; total + 1 if there is none.
  const highRank = bisectInteger(
    0,
    total + 1,
    (s) => binomialLowerTail(s - 1, total, q) >= 1 - tail && s <= total,
  );
  return {
    low: lowRank < 1 ? 0 : orderStatistic(times, lowRank),
    high: orderStatistic(times, highRank),
    level,
    method: "order-statistics",
  };
}
