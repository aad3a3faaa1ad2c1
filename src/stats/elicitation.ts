/**
 * Judgements of several experts, pooled. Cooke's classical model: R. M. Cooke, *Experts in Uncertainty*
 * (Oxford University Press 1991), chapter 12; Cooke and Goossens, *Reliability Engineering and System
 * Safety* 93 (2008) 657–674. Each expert gives quantiles of every question; questions of known answer, the
 * seeds, show how far an expert's quantiles can be relied upon. All values stand on the scale on which
 * ignorance is taken to be uniform.
 */

import { at, invariant } from "../base/invariant.ts";
import { exp, log } from "../numeric/elementary.ts";
import { bisect } from "./search.ts";
import { normalUpperTail } from "../numeric/normal.ts";

/** Part of the width of all answers by which the range of a question goes beyond them on each side. */
const OVERSHOOT = 0.1;

/** The range on which the distributions of a question are compared. */
export interface IntrinsicRange {
  readonly low: number;
  readonly high: number;
}

/** From the smallest to the largest value, and a tenth of that on each side, within the bounds. */
export function intrinsicRange(
  values: readonly number[],
  bounds: IntrinsicRange = { low: -Infinity, high: Infinity },
): IntrinsicRange {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const width = most > least ? most - least : Math.max(1, Math.abs(most));
  return {
    low: Math.max(bounds.low, least - OVERSHOOT * width),
    high: Math.min(bounds.high, most + OVERSHOOT * width),
  };
}

/** Parts of the probability between quantiles: below the first, between each two, above the last. */
export function partsOf(probabilities: readonly number[]): number[] {
  return [...probabilities, 1].map((one, index) => one - (probabilities[index - 1] ?? 0));
}

/**
 * P(χ² > x) with three degrees of freedom, x ≥ 0 (Abramowitz and Stegun 26.4.4), which is what three
 * quantiles leave.
 */
export function chiSquareUpperTail3(x: number): number {
  return 2 * normalUpperTail(Math.sqrt(x)) + Math.sqrt((2 * x) / Math.PI) * exp(-x / 2);
}

/**
 * The calibration of an expert: the chance that one whose quantiles are right would see the true answers
 * fall between them as unevenly as they do, by the likelihood ratio 2·n·I(s, p) against χ².
 * @param probabilities of the three quantiles
 * @param seeds the expert's quantiles with the answer, at least one
 */
export function calibrationOf(
  probabilities: readonly number[],
  seeds: readonly { readonly quantiles: readonly number[]; readonly answer: number }[],
): number {
  invariant(probabilities.length === 3 && seeds.length > 0, "three quantiles, and a seed");
  const parts = partsOf(probabilities);
  const counts = parts.map(() => 0);
  for (const { quantiles, answer } of seeds) {
    // An answer on a quantile belongs below it.
    const part = quantiles.filter((one) => one < answer).length;
    counts[part] = at(counts, part) + 1;
  }
  const n = seeds.length;
  const divergence = counts.reduce((sum, count, part) => {
    const share = count / n;
    return share === 0 ? sum : sum + share * log(share / at(parts, part));
  }, 0);
  return chiSquareUpperTail3(2 * n * Math.max(0, divergence));
}

/** The least width of a part, as a share of the range: an expert who is sure to the digit is not infinitely informative. */
const NARROWEST = 1e-6;

function edgesOf(quantiles: readonly number[], { low, high }: IntrinsicRange): number[] {
  const least = NARROWEST * (high - low);
  const edges = [low];
  for (const one of [...quantiles, high])
    edges.push(Math.max(one, at(edges, edges.length - 1) + least));
  return edges;
}

/** How much an answer says: its divergence from the uniform distribution over the range, ≥ 0. */
export function informationOf(
  probabilities: readonly number[],
  quantiles: readonly number[],
  range: IntrinsicRange,
): number {
  const edges = edgesOf(quantiles, range);
  const whole = at(edges, edges.length - 1) - at(edges, 0);
  return partsOf(probabilities).reduce((sum, part, index) => {
    const width = at(edges, index + 1) - at(edges, index);
    return sum + part * log((part * whole) / width);
  }, 0);
}

/** An expert's answer to one question with its weight. */
export interface WeightedAnswer {
  readonly quantiles: readonly number[];
  /** ≥ 0; they need not total 1. */
  readonly weight: number;
}

/**
 * The quantile of the mixture of all answers, each uniform between its quantiles.
 * @param u in (0, 1)
 */
export function pooledQuantile(
  probabilities: readonly number[],
  answers: readonly WeightedAnswer[],
  range: IntrinsicRange,
  u: number,
): number {
  const total = answers.reduce((sum, { weight }) => sum + weight, 0);
  const parts = partsOf(probabilities);
  const drawn = answers.map(({ quantiles, weight }) => ({
    edges: edgesOf(quantiles, range),
    weight,
  }));
  const below = (x: number): number =>
    drawn.reduce((sum, { edges, weight }) => {
      const share = parts.reduce((inside, part, index) => {
        const [from, to] = [at(edges, index), at(edges, index + 1)];
        return inside + part * Math.max(0, Math.min(1, (x - from) / (to - from)));
      }, 0);
      return sum + (weight / total) * share;
    }, 0);
  return bisect(range.low, range.high, (x) => below(x) >= u);
}

/** What is known of an expert. */
export interface ExpertScores {
  /** In [0, 1]. */
  readonly calibration: number;
  /** Mean over the seeds. */
  readonly information: number;
}

/** Weights of the classical model: calibration × information, none below the cutoff of calibration; they total 1. */
export function performanceWeights(experts: readonly ExpertScores[], cutoff: number): number[] {
  const raw = experts.map(({ calibration, information }) =>
    calibration >= cutoff ? calibration * information : 0,
  );
  const total = raw.reduce((sum, one) => sum + one, 0);
  return total > 0 ? raw.map((one) => one / total) : raw;
}
