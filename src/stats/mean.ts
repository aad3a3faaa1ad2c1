/** Intervals for a mean. */

import { invariant } from "../base/invariant.ts";
import type { Interval } from "./interval.ts";
import { normalCritical, studentCritical } from "./student.ts";

/** What is known of a sample. */
export interface Moments {
  /** Number of values, ≥ 1. */
  readonly count: number;
  readonly mean: number;
  /** Sample variance (divisor n − 1); ignored for one value. */
  readonly variance: number;
}

/**
 * Interval mean ± c·√(variance / n): c from Student's distribution (exact for normal values), or
 * from the normal one where asked for. A single value gives the whole line.
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
  const { count, mean, variance } = moments;
  invariant(Number.isSafeInteger(count) && count >= 1, "there is at least one value");
  invariant(level > 0 && level < 1, "a confidence level lies in (0, 1)");
  if (count === 1) return { low: -Infinity, high: Infinity, level, method };
  const critical = method === "normal" ? normalCritical(level) : studentCritical(level, count - 1);
  const half = critical * Math.sqrt(Math.max(0, variance) / count);
  return { low: mean - half, high: mean + half, level, method };
}

/** Mean and sample variance (0 for a single value). */
export function momentsOf(values: ArrayLike<number>): {
  readonly mean: number;
  readonly variance: number;
} {
  const count = values.length;
  let sum = 0;
  for (let i = 0; i < count; i += 1) sum += values[i] ?? Number.NaN;
  const mean = sum / count;
  let squares = 0;
  for (let i = 0; i < count; i += 1) squares += ((values[i] ?? Number.NaN) - mean) ** 2;
  return { mean, variance: count < 2 ? 0 : squares / (count - 1) };
}
