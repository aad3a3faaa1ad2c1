/** Forecasts scored against what happened, and forecasters beside one another on the same questions. */

import { bootstrapInterval } from "../stats/bootstrap.ts";
import type { Interval } from "../stats/interval.ts";
import {
  brierScore,
  decomposeBrier,
  logScore,
  meanScore,
  rankedProbabilityScore,
  skillScore,
  type BinaryForecast,
  type BrierDecomposition,
} from "../stats/scores.ts";
import { LEVEL } from "./estimates.ts";

/** Fewer questions than this give no interval: resampling them says nothing. */
export const FEWEST = 5;

/** A yes-or-no question with a forecast and its answer. */
export interface ScoredQuestion extends BinaryForecast {
  readonly id: string;
  readonly brier: number;
  readonly log: number;
}

/** A mean score, with an interval over questions where there are enough of them. */
export interface ScoreEstimate {
  readonly mean: number;
  readonly interval?: Interval;
}

/** One forecaster on one day. */
export interface ForecasterScore {
  readonly questions: readonly ScoredQuestion[];
  readonly brier: ScoreEstimate;
  readonly log: ScoreEstimate;
  readonly decomposition: BrierDecomposition;
}

/** Two forecasters on the questions that both answered; below 0 the first is better. */
export interface ScoreComparison {
  readonly questions: number;
  readonly first: { readonly brier: number; readonly log: number };
  readonly second: { readonly brier: number; readonly log: number };
  readonly brierDifference: ScoreEstimate;
  readonly logDifference: ScoreEstimate;
  /** Brier skill of the first against the second; undefined against perfection. */
  readonly skill: number | undefined;
}

/** Uniforms in [0, 1) for resampling. */
export type Uniform = (resample: number, place: number) => number;

function estimateOf(scores: readonly number[], uniform: Uniform): ScoreEstimate {
  const mean = meanScore(scores);
  if (scores.length < FEWEST) return { mean };
  const interval = bootstrapInterval(scores, meanScore, uniform, LEVEL);
  // Equal scores show no spread, which proves none.
  return interval.low < interval.high ? { mean, interval } : { mean };
}

/** Scores of one forecaster; undefined without questions. */
export function scoreForecaster(
  forecasts: readonly (BinaryForecast & { readonly id: string })[],
  uniform: Uniform,
): ForecasterScore | undefined {
  if (forecasts.length === 0) return undefined;
  const questions = forecasts.map((one) => ({
    ...one,
    brier: brierScore(one),
    log: logScore(one),
  }));
  return {
    questions,
    brier: estimateOf(
      questions.map(({ brier }) => brier),
      uniform,
    ),
    log: estimateOf(
      questions.map(({ log }) => log),
      uniform,
    ),
    decomposition: decomposeBrier(forecasts, 10),
  };
}

/** Two forecasters on their common questions, resampled together; undefined if there are none. */
export function compareForecasters(
  first: ForecasterScore,
  second: ForecasterScore,
  uniform: Uniform,
): ScoreComparison | undefined {
  const pairs = first.questions.flatMap((own) => {
    const other = second.questions.find(({ id }) => id === own.id);
    return other === undefined ? [] : [{ own, other }];
  });
  if (pairs.length === 0) return undefined;
  const mean = (of: (pair: (typeof pairs)[number]) => number): number => meanScore(pairs.map(of));
  const brier = { first: mean(({ own }) => own.brier), second: mean(({ other }) => other.brier) };
  return {
    questions: pairs.length,
    first: { brier: brier.first, log: mean(({ own }) => own.log) },
    second: { brier: brier.second, log: mean(({ other }) => other.log) },
    brierDifference: estimateOf(
      pairs.map(({ own, other }) => own.brier - other.brier),
      uniform,
    ),
    logDifference: estimateOf(
      pairs.map(({ own, other }) => own.log - other.log),
      uniform,
    ),
    skill: skillScore(brier.first, brier.second),
  };
}

/** A ladder's final level: the forecast over its levels, and the level that came. */
export interface LadderForecast {
  readonly id: string;
  readonly shares: readonly number[];
  readonly observed: number;
  /** Level on the day of the forecast. */
  readonly now: number;
}

/** Ranked probability scores of final levels, beside those of "it stays as it is". */
export interface LadderScores {
  readonly ladders: readonly (LadderForecast & {
    readonly score: number;
    readonly persistence: number;
  })[];
  readonly score: ScoreEstimate;
  readonly persistence: ScoreEstimate;
  readonly difference: ScoreEstimate;
}

/** Scores ladders; undefined without any. */
export function scoreLadders(
  forecasts: readonly LadderForecast[],
  uniform: Uniform,
): LadderScores | undefined {
  if (forecasts.length === 0) return undefined;
  const ladders = forecasts.map((one) => ({
    ...one,
    score: rankedProbabilityScore(one.shares, one.observed),
    persistence: rankedProbabilityScore(
      one.shares.map((_, level) => (level === one.now ? 1 : 0)),
      one.observed,
    ),
  }));
  return {
    ladders,
    score: estimateOf(
      ladders.map(({ score }) => score),
      uniform,
    ),
    persistence: estimateOf(
      ladders.map(({ persistence }) => persistence),
      uniform,
    ),
    difference: estimateOf(
      ladders.map(({ score, persistence }) => score - persistence),
      uniform,
    ),
  };
}
