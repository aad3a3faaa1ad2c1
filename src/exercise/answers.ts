/**
 * What the sealed world says: the answers of its run, and the engine's odds over many other runs.
 * Pure: whoever calls this runs the engine and hands over the values of runs.
 */

import { at } from "../base/invariant.ts";
import type { RunList } from "../batch/engine.ts";
import type { Program } from "../ir/program.ts";
import type { Model } from "../scenario/model.ts";
import { wilsonInterval } from "../stats/proportion.ts";
import { categoriesOf } from "./categories.ts";
import type { Question } from "./model.ts";

/** `binary`: truth value; `levels`, `choice`: id of the category; `number`: number, Infinity = never. */
export type Answer = boolean | string | number;

/** Confidence of the intervals of odds. */
const LEVEL = 0.95;

/** A share of runs with its Wilson interval. */
export interface Share {
  readonly p: number;
  readonly low: number;
  readonly high: number;
}

/** What the engine gives for a question, before the run that counts is drawn. */
export type EngineOdds =
  | { readonly kind: "binary"; readonly runs: number; readonly yes: Share }
  | {
      readonly kind: "categories";
      readonly runs: number;
      readonly categories: readonly ({ readonly id: string } & Share)[];
    }
  | {
      readonly kind: "number";
      readonly runs: number;
      /** Share of runs in which it never happens (times only). */
      readonly never: number;
      /** Smallest values at or below which 5, 50 and 95 % of runs lie; Infinity = never. */
      readonly quantiles: readonly [number, number, number];
    };

/** A program with the questions of an exercise among its outcomes. */
export interface AskedProgram {
  readonly model: Pick<Model, "flashpoints" | "unknowns">;
  readonly program: Program;
  /** Index of the outcome that answers, by `questions.ID`. */
  readonly outcomeOf: ReadonlyMap<string, number>;
}

/** Runs of which answers are read. */
type AnsweredRuns = Pick<RunList, "outcomes"> & { readonly unknowns: ArrayLike<number> };

/** Reads the answer to one question off one run of a list; `undefined` after a fault that it depends on. */
type Reader = (runs: AnsweredRuns, row: number) => Answer | undefined;

/** How a question is read off runs; `undefined` where the sealed run does not decide it. */
export function readerOf(question: Question, asked: AskedProgram): Reader | undefined {
  const { sealed, kind } = question;
  const { program, model, outcomeOf } = asked;
  if (sealed === undefined || sealed.lever !== undefined) return undefined;
  const width = program.outcomes.length;
  if (sealed.unknown !== undefined) {
    const index = program.unknowns.findIndex(({ id }) => id === sealed.unknown);
    const values = program.unknowns[index]?.values;
    if (values === undefined) return undefined;
    return (runs, row) => values[at(runs.unknowns, row * program.unknowns.length + index)]?.id;
  }
  const index =
    sealed.outcome === undefined
      ? outcomeOf.get(`questions.${question.id}`)
      : program.outcomes.findIndex(({ id }) => id === sealed.outcome);
  if (index === undefined || index < 0) return undefined;
  const categories = kind === "levels" ? categoriesOf(question, model) : undefined;
  return (runs, row) => {
    const value = at(runs.outcomes, row * width + index);
    if (Number.isNaN(value)) return undefined;
    if (kind === "binary") return value === 1;
    return categories === undefined ? value : at(categories, value).id;
  };
}

/** The answer of the run at `row` of a list; `undefined` where there is none. */
export function answerOf(
  question: Question,
  asked: AskedProgram,
  runs: AnsweredRuns,
  row: number,
): Answer | undefined {
  return readerOf(question, asked)?.(runs, row);
}

/** The engine's odds from many runs; `undefined`: no engine odds. */
export function oddsOf(
  question: Question,
  asked: AskedProgram,
  runs: RunList,
  count: number,
): EngineOdds | undefined {
  const read = readerOf(question, asked);
  if (read === undefined) return undefined;
  const answers = Array.from({ length: count }, (_, row) => read(runs, row)).filter(
    (answer) => answer !== undefined,
  );
  const total = answers.length;
  if (total === 0) return undefined;
  const share = (wanted: Answer): Share => {
    const hits = answers.filter((answer) => answer === wanted).length;
    const { low, high } = wilsonInterval(hits, total, LEVEL);
    return { p: hits / total, low, high };
  };
  if (question.kind === "binary") return { kind: "binary", runs: total, yes: share(true) };
  if (question.kind === "number") {
    const sorted = answers.map(Number).sort((a, b) => a - b);
    const quantile = (q: number): number => at(sorted, Math.max(0, Math.ceil(q * total) - 1));
    return {
      kind: "number",
      runs: total,
      never: sorted.filter((value) => value === Infinity).length / total,
      quantiles: [quantile(0.05), quantile(0.5), quantile(0.95)],
    };
  }
  const categories = categoriesOf(question, asked.model) ?? [];
  return {
    kind: "categories",
    runs: total,
    categories: categories.map(({ id }) => ({ id, ...share(id) })),
  };
}
