/**
 * Forecasts of a whole class against the truths, each by itself: a table for every seat, the mean of
 * the class, how forecasts spread, and how they were calibrated.
 */

import {
  decomposeBrier,
  type BinaryForecast,
  type BrierDecomposition,
} from "../../stats/scores.ts";
import { beliefInRun, priorOf, type WeighedSignal } from "../detective.ts";
import type { QuestionForecast } from "../commitment.ts";
import type { Exercise, Question } from "../model.ts";
import {
  faultOf,
  improvementOf,
  meanOf,
  referenceOf,
  scoreForecasts,
  type Ladders,
  type ScoreMean,
  type ScoreTable,
  type Truth,
} from "../score.ts";
import type { Submission } from "../submission.ts";
import { logScore, meanScore } from "../../stats/scores.ts";
import { forecastsOf, type Answers } from "./last-forecasts.ts";

/** A seat with the answers of the run that its session played. */
export interface GradedSeatInput {
  readonly submission: Submission;
  /** Rounds that it registered and did not open. */
  readonly unopened: readonly string[];
  /** Of the sealed run as that session played it. */
  readonly sealed: Answers;
}

/** The scores of a seat against one truth. */
export interface TruthScores {
  /** Of the last forecasts, skill against the outside view or even odds. */
  readonly table: ScoreTable;
  /** The same, skill against the mean forecast of the class. */
  readonly againstClass?: ScoreMean;
  /** Mean of last − first; below 0 is better. */
  readonly improvement?: ScoreMean;
}

/** A seat. */
export interface GradedSeat {
  readonly seat: string;
  readonly role: string;
  readonly optedOut: boolean;
  readonly forecasts: readonly QuestionForecast[];
  readonly sealed: TruthScores;
  readonly known: TruthScores;
  /** Log score of its likelihood ratios over all sealed runs, where the exercise deals signals. */
  readonly ratios?: ScoreMean;
}

/** How the class forecast one question. */
export interface QuestionSpread {
  readonly question: string;
  readonly forecasts: number;
  /** `binary`: how many gave 0–10 %, 10–20 %, … */
  readonly bins?: readonly number[];
  /** `binary`: 10th, 50th and 90th percentile. */
  readonly quantiles?: readonly [number, number, number];
  /** Mean share of each category; of yes alone for `binary`. */
  readonly mean?: readonly number[];
  /** `number`: medians of the two ends. */
  readonly range?: readonly [number, number];
}

/** A class. */
export interface GradedSeats {
  readonly seats: readonly GradedSeat[];
  readonly spread: readonly QuestionSpread[];
  /** Over all binary forecasts that the sealed run resolved; absent: none. */
  readonly calibration?: BrierDecomposition & { readonly forecasts: number };
  /** Binary questions behind the calibration: the draws that there really were. */
  readonly resolved: number;
}

/** The value below which a share `q` of sorted numbers lies, by linear interpolation. */
function quantile(sorted: readonly number[], q: number): number {
  const place = q * (sorted.length - 1);
  const low = sorted[Math.floor(place)] ?? NaN;
  const high = sorted[Math.ceil(place)] ?? NaN;
  return low + (high - low) * (place - Math.floor(place));
}

function spreadOf(
  question: Question,
  forecasts: readonly QuestionForecast[],
  model: Ladders,
): QuestionSpread {
  const sound = forecasts.filter(
    (one) => one.question === question.id && faultOf(question, one, model) === undefined,
  );
  const common = { question: question.id, forecasts: sound.length };
  if (sound.length === 0) return common;
  if (question.kind === "number") {
    const ends = ([0, 1] as const).map((end) =>
      sound.map(({ range }) => range?.[end] ?? NaN).toSorted((a, b) => a - b),
    );
    return { ...common, range: [quantile(ends[0] ?? [], 0.5), quantile(ends[1] ?? [], 0.5)] };
  }
  const shares = sound.map(({ p = [] }) => (typeof p === "number" ? [p] : p));
  const count = shares[0]?.length ?? 0;
  const mean = Array.from({ length: count }, (_, index) =>
    meanScore(shares.map((one) => one[index] ?? 0)),
  );
  if (question.kind !== "binary") return { ...common, mean };
  const sorted = shares.map(([p = 0]) => p).toSorted((a, b) => a - b);
  const bins = new Array<number>(10).fill(0);
  for (const p of sorted) {
    const bin = Math.min(9, Math.floor(p * 10));
    bins[bin] = (bins[bin] ?? 0) + 1;
  }
  return {
    ...common,
    mean,
    bins,
    quantiles: [quantile(sorted, 0.1), quantile(sorted, 0.5), quantile(sorted, 0.9)],
  };
}

