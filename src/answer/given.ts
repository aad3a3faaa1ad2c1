/** The answer of `brink batch --given`: what the runs that meet a condition came to, beside all runs. */

import * as v from "valibot";
import type { ConditionalEstimates, ConditionalUnknown } from "../study/conditional.ts";
import type { BatchFacts } from "./batch.ts";
import { runCautions, type Valued } from "./faulted.ts";
import { caution, type Caution } from "./caution.ts";
import { head, headOf, partial, tail } from "./head.ts";
import { table, type AnswerKind } from "./kind.ts";
import {
  byValue,
  entriesBy,
  faultsSchema,
  outcomeAnswer,
  outcomeSchema,
  shareAnswer,
  shareSchema,
  type OutcomeAnswer,
  type ShareAnswer,
} from "./outcome.ts";
import { byId, count, nullable, optional, shape, share, text, type TypeOf } from "./schema.ts";
import type { Cell } from "./table.ts";

/** The shape of an answer of the kind `given`. */
export const givenSchema = shape({
  ...head("given"),
  runs: count("Runs that were made."),
  runsCounted: count("Runs without any fault."),
  runsRequested: count("Runs that were wanted."),
  partial,
  faults: faultsSchema,
  given: shape({
    condition: text("The condition, or the id of an outcome, as asked."),
    runs: count("Runs that met it: what everything given it rests on."),
    valued: optional(
      count("Runs in which it has a value, where a fault leaves some out: what its share is of."),
    ),
    probability: optional(share("Share of the runs that met it; absent without a run.")),
    low: optional(share("Lower bound of its interval.")),
    high: optional(share("Upper bound of its interval.")),
    level: optional(share("Confidence level of the interval.")),
    method: optional(text("How the interval was made.")),
    count: optional(count("Runs that met it.")),
  }),
  outcomes: byId(
    shape({
      all: v.pipe(outcomeSchema, v.description("Over all runs.")),
      given: nullable(outcomeSchema, "Of the runs that met the condition; null if none did."),
      joint: optional(
        v.pipe(shareSchema, v.description("Both, of the runs in which both have a value.")),
      ),
    }),
    "Each outcome over all runs, over those that met the condition, and both at once (joint).",
  ),
  unknowns: byValue(
    shape({
      all: shareSchema,
      given: nullable(shareSchema, "Of the runs that met the condition; null if none did."),
    }),
    "What was drawn at the start.",
  ),
  runsPerSecond: count("Runs that were made in a second."),
  ...tail,
});

/**
 * Runs counted with and without a condition.
 *
 * @example
 * import { ask } from "brink";
 *
 * const answer = await ask("batch", { scenario: "two-state", given: "any_crisis", runs: 500 });
 * if (answer.kind === "given") console.log(answer.outcomes["crisis_at_end"]);
 */
export type GivenAnswer = TypeOf<typeof givenSchema>;

/** With fewer runs than this a reader is warned that they are few. */
const FEW_RUNS = 100;

/** The answer; without estimates where the condition has a value in no run. */
export function givenAnswer(
  estimates: ConditionalEstimates | undefined,
  condition: string,
  facts: Omit<BatchFacts, "precision">,
): GivenAnswer {
  const { runs, runsRequested, faults, runsPerSecond, elapsed } = facts;
  const { level = 0, dates = [], outcomes = [], unknowns = [] } = estimates ?? {};
  const met = estimates?.condition;
  return {
    ...headOf("given", facts),
    cautions: [...runCautions(facts, valuedOf(estimates)), ...ownCautions(estimates)],
    ...{ runs, runsCounted: runs - faults.count, runsRequested, partial: runs < runsRequested },
    faults,
    given: {
      ...{ condition, runs: met?.count ?? 0 },
      ...(estimates === undefined || estimates.runs === runs ? {} : { valued: estimates.runs }),
      ...(met === undefined ? {} : shareAnswer(met, level, "wilson")),
    },
    outcomes: entriesBy(outcomes, ({ all, given, joint }) => ({
      all: outcomeAnswer(all, level, dates, runs),
      given: given === undefined ? null : outcomeAnswer(given, level, dates, met?.count ?? 0),
      ...(joint === undefined ? {} : { joint: shareAnswer(joint, level, "wilson") }),
    })),
    unknowns: Object.fromEntries(unknowns.map((one) => [one.all.id, drawn(one, level)])),
    ...{ runsPerSecond, uncertainty: "sampling", forecast: false, elapsed },
  };
}

/** What was asked: outcomes, the condition among them. */
function valuedOf(estimates: ConditionalEstimates | undefined): Valued | undefined {
  if (estimates === undefined) return undefined;
  const { condition, outcomes, valueless, runs } = estimates;
  const others = outcomes.filter(({ id }) => id !== condition.id).map(({ all }) => all);
  return { valueless, told: [...others, { id: condition.id, runs }] };
}

function drawn({ all, given }: ConditionalUnknown, level: number) {
  const entries = all.values.map((value, index) => {
    const other = given?.values[index];
    return [
      value.id,
      {
        all: shareAnswer(value, level, "wilson"),
        given: other === undefined ? null : shareAnswer(other, level, "wilson"),
      },
    ] as const;
  });
  return Object.fromEntries(entries);
}

function ownCautions(estimates: ConditionalEstimates | undefined): Caution[] {
  if (estimates === undefined) return [];
  const { count: met } = estimates.condition;
  if (met === 0) return [caution("given-never-met", { runs: estimates.runs })];
  return met < FEW_RUNS ? [caution("given-few", { n: met })] : [];
}

function shareRow(
  names: readonly [kind: string, id: string, value: string],
  over: string,
  { probability, low, high, level, method, count: seen }: Omit<ShareAnswer, "type">,
): Cell[] {
  return [...names, "probability", over, probability, low, high, level, method, seen];
}

function outcomeRow(id: string, over: string, outcome: OutcomeAnswer): Cell[] {
  if (outcome.type !== "number") return shareRow(["outcome", id, ""], over, outcome);
  const { mean, low, high, level, method } = outcome;
  return ["outcome", id, "", "mean", over, mean, low, high, level, method, null];
}

/** One number a row; `over` says of which runs: all, given, or both (joint, as a share of all). */
const numbers = table<GivenAnswer>()(
  {
    ...{ kind: "text", id: "text", value: "text", measure: "text", over: "text" },
    ...{ estimate: "number", low: "number", high: "number", confidence: "number" },
    ...{ method: "text", count: "count" },
  },
  ({ given: { condition, probability, low, high, level, method, count: met }, ...answer }) => [
    ...(probability === undefined
      ? []
      : [
          ["condition", condition, "", "probability", "all", probability, low ?? null].concat([
            ...[high ?? null, level ?? null, method ?? null, met ?? null],
          ]),
        ]),
    ...Object.entries(answer.outcomes).flatMap(([id, { all, given, joint }]) => [
      outcomeRow(id, "all", all),
      ...(given === null ? [] : [outcomeRow(id, "given", given)]),
      ...(joint === undefined ? [] : [shareRow(["outcome", id, ""], "both", joint)]),
    ]),
    ...Object.entries(answer.unknowns).flatMap(([id, values]) =>
      (["all", "given"] as const).flatMap((over) =>
        Object.entries(values).flatMap(([value, one]) => {
          const found = one[over];
          return found === null ? [] : [shareRow(["unknown", id, value], over, found)];
        }),
      ),
    ),
  ],
);

/** The kind `given`: its schema and its table. */
export const given: AnswerKind<typeof givenSchema> = { schema: givenSchema, table: numbers };
