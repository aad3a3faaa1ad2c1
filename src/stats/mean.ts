/** Intervals for a mean. */

import { invariant } from "../base/invariant.ts";
import type { Interval } from "./interval.ts";
import { wilsonScore } from "./proportion.ts";
import { normalCritical, studentCritical } from "./student.ts";

/** What is known of a sample. */
export interface Moments {
  /** Number of values, ≥ 1. */
  readonly count: number;
  readonly mean: number;
  /** Sample variance (divisor n − 1); ignored for one value. */
  readonly variance: number;
  /** Between what the values lie for sure; absent: nothing bounds them. */
  readonly range?: { readonly low: number; readonly high: number };
  /** How far the mean may be off by rounding; 0 if absent. */
  readonly rounding?: number;
}

/**
 * Interval mean ± c·√(variance / n): c from Student's distribution (exact for normal values), or
 * from the normal one where asked for. A single value gives the whole range.
 *
 * Values that are all equal show no spread, which proves none: as many others as `wilsonScore` allows
 * where none was seen may lie at either end of the range (the rule of three, for a mean). The method of
 * both is `equal-values`.
 *
 * @example
 * import { meanInterval } from "brink";
 *
 * const { low, high } = meanInterval({ count: 25, mean: 4, variance: 1 }, 0.95);
 * console.assert(low < 4 && high > 4);
 */
export function meanInterval(
  moments: Moments,
  level: number,
  method: "student-t" | "normal" = "student-t",
): Interval {
  const { count, mean, variance, rounding = 0 } = moments;
  const { low, high } = moments.range ?? { low: -Infinity, high: Infinity };
  invariant(Number.isSafeInteger(count) && count >= 1, "there is at least one value");
  invariant(level > 0 && level < 1, "a confidence level lies in (0, 1)");
  if (count === 1) return { low, high, level, method: "equal-values" };
  if (!(variance > 0)) {
    const others = wilsonScore(0, count, level).high;
    const end = (bound: number): number => (bound === mean ? 0 : others * (bound - mean));
    return {
      ...{ low: mean + end(low) - rounding, high: mean + end(high) + rounding },
      ...{ level, method: "equal-values" },
    };
  }
  const critical = method === "normal" ? normalCritical(level) : studentCritical(level, count - 1);
  const half = critical * Math.sqrt(variance / count) + rounding;
  return { low: mean - half, high: mean + half, level, method };
}

/** Mean and sample variance (0 for a single value); of equal values exactly their value, and 0. */
export function momentsOf(values: ArrayLike<number>): {
  readonly mean: number;
  readonly variance: number;
} {
  const count = values.length;
  let sum = 0;
  let min = Infinity;
  let max = -Infinity;
  for (let i = 0; i < count; i += 1) {
    const value = values[i] ?? Number.NaN;
    sum += value;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  const mean = Math.min(max, Math.max(min, sum / count));
  let squares = 0;
  for (let i = 0; i < count; i += 1) squares += ((values[i] ?? Number.NaN) - mean) ** 2;
  return { mean, variance: count < 2 ? 0 : squares / (count - 1) };
}