/** A hidden type of one sealed run, and the seed of its cards. */
export interface HiddenRuns {
  readonly seed: string;
  readonly runs: number;
  /** The value of an unknown in a sealed run. */
  readonly valueOf: (run: number) => (unknown: string) => string;
}

/** The log score of a seat's ratios: over every sealed run, since on one it would be luck. */
function ratioScore(
  exercise: Exercise,
  model: Ladders,
  { envelopes }: Submission,
  { seed, runs, valueOf }: HiddenRuns,
): ScoreMean | undefined {
  const weighed = envelopes.flatMap(({ envelope }) =>
    (envelope.forecast.ratios ?? []).flatMap(({ signal: id, ratio }): readonly WeighedSignal[] => {
      const signal = exercise.signals.find((one) => one.id === id);
      return signal === undefined || !(ratio > 0) ? [] : [{ signal, ratio }];
    }),
  );
  const unknown = weighed[0]?.signal.unknown;
  const last = model.unknowns.find(({ id }) => id === unknown)?.values.at(-1)?.id;
  if (unknown === undefined || last === undefined) return undefined;
  const forecasts = Array.from({ length: runs }, (_, run) => ({
    probability: beliefInRun(weighed, priorOf(exercise, unknown), valueOf(run), seed, run),
    happened: valueOf(run)(unknown) === last,
  }));
  return meanOf(forecasts.map(logScore), meanScore);
}

/** Grades a class. */
export function gradeSeats(
  exercise: Exercise,
  model: Ladders,
  inputs: readonly GradedSeatInput[],
  known: Answers,
  hidden: HiddenRuns,
): GradedSeats {
  const { questions, scoring } = exercise;
  const forecasts = inputs.map(({ submission, unopened }) =>
    forecastsOf(exercise, submission, unopened, model),
  );
  const spread = questions.map((question) =>
    spreadOf(
      question,
      forecasts.flatMap(({ last }) => last),
      model,
    ),
  );
  const against = scoring.against === "reference" ? "reference" : "half";
  const references = new Map(
    questions.flatMap((question) => {
      const shares = referenceOf(question, against, model);
      return shares === undefined ? [] : [[question.id, shares] as const];
    }),
  );
  const classMeans = new Map(
    spread.flatMap(({ question, mean }) => (mean === undefined ? [] : [[question, mean] as const])),
  );
  const seats = inputs.map(({ submission, unopened, sealed }, index): GradedSeat => {
    const { first = [], last = [], missing = [], impossible = [] } = forecasts[index] ?? {};
    const table = (
      truth: Truth,
      some: readonly QuestionForecast[],
      shares: ReadonlyMap<string, readonly number[]>,
    ): ScoreTable =>
      scoreForecasts({
        truth,
        questions,
        model,
        answers: truth === "sealed" ? sealed : known,
        forecasts: some,
        missing: some === last ? missing : [],
        references: shares,
      });
    const scores = (truth: Truth): TruthScores => {
      const own = table(truth, last, references);
      const againstClass = table(truth, last, classMeans).skill;
      const improvement = scoring.improvement
        ? improvementOf(table(truth, first, references), own)
        : undefined;
      return {
        table: own,
        ...(againstClass === undefined ? {} : { againstClass }),
        ...(improvement === undefined ? {} : { improvement }),
      };
    };
    // A table of ratios is scored whole or not at all: one could leave out the card that went wrong.
    const isWhole = !exercise.rounds.some(
      ({ id, signals }) =>
        (signals.length > 0 && unopened.includes(id)) ||
        signals.some((signal) => impossible.includes(signal)),
    );
    const ratios = isWhole ? ratioScore(exercise, model, submission, hidden) : undefined;
    return {
      seat: submission.seat,
      role: submission.role,
      optedOut: submission.optedOut,
      forecasts: last,
      sealed: scores("sealed"),
      known: scores("known"),
      ...(ratios === undefined ? {} : { ratios }),
    };
  });
  const resolved = new Set<string>();
  const binary = inputs.flatMap(({ sealed }, index): readonly BinaryForecast[] =>
    (forecasts[index]?.last ?? []).flatMap(({ question: id, p }) => {
      const question = questions.find((one) => one.id === id);
      const answer = sealed.get(id);
      if (question?.kind !== "binary" || typeof p !== "number" || !(p >= 0 && p <= 1)) return [];
      if (typeof answer !== "boolean") return [];
      resolved.add(id);
      return [{ probability: p, happened: answer }];
    }),
  );
  return {
    seats,
    spread,
    ...(binary.length === 0
      ? {}
      : { calibration: { ...decomposeBrier(binary, 10), forecasts: binary.length } }),
    resolved: resolved.size,
  };
}
