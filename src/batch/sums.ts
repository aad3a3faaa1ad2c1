/**
 * Sums of real values that merge exactly: every value is rounded to a whole number of quanta of
 * 2^-24 first (an error of at most 3e-8 per value), and whole numbers are added without error in
 * any order. So a batch prints the same bytes however it was cut into pieces.
 *
 * Values beyond ±2^28 (about 268 million) are counted as the bound and tallied in `clipped`; minimum
 * and maximum are kept as they are.
 */

import { invariant } from "../base/invariant.ts";

/** One quantum; sums are in quanta, squares in quanta squared. */
export const QUANTUM: number = 2 ** -24;

/** Largest magnitude that is summed unclipped. */
export const LARGEST: number = 2 ** 28;

const SPLIT = 2 ** 26;
const QUANTA = 2 ** 24;

/** The exact sum of many values. */
export interface ExactSum {
  readonly count: number;
  /** Σ q, in quanta. */
  readonly sum: bigint;
  /** Σ q², in quanta squared. */
  readonly squares: bigint;
  /** How many values lay beyond ±`LARGEST`. */
  readonly clipped: number;
  /** Infinity if there is no value. */
  readonly min: number;
  /** -Infinity if there is no value. */
  readonly max: number;
}

/** The sum of no values. */
export function emptySum(): ExactSum {
  return { count: 0, sum: 0n, squares: 0n, clipped: 0, min: Infinity, max: -Infinity };
}

/** The sum over the union of two disjoint sets of values. Associative and commutative. */
export function addSums(a: ExactSum, b: ExactSum): ExactSum {
  return {
    count: a.count + b.count,
    sum: a.sum + b.sum,
    squares: a.squares + b.squares,
    clipped: a.clipped + b.clipped,
    min: Math.min(a.min, b.min),
    max: Math.max(a.max, b.max),
  };
}

/** The value in quanta, rounded half up and clipped. */
export function quantise(value: number): number {
  const bounded = Math.max(-LARGEST, Math.min(LARGEST, value));
  return Math.floor(bounded * QUANTA + 0.5);
}

/**
 * Sums every `stride`-th of `values` from `offset` on, `count` of them, all finite.
 *
 * Works on pairs of f64 that hold whole numbers below 2^53, not on big integers: q = a·2^26 + b,
 * so q² = a²·2^52 + 2ab·2^26 + b², and each of these sums is kept in two parts.
 */
export function sumValues(
  values: ArrayLike<number>,
  offset: number,
  stride: number,
  count: number,
): ExactSum {
  invariant(count <= 2 ** 26, "at most 2^26 values are summed at a time");
  let clipped = 0;
  let min = Infinity;
  let max = -Infinity;
  let sumHigh = 0;
  let sumLow = 0;
  let highHigh = 0;
  let highLow = 0;
  let crossHigh = 0;
  let crossLow = 0;
  let lowHigh = 0;
  let lowLow = 0;
  for (let i = 0; i < count; i++) {
    // Read plainly: `at` makes an object of every number.
    const value = (values[offset + i * stride] ?? Number.NaN) + 0;
    if (value < min) min = value;
    if (value > max) max = value;
    if (value > LARGEST || value < -LARGEST) clipped++;
    const quanta = quantise(value);
    const a = Math.floor(quanta / SPLIT);
    const b = quanta - a * SPLIT;
    sumHigh += a;
    sumLow += b;
    const high = a * a;
    const highPart = Math.floor(high / SPLIT);
    highHigh += highPart;
    highLow += high - highPart * SPLIT;
    const cross = a * b;
    const crossPart = Math.floor(cross / SPLIT);
    crossHigh += crossPart;
    crossLow += cross - crossPart * SPLIT;
    const low = b * b;
    const lowPart = Math.floor(low / SPLIT);
    lowHigh += lowPart;
    lowLow += low - lowPart * SPLIT;
  }
  const join = (high: number, low: number): bigint => (BigInt(high) << 26n) + BigInt(low);
  return {
    count,
    sum: join(sumHigh, sumLow),
    squares:
      (join(highHigh, highLow) << 52n) + (join(crossHigh, crossLow) << 27n) + join(lowHigh, lowLow),
    clipped,
    min,
    max,
  };
}

/**
 * Mean of the values, never outside of them where none was clipped, so that equal values give theirs exactly; NaN if there
 * are none. Of the quanta correctly rounded to about 1e-16 relative.
 */
export function meanOf({ count, sum, clipped, min, max }: ExactSum): number {
  if (count === 0) return Number.NaN;
  const mean = ratio(sum, BigInt(count)) * QUANTUM;
  return clipped > 0 ? mean : Math.min(max, Math.max(min, mean));
}

/**
 * Sample variance, (Σq² - (Σq)²/n) / (n - 1), from the exact integers, so that nothing cancels.
 * NaN for fewer than two values.
 */
export function varianceOf(sum: ExactSum): number {
  if (sum.count < 2) return Number.NaN;
  const n = BigInt(sum.count);
  const scaled = n * sum.squares - sum.sum * sum.sum;
  return ratio(scaled, n * (n - 1n)) * QUANTUM * QUANTUM;
}

/** What an interval needs to know of the values; the variance of a single one is 0. */
export function sampleOf(sum: ExactSum): {
  readonly count: number;
  readonly mean: number;
  readonly variance: number;
  /** How far the mean may be off, as values were rounded to quanta. */
  readonly rounding: number;
} {
  return {
    ...{ count: sum.count, mean: meanOf(sum), variance: sum.count < 2 ? 0 : varianceOf(sum) },
    rounding: sum.min === sum.max ? 0 : QUANTUM / 2,
  };
}

/** Quotient of two big integers as an f64, with at least 64 significant bits before rounding. */
function ratio(numerator: bigint, denominator: bigint): number {
  const negative = numerator < 0n;
  const magnitude = negative ? -numerator : numerator;
  if (magnitude === 0n) return 0;
  const bits = (value: bigint): number => value.toString(16).length * 4;
  const shift = Math.max(0, bits(denominator) - bits(magnitude) + 72);
  const quotient = Number((magnitude << BigInt(shift)) / denominator) / 2 ** shift;
  return negative ? -quotient : quotient;
}
