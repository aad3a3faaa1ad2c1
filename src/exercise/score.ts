/**
 * Forecasts against answers: a table of scores with a bootstrap interval beside each mean, and a word
 * of warning where the questions are too few to tell skill from luck.
 *
 * Answers of the sealed run, answers of history, and odds of the engine are never mixed: each is scored
 * by a call of its own, and the table says which.
 */

import { at } from "../base/invariant.ts";
import { keyOfSeed } from "../random/seed.ts";
import { luckOf } from "../random/stream.ts";
import { bootstrapInterval } from "../stats/bootstrap.ts";
import type { Interval } from "../stats/interval.ts";
import {
  brierScore,
  logScore,
  meanScore,
  multiClassBrier,
  multiClassLog,
  rankedProbabilityScore,
  skillScore,
} from "../stats/scores.ts";
import type { Answer } from "./answers.ts";
import { categoriesOf } from "./categories.ts";
import type { QuestionForecast } from "./commitment.ts";
import type { Question } from "./model.ts";
import type { Model } from "../scenario/model.ts";

/** Which truth a table goes by. */
export type Truth = "sealed" | "known";

/** Below this many scored questions a mean is mostly luck, and is said to be. */
export const ENOUGH_QUESTIONS = 20;

/** Below this many questions with a reference there is no skill: a ratio of one or two scores is wild. */
const ENOUGH_COMPARED = 3;

/** What is wrong with a forecast. */
export type ForecastFault = "no-probability" | "outside" | "count" | "sum" | "range";

/** A question that was scored. */
export interface ScoredQuestion {
  readonly question: string;
  /**
   * The main score, from 0 (best) to 1: Brier for `binary`, ranked probability score for `levels`, half
   * of the multi-class Brier score for `choice`.
   */
  readonly score: number;
  readonly rule: "brier" | "rps" | "half-brier";
  /** In nats, clipped to probabilities of 0.01 to 0.99. */
  readonly log: number;
  /** The main score of the reference forecast, where there is one. */
  readonly reference?: number;
  /** Sealed and not opened. */
  readonly missing?: true;
}

/** A mean with its interval; none for fewer than two questions. */
export interface ScoreMean {
  readonly mean: number;
  readonly interval?: Interval;
}

/** The scores of one forecaster in one round. */
export interface ScoreTable {
  readonly truth: Truth;
  readonly questions: readonly ScoredQuestion[];
  /** Ranges for numbers: how many of them held the answer (9 of 10 should). */
  readonly ranges: { readonly held: number; readonly asked: number };
  readonly score?: ScoreMean;
  readonly log?: ScoreMean;
  /** 1 − score / reference over the questions that have a reference, if they are enough; above 0 is better. */
  readonly skill?: ScoreMean;
  /** Fewer than `ENOUGH_QUESTIONS`: the mean is mostly luck. */
  readonly noise: boolean;
  readonly faults: readonly { readonly question: string; readonly fault: ForecastFault }[];
}

/** What of a scenario says which categories a question has. */
export type Ladders = Pick<Model, "flashpoints" | "unknowns">;

/** How far shares may sum to other than 1: rounding by hand. */
const SUM_TOLERANCE = 1e-6;

/** What is wrong with a forecast; `undefined` if it can be scored. */
export function faultOf(
  question: Question,
  forecast: QuestionForecast,
  model: Ladders,
): ForecastFault | undefined {
  if (question.kind === "number") {
    const { range } = forecast;
    return range === undefined || !(range[0] <= range[1]) ? "range" : undefined;
  }
  const { p } = forecast;
  if (p === undefined) return "no-probability";
  const shares = typeof p === "number" ? [p] : p;
  if (!shares.every((share) => share >= 0 && share <= 1)) return "outside";
  const count = question.kind === "binary" ? 1 : (categoriesOf(question, model)?.length ?? 0);
  if (shares.length !== count) return "count";
  const total = shares.reduce((sum, share) => sum + share, 0);
  return question.kind !== "binary" && Math.abs(total - 1) > SUM_TOLERANCE ? "sum" : undefined;
}

/** Main score, its rule, and log score of shares that `faultOf` found nothing wrong with. */
function scoreShares(
  question: Question,
  shares: readonly number[],
  answer: Answer,
  model: Ladders,
): Omit<ScoredQuestion, "question" | "reference"> | undefined {
  if (question.kind === "binary") {
    const forecast = { probability: at(shares, 0), happened: answer === true };
    return { score: brierScore(forecast), rule: "brier", log: logScore(forecast) };
  }
  const observed = categoriesOf(question, model)?.findIndex(({ id }) => id === answer) ?? -1;
  if (observed < 0) return undefined;
  const log = multiClassLog(shares, observed);
  return question.kind === "levels"
    ? { score: rankedProbabilityScore(shares, observed), rule: "rps", log }
    : { score: multiClassBrier(shares, observed) / 2, rule: "half-brier", log };
}

