/** The answer of `brink batch --ask`: on which side of a threshold a probability lies. */

import type { Answered, Question } from "../study/precision.ts";
import type { BatchFacts } from "./batch.ts";
import { runCautions } from "./faulted.ts";
import { caution } from "./caution.ts";
import { head, headOf, partial, tail } from "./head.ts";
import { table, type AnswerKind } from "./kind.ts";
import { faultsSchema } from "./outcome.ts";
import { count, nullable, oneOf, shape, share, text, type TypeOf } from "./schema.ts";
import * as v from "valibot";

const side = (meaning: string) =>
  nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(1)), meaning);

/** The shape of an answer of the kind `ask`. */
export const askSchema = shape({
  ...head("ask"),
  question: text("As asked."),
  condition: text("What is asked about: an expression, or the id of an outcome."),
  comparison: oneOf([">", "<"], "Which side is asked about."),
  threshold: share("The threshold."),
  answer: oneOf(["yes", "no", "undecided"], "The answer."),
  errorAtMost: side("How often such an answer is wrong at most; null without a run."),
  runs: count("Runs that were made."),
  runsCounted: count("Runs in which the condition has a value."),
  runsMost: count("Runs at most."),
  partial,
  faults: faultsSchema,
  probability: side("Share of the runs in which it came true; null without a run."),
  low: side("Lower bound of its interval."),
  high: side("Upper bound of its interval."),
  level: side("Confidence level of the interval."),
  method: nullable(v.string(), "How the interval was made."),
  count: count("Runs in which it came true."),
  runsPerSecond: count("Runs that were made in a second."),
  ...tail,
});

/**
 * The answer to a threshold question.
 *
 * @example
 * import { ask } from "brink";
 *
 * const answer = await ask("batch", { scenario: "two-state", ask: "P(any_crisis) > 50%" });
 * console.assert(answer.kind === "ask" && answer.answer === "yes");
 */
export type AskAnswer = TypeOf<typeof askSchema>;

/** What was asked, and what was counted for it. */
export interface AskFacts extends Omit<BatchFacts, "precision"> {
  readonly question: Question & { readonly text: string };
  /** Runs in which it came true, and in which it has a value. */
  readonly count: number;
  readonly counted: number;
  readonly stopped: boolean;
}

/** The answer; `said` is absent if the condition has a value in no run. */
export function askAnswer(said: Answered | undefined, facts: AskFacts): AskAnswer {
  const { question, runs, runsRequested, faults, count: seen, counted, stopped } = facts;
  const { condition, comparison, threshold } = question;
  const { interval } = said ?? {};
  // Fewer runs than allowed are no sign that it was stopped: they were enough.
  const wanted = { ...facts, runsRequested: stopped ? runsRequested : runs };
  return {
    ...headOf("ask", facts),
    cautions: [
      ...runCautions(wanted, said && { told: [{ id: condition, runs: counted }], valueless: [] }),
      ...(said?.verdict === "undecided" ? [caution("ask-undecided")] : []),
    ],
    ...{ question: question.text, condition, comparison, threshold },
    answer: said?.verdict ?? "undecided",
    errorAtMost: interval === undefined ? null : Number((1 - interval.level).toFixed(12)),
    ...{ runs, runsCounted: counted, runsMost: runsRequested, partial: stopped, faults },
    probability: said === undefined ? null : seen / counted,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    level: interval?.level ?? null,
    method: interval?.method ?? null,
    count: seen,
    runsPerSecond: facts.runsPerSecond,
    uncertainty: "sampling",
    forecast: false,
    elapsed: facts.elapsed,
  };
}

/** A single row. */
const verdict = table<AskAnswer>()(
  {
    ...{ question: "text", answer: "text", probability: "number", low: "number", high: "number" },
    ...{ confidence: "number", method: "text", count: "count", runs: "count" },
  },
  (one) => [
    [
      ...[one.question, one.answer, one.probability, one.low, one.high],
      ...[one.level, one.method, one.count, one.runsCounted],
    ],
  ],
);

/** The kind `ask`: its schema and its table. */
export const ask: AnswerKind<typeof askSchema> = { schema: askSchema, table: verdict };
