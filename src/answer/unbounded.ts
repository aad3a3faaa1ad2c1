/** The answer of `brink exact --eventually`, `--mean-time`, `--long-run` and `--cost`: what a chain comes to without a horizon. */

import * as v from "valibot";
import type { Bounded } from "../engine/exact/answers.ts";
import type { ForeverAnswer } from "../engine/exact/forever/forever.ts";
import { caution, type Caution } from "./caution.ts";
import { headWithoutSeed, headWithoutSeedOf, tail, type HeadFacts } from "./head.ts";
import { table, type AnswerKind } from "./kind.ts";
import {
  count,
  figure,
  list,
  nullable,
  oneOf,
  optional,
  shape,
  text,
  type TypeOf,
} from "./schema.ts";
import type { Cell } from "./table.ts";

const bounded = shape({
  value: figure("The value."),
  low: figure("It is no less than this."),
  high: figure("It is no more than this."),
});

const questionSchema = shape({
  question: oneOf(
    ["eventually", "mean-time", "long-run", "cost"],
    "What is asked, as the option says it.",
  ),
  asked: text("The condition or the number, as it was written."),
  until: optional(text("Of a cost: the condition up to which it is added up.")),
  type: oneOf(["boolean", "number"], "Whether it is a condition or a number."),
  probability: nullable(
    bounded,
    "The chance that it ever comes; of a cost, that it is added up for ever. Null in the long run.",
  ),
  mean: nullable(
    bounded,
    "The mean time in steps, the share of steps or the mean in the long run, the mean sum. Null where there is none.",
  ),
  where: optional(
    v.pipe(
      bounded,
      v.description("The mean time of the runs in which it comes, where it may never come."),
    ),
  ),
  endings: optional(count("In how many classes of states that are never left runs can end up.")),
  settled: count("The step from which on no date moves the chain."),
  states: count("States that were reached, those between the parts of a step among them."),
  transitions: count("Transitions followed."),
});

/** The schema of an answer without a horizon. */
export const unboundedSchema = shape({
  ...headWithoutSeed("unbounded"),
  method: text("How it was solved."),
  unit: oneOf(["day", "week", "month"], "How long a step is."),
  questions: list(questionSchema, "What was asked, with what it came to."),
  ...tail,
});

/**
 * Answers without a horizon.
 *
 * @example
 * import { ask } from "brink";
 *
 * const answer = await ask("exact", { scenario: "two-state", longRun: "border == crisis" });
 * if (answer.kind !== "unbounded") throw new Error("another question");
 * console.assert(Math.abs((answer.questions[0]?.mean?.value ?? 0) - 0.4) < 1e-9);
 */
export type UnboundedAnswer = TypeOf<typeof unboundedSchema>;

/** A question as it was asked, and its answer. */
export interface UnboundedFound {
  readonly asked: string;
  readonly until?: string;
  readonly type: "boolean" | "number";
  readonly answer: ForeverAnswer;
}

/** What was asked. */
export interface UnboundedFacts extends Omit<HeadFacts, "engine"> {
  readonly unit: UnboundedAnswer["unit"];
  readonly elapsed: number;
}

/** The answer, keys in the order of the schema. */
export function unboundedAnswer(
  found: readonly UnboundedFound[],
  facts: UnboundedFacts,
): UnboundedAnswer {
  const { unit, elapsed } = facts;
  return {
    ...headWithoutSeedOf("unbounded", { ...facts, engine: "exact" }),
    cautions: found.flatMap(cautionsOf),
    method: "elimination of states, with a bound on what is left",
    unit,
    questions: found.map(questionOf),
    ...{ uncertainty: "none", forecast: false, elapsed },
  };
}

function questionOf({
  asked,
  until,
  type,
  answer,
}: UnboundedFound): UnboundedAnswer["questions"][number] {
  const { found, settled, states, transitions } = answer;
  const start = { question: found.kind, asked, ...(until === undefined ? {} : { until }), type };
  const rest = { settled, states, transitions };
  switch (found.kind) {
    case "eventually":
      return { ...start, probability: found.probability, mean: null, ...rest };
    case "mean-time": {
      const { probability, mean = null, where } = found;
      return { ...start, probability, mean, ...(where === undefined ? {} : { where }), ...rest };
    }
    case "long-run":
      return { ...start, probability: null, mean: found.mean, endings: found.classes, ...rest };
    case "cost":
      return { ...start, probability: found.endless ?? null, mean: found.mean ?? null, ...rest };
  }
}

function cautionsOf({ asked, answer: { found } }: UnboundedFound): readonly Caution[] {
  const chance = ({ value }: Bounded): number => 100 * value;
  if (found.kind === "mean-time" && found.mean === undefined) {
    return [caution("unbounded-never", { asked, chance: chance(found.probability) })];
  }
  if (found.kind === "cost" && found.endless !== undefined) {
    return [caution("unbounded-endless", { asked, chance: chance(found.endless) })];
  }
  return [];
}

const row = (names: readonly Cell[], measure: string, one: Bounded | null | undefined) =>
  one === null || one === undefined ? [] : [[...names, measure, one.value, one.low, one.high]];

/** One number a row, with its bounds. */
const numbers = table<UnboundedAnswer>()(
  {
    ...{ question: "text", asked: "text", until: "text", measure: "text" },
    ...{ estimate: "number", low: "number", high: "number" },
  },
  ({ questions }) =>
    questions.flatMap(({ question, asked, until = null, probability, mean, where }) => [
      ...row([question, asked, until], "probability", probability),
      ...row([question, asked, until], "mean", mean),
      ...row([question, asked, until], "mean where it comes", where),
    ]),
);

/** The kind `unbounded`: its schema and its table. */
export const unbounded: AnswerKind<typeof unboundedSchema> = {
  schema: unboundedSchema,
  table: numbers,
};
