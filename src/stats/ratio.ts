/** A ratio of two sums over independent groups, and its interval. */

import { invariant } from "../base/invariant.ts";
import { log } from "../numeric/elementary.ts";
import type { Bounded } from "./interval.ts";
import { meanInterval, type Moments } from "./mean.ts";
import { wilsonInterval } from "./proportion.ts";
import { normalCritical } from "./student.ts";

/** A ratio with its interval. */
export interface RatioEstimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The ratio of sums over groups, with Student's t on the residuals of the groups (Cochran, *Sampling
 * Techniques*, §6.4). Biased by about one part in the number of groups.
 * @param range between what the values lie whose mean the ratio is; absent: nothing bounds them
 */
export function ratioInterval(
  numerators: readonly number[],
  denominators: readonly number[],
  level: number,
  range?: Required<Moments>["range"],
): RatioEstimate {
  const count = numerators.length;
  invariant(count >= 2 && denominators.length === count, "there are two groups or more");
  const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
  const bottom = sum(denominators) / count;
  const value = sum(numerators) / count / bottom;
  const residuals = numerators.map((top, i) => (top - value * (denominators[i] ?? 0)) / bottom);
  const squares = sum(residuals.map((one) => one * one)) / (count - 1);
  // Groups that agree to rounding show no spread.
  const variance = Math.sqrt(squares) > Math.abs(value) * 1e-12 ? squares : 0;
  const sample = { count, mean: value, variance, ...(range === undefined ? {} : { range }) };
  const { low, high } = meanInterval(sample, level);
  return { value, low, high };
}

/**
 * Of cases in `whole` trials, or in so much time, where groups agree and show no spread: a share has
 * Wilson's interval, a rate that of a count by Poisson's law, exactly for none, else its normal form.
 */
export function countInterval(
  cases: number,
  whole: number,
  level: number,
  isShare: boolean,
): Pick<Bounded, "low" | "high"> {
  if (isShare) return wilsonInterval(cases, whole, level);
  if (cases === 0) return { low: 0, high: -log((1 - level) / 2) / whole };
  const half = normalCritical(level) * Math.sqrt(cases);
  return { low: (cases - half) / whole, high: (cases + half) / whole };
}
