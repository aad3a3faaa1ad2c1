/**
 * Scoring rules for probability forecasts. Strictly proper, all of them: who writes down other than
 * what they believe loses on average. Lower is better, but for skill. The log score is proper only
 * between its clipping bounds.
 */

import { at, invariant } from "../base/invariant.ts";
import { log } from "../numeric/elementary.ts";

/** A forecast of a yes-or-no question and what came of it. */
export interface BinaryForecast {
  /** Probability of yes, in [0, 1]. */
  readonly probability: number;
  readonly happened: boolean;
}

function checkProbability(probability: number): void {
  invariant(probability >= 0 && probability <= 1, "a probability lies in [0, 1]");
}

/** How far the shares of a forecast over classes may sum to other than 1: rounding by hand. */
const SUM_TOLERANCE = 1e-6;

function checkShares(shares: readonly number[], observed: number): void {
  shares.forEach(checkProbability);
  const sum = shares.reduce((total, share) => total + share, 0);
  invariant(Math.abs(sum - 1) <= SUM_TOLERANCE, "the shares of a forecast sum to 1");
  invariant(
    Number.isSafeInteger(observed) && observed >= 0 && observed < shares.length,
    "what was observed is one of the classes",
  );
}

/**
 * Brier score of one yes-or-no forecast, (p − o)², o = 1 for yes: from 0 (best) to 1; 0.25 for always
 * 50 %. Brier's paper sums over both classes, which doubles it: {@link multiClassBrier}.
 */
export function brierScore({ probability, happened }: BinaryForecast): number {
  checkProbability(probability);
  const error = probability - (happened ? 1 : 0);
  return error * error;
}

/**
 * Brier's score over any number of classes, Σ (p_k − o_k)² (Brier 1950): from 0 (best) to 2. For two
 * classes twice {@link brierScore}.
 * @param shares probability of each class; sums to 1
 * @param observed index of the class that came true
 */
export function multiClassBrier(shares: readonly number[], observed: number): number {
  checkShares(shares, observed);
  return shares.reduce((sum, share, index) => {
    const error = share - (index === observed ? 1 : 0);
    return sum + error * error;
  }, 0);
}

/**
 * Ranked probability score over K ≥ 2 ordered classes: Σ_{k<K} (P_k − O_k)² / (K − 1) over cumulative
 * shares (Epstein 1969 in the form of Murphy 1971): from 0 (best) to 1, the Brier score for K = 2. A
 * forecast that is off by one rung loses less than one that is off by three.
 * @param shares probability of each class from best to worst; sums to 1
 * @param observed index of the class that came true
 */
export function rankedProbabilityScore(shares: readonly number[], observed: number): number {
  invariant(shares.length >= 2, "there are at least two classes");
  checkShares(shares, observed);
  let [sum, cumulative] = [0, 0];
  for (const [index, share] of shares.slice(0, -1).entries()) {
    cumulative += share;
    const error = cumulative - (observed <= index ? 1 : 0);
    sum += error * error;
  }
  return sum / (shares.length - 1);
}

/** Bounds within which the log score reads a probability: no finite sample tells 0.5 % from 0. */
export const LOG_CLIP: { readonly low: number; readonly high: number } = { low: 0.01, high: 0.99 };

/** A probability moved into [0.01, 0.99]. */
export function clipProbability(probability: number): number {
  checkProbability(probability);
  return Math.min(LOG_CLIP.high, Math.max(LOG_CLIP.low, probability));
}

/**
 * Log score (ignorance, in nats), −ln of the clipped probability of what came true (Good 1952): from
 * 0.01005 (99 % on what came true) to 4.605 (1 % or less); 0.693 for 50 %.
 */
export function logScore({ probability, happened }: BinaryForecast): number {
  return -log(clipProbability(happened ? probability : 1 - probability));
}

/** Log score over classes: −ln of the clipped share of the class that came true. */
export function multiClassLog(shares: readonly number[], observed: number): number {
  checkShares(shares, observed);
  return -log(clipProbability(at(shares, observed)));
}

/**
 * Skill against a reference, 1 − score / reference: 1 perfect, 0 no better, below 0 worse. Undefined
 * where the reference was perfect, since nothing can be better.
 */
export function skillScore(score: number, reference: number): number | undefined {
  return reference > 0 ? 1 - score / reference : undefined;
}

/** The mean; NaN for no values. */
export function meanScore(scores: readonly number[]): number {
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}

/** Forecasts that share a bin. */
export interface ReliabilityBin {
  readonly count: number;
  /** Mean probability forecast. */
  readonly forecast: number;
  /** Share of yes. */
  readonly frequency: number;
}

/** What a mean Brier score is made of: `reliability − resolution + uncertainty + residual`. */
export interface BrierDecomposition {
  readonly brier: number;
  /** Mean squared distance of forecasts from frequencies, by bin: 0 where calibrated. */
  readonly reliability: number;
  /** How far the frequencies of the bins lie from the overall one; more is better. */
  readonly resolution: number;
  /** o(1 − o) of the overall frequency: how hard the questions were. */
  readonly uncertainty: number;
  /** What bins blur (variance less twice the covariance within them); 0 where each holds one forecast. */
  readonly residual: number;
  /** Non-empty bins, by forecast. */
  readonly bins: readonly ReliabilityBin[];
}

/**
 * Murphy's decomposition of the mean Brier score (Murphy 1973), with the remainder that bins leave
 * (Stephenson, Coelho and Jolliffe 2008).
 * @param bins number of equally wide bins of [0, 1]; absent = one for each different forecast
 */
export function decomposeBrier(
  forecasts: readonly BinaryForecast[],
  bins?: number,
): BrierDecomposition {
  invariant(forecasts.length > 0, "there is at least one forecast");
  const groups = new Map<number, BinaryForecast[]>();
  for (const forecast of forecasts) {
    const { probability } = forecast;
    const key =
      bins === undefined ? probability : Math.min(bins - 1, Math.floor(probability * bins));
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [forecast]);
    else group.push(forecast);
  }
  const share = (some: readonly BinaryForecast[]): number =>
    some.filter(({ happened }) => happened).length / some.length;
  const overall = share(forecasts);
  const made = [...groups]
    .toSorted(([a], [b]) => a - b)
    .map(([, group]) => ({
      count: group.length,
      forecast: meanScore(group.map(({ probability }) => probability)),
      frequency: share(group),
    }));
  const weighted = (of: (bin: ReliabilityBin) => number): number =>
    made.reduce((sum, bin) => sum + (bin.count / forecasts.length) * of(bin), 0);
  const brier = meanScore(forecasts.map(brierScore));
  const reliability = weighted(({ forecast, frequency }) => (forecast - frequency) ** 2);
  const resolution = weighted(({ frequency }) => (frequency - overall) ** 2);
  const uncertainty = overall * (1 - overall);
  return {
    brier,
    reliability,
    resolution,
    uncertainty,
    residual: brier - (reliability - resolution + uncertainty),
    bins: made,
  };
}
