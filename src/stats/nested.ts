/**
 * Two sources of variation told apart: draws of the inputs, and runs within a draw (one-way random
 * effects). Every estimate is free of bias by the other source.
 */

import { at, invariant } from "../base/invariant.ts";
import { betaQuantile } from "./beta.ts";
import type { Bounded } from "./interval.ts";
import { meanInterval, momentsOf, type Moments } from "./mean.ts";

/** The runs of one draw of the inputs, at least two. */
export interface Draw {
  readonly runs: number;
  readonly mean: number;
  /** Sample variance of single runs. */
  readonly variance: number;
}

/** A mean over inputs and luck, and how much of the spread each makes. */
export interface NestedEstimate {
  readonly draws: number;
  /** Mean over the inputs, with Student's interval over draws: the sampling error of both kinds. */
  readonly mean: Bounded;
  /** Variance of that mean. */
  readonly error: number;
  /** Variance over the inputs of the mean over runs; may come out negative where it is small. */
  readonly between: Bounded;
  /** Mean over the inputs of the variance of single runs. */
  readonly within: number;
  /** Quantiles over the inputs of the mean over runs; absent where `between` is not surely positive. */
  readonly band?: { readonly low: number; readonly high: number };
}

/**
 * Estimates from independent draws, at least two. Between draws: the analysis of variance (Searle,
 * Casella and McCulloch, *Variance Components*, 1992, ch. 3; as nested simulation: Sun, Apley and
 * Staum, *Operations Research* 59, 2011, 998–1007), with Student's interval over draws.
 *
 * The means of the draws spread wider than the inputs make them, by luck. For the band they are drawn
 * towards their mean until their variance is `between` (Louis, *JASA* 79, 1984, 393–398).
 * @param share of the inputs that the band leaves out on each side
 * @param range between what the values of single runs lie; absent: nothing bounds them
 */
export function nestedEstimate(
  draws: readonly Draw[],
  level: number,
  share: number,
  range?: Required<Moments>["range"],
): NestedEstimate {
  const count = draws.length;
  invariant(count >= 2, "variation over the inputs needs two draws");
  invariant(
    draws.every(({ runs }) => runs >= 2),
    "variation within a draw needs two runs",
  );
  const means = draws.map(({ mean }) => mean);
  const outer = momentsOf(means);
  const parts = draws.map(
    ({ mean, variance, runs }) =>
      ((mean - outer.mean) ** 2 * count) / (count - 1) - variance / runs,
  );
  const between = bounded(parts, level);
  // Told only where `between` is surely positive, and so is what it is a part of.
  const kept = Math.sqrt(between.value / outer.variance);
  const drawn = means.map((mean) => outer.mean + kept * (mean - outer.mean)).toSorted(ascending);
  // The inverse of the empirical distribution, the same from both ends.
  const left = Math.floor(share * count);
  return {
    draws: count,
    mean: bounded(means, level, range),
    error: outer.variance / count,
    between,
    within: momentsOf(draws.map(({ variance }) => variance)).mean,
    ...(between.low > 0
      ? { band: { low: at(drawn, left), high: at(drawn, count - 1 - left) } }
      : {}),
  };
}

const ascending = (a: number, b: number): number => a - b;

function bounded(
  values: readonly number[],
  level: number,
  range?: Required<Moments>["range"],
): Bounded {
  const moments = momentsOf(values);
  const sample = { count: values.length, ...moments, ...(range === undefined ? {} : { range }) };
  const { low, high } = meanInterval(sample, level);
  return { value: moments.mean, low, high };
}

/**
 * As the band of `nestedEstimate`, for a probability: quantiles of the beta distribution with that
 * mean and that variance over the inputs (the beta-binomial model by moments: Kleinman, *JASA* 68,
 * 1973, 46–54). Means of draws are multiples of one run, too coarse for a rare outcome.
 */
export function probabilityBand(
  { mean: { value: p }, between }: Pick<NestedEstimate, "mean" | "between">,
  share: number,
): { readonly low: number; readonly high: number } | undefined {
  const most = p * (1 - p);
  if (!(between.low > 0 && most > 0)) return undefined;
  // Two unknown numbers, one equation each: mean a / (a + b), variance most / (a + b + 1).
  const size = Math.max(most / between.value - 1, SMALLEST_SIZE);
  return {
    low: betaQuantile(share, p * size, (1 - p) * size),
    high: betaQuantile(1 - share, p * size, (1 - p) * size),
  };
}

/** Of a beta distribution that all but stands at 0 and 1. */
const SMALLEST_SIZE = 0.01;