/** What a table is made of. */
export interface ScoreRequest {
  readonly truth: Truth;
  readonly questions: readonly Question[];
  readonly model: Ladders;
  /** By question; a question without an answer is not scored. */
  readonly answers: ReadonlyMap<string, Answer>;
  readonly forecasts: readonly QuestionForecast[];
  /** Questions whose sealed answer was not opened: they score as the worst that there is. */
  readonly missing?: readonly string[];
  /** Shares to measure skill against, by question; see `referenceOf`. */
  readonly references: ReadonlyMap<string, readonly number[]>;
}

/** Scores the forecasts of one person in one round against one truth. */
export function scoreForecasts(request: ScoreRequest): ScoreTable {
  const { truth, questions, model, answers, forecasts, references } = request;
  const scored: ScoredQuestion[] = [];
  const faults: { readonly question: string; readonly fault: ForecastFault }[] = [];
  const ranges = { held: 0, asked: 0 };
  for (const forecast of forecasts) {
    const question = questions.find(({ id }) => id === forecast.question);
    if (question === undefined) continue;
    const fault = faultOf(question, forecast, model);
    if (fault !== undefined) {
      faults.push({ question: question.id, fault });
      continue;
    }
    const answer = answers.get(question.id);
    if (answer === undefined) continue;
    const { p = [], range } = forecast;
    if (question.kind === "number" && range !== undefined) {
      const value = Number(answer);
      ranges.asked += 1;
      if (range[0] <= value && value <= range[1]) ranges.held += 1;
      continue;
    }
    const own = scoreShares(question, typeof p === "number" ? [p] : p, answer, model);
    if (own === undefined) continue;
    const given = references.get(question.id);
    const reference =
      given === undefined ? undefined : scoreShares(question, given, answer, model)?.score;
    scored.push({
      question: question.id,
      ...own,
      ...(reference === undefined ? {} : { reference }),
    });
  }
  for (const id of request.missing ?? []) {
    const question = questions.find((one) => one.id === id);
    const answer = answers.get(id);
    if (question === undefined || answer === undefined) continue;
    if (question.kind === "number") ranges.asked += 1;
    else scored.push(worstOf(question, answer, references.get(id), model));
  }
  const compared = scored.filter(({ reference }) => reference !== undefined);
  const skill = compared.length < ENOUGH_COMPARED ? undefined : meanOf(compared, skillOf);
  const score = meanOf(scored, (some) => meanScore(some.map((one) => one.score)));
  const log = meanOf(scored, (some) => meanScore(some.map((one) => one.log)));
  return {
    truth,
    questions: scored,
    ranges,
    ...(score === undefined ? {} : { score }),
    ...(log === undefined ? {} : { log }),
    ...(skill === undefined ? {} : { skill }),
    noise: scored.length < ENOUGH_QUESTIONS,
    faults,
  };
}

/** What a question scores whose sealed answer was kept back: as if it had been certain and wrong. */
function worstOf(
  question: Question,
  answer: Answer,
  shares: readonly number[] | undefined,
  model: Ladders,
): ScoredQuestion {
  const given = shares === undefined ? undefined : scoreShares(question, shares, answer, model);
  const { kind } = question;
  return {
    question: question.id,
    score: 1,
    rule: kind === "binary" ? "brier" : kind === "levels" ? "rps" : "half-brier",
    log: multiClassLog([0, 1], 0),
    ...(given === undefined ? {} : { reference: given.score }),
    missing: true,
  };
}

function skillOf(some: readonly ScoredQuestion[]): number {
  const own = meanScore(some.map(({ score }) => score));
  const reference = meanScore(some.map((one) => one.reference ?? NaN));
  return skillScore(own, reference) ?? NaN;
}

/** How the last forecasts differ from the first ones: mean of last − first; below 0 is better. */
export function improvementOf(first: ScoreTable, last: ScoreTable): ScoreMean | undefined {
  const pairs = first.questions.flatMap((before) => {
    const after = last.questions.find(({ question }) => question === before.question);
    return after === undefined ? [] : [after.score - before.score];
  });
  return meanOf(pairs, meanScore);
}

/** Confidence of the intervals. */
const LEVEL = 0.95;
const bootstrapKey = keyOfSeed("brink: bootstrap of scores");

/** A statistic with its bootstrap interval, if it is finite: the same numbers on any machine. */
export function meanOf<T>(
  items: readonly T[],
  statistic: (some: readonly T[]) => number,
): ScoreMean | undefined {
  if (items.length === 0) return undefined;
  const mean = statistic(items);
  if (!Number.isFinite(mean)) return undefined;
  if (items.length === 1) return { mean };
  const luck = luckOf(bootstrapKey, 0);
  const interval = bootstrapInterval(items, statistic, luck, LEVEL);
  // Equal scores show no spread, which proves none.
  return interval.low < interval.high ? { mean, interval } : { mean };
}

/**
 * What skill is measured against: the question's own outside view, or even odds. For the mean of a
 * class, give its mean forecasts instead.
 */
export function referenceOf(
  question: Question,
  against: "reference" | "half",
  model: Ladders,
): readonly number[] | undefined {
  if (against === "reference") return question.reference?.p;
  if (question.kind === "binary") return [0.5];
  const categories = categoriesOf(question, model)?.length ?? 0;
  return categories === 0 ? undefined : Array.from({ length: categories }, () => 1 / categories);
}
