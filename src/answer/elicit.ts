/** What experts said of the numbers of a scenario, pooled: `brink elicit pool`. */

import * as v from "valibot";
import type { HandInFault, HandInProblem } from "../elicit/hand-in.ts";
import type { AskedKind, AskedNumber } from "../elicit/questions.ts";
import type { Seed } from "../elicit/seeds.ts";
import type { Pooled, PooledAnswer, PooledNumber, QuantileSet } from "../elicit/pool.ts";
import { caution, cautionSchema, type Caution } from "./caution.ts";
import { SCHEMA_VERSION } from "./head.ts";
import { table, type AnswerKind } from "./kind.ts";
import { bound, byId, count, figure, flag, list, nullable, oneOf, optional } from "./schema.ts";
import { shape, share, text, type TypeOf } from "./schema.ts";

const problems: { readonly [Problem in HandInProblem]: true } = {
  ...{ unreadable: true, "other-scenario": true, "other-quantiles": true, twice: true },
  ...{ "unknown-question": true, missing: true, number: true, order: true, bounds: true },
};

const kinds: { readonly [Kind in AskedKind | "seed"]: true } = {
  ...{ "chance-day": true, "chance-week": true, "chance-month": true, "chance-year": true },
  ...{ chance: true, hazard: true, share: true, multiplier: true, weight: true, start: true },
  ...{ number: true, seed: true },
};

const pool = shape({
  q05: figure("5 % of the pool lies below."),
  q25: figure("Its lower quartile."),
  median: figure("Its middle."),
  q75: figure("Its upper quartile."),
  q95: figure("95 % of it lies below."),
});

const number = shape({
  value: figure("The value."),
  low: figure("The lower end of its range."),
  high: figure("The upper end of its range."),
});

/** The shape of what `brink elicit` answers. */
export const elicitSchema = shape({
  kind: v.literal("elicit"),
  schema: v.literal(SCHEMA_VERSION),
  scenario: text("Id of the scenario."),
  scenarioHash: text("SHA-256 of the checked scenario; texts do not count."),
  engineVersion: text("The version of Brink."),
  cautions: list(cautionSchema, "What a reader must be warned of."),
  quantiles: oneOf(["quartiles", "5-50-95"], "Which three quantiles were asked for."),
  weights: oneOf(["equal", "performance"], "By which weights `proposed` is pooled."),
  cutoff: share("Calibration below which an expert has no weight by performance."),
  experts: list(
    shape({
      expert: text("As the form names the expert."),
      seeds: count("Seed questions that were answered."),
      calibration: bound("Calibration by the seeds, 0 … 1; null without any."),
      information: bound("Mean information of the answers to seeds, ≥ 0; null without any."),
      weight: bound("Weight by performance, of all experts 1; null without seeds."),
    }),
    "Experts whose file counts.",
  ),
  faults: list(
    shape({
      file: text("The file."),
      expert: optional(text("Whose it is.")),
      question: optional(text("The question.")),
      problem: oneOf(Object.keys(problems) as HandInProblem[], "What is wrong or missing."),
      found: optional(text("What was written.")),
    }),
    "Files and answers that are not counted.",
  ),
  questions: byId(
    shape({
      kind: oneOf(Object.keys(kinds) as (AskedKind | "seed")[], "What is asked for."),
      percent: flag("Whether it is a probability or a share."),
      answer: bound("Of a seed: the answer that is known; else null."),
      estimates: list(
        shape({
          expert: text("Who."),
          values: v.pipe(
            v.array(v.pipe(v.number(), v.finite())),
            v.length(3),
            v.description("The three quantiles."),
          ),
        }),
        "What was said.",
      ),
      equal: pool,
      performance: nullable(pool, "The pool by performance; null without seeds or weights."),
      present: nullable(number, "What the scenario says now; null for a seed."),
      proposed: nullable(number, "What the pool comes to; null for a seed."),
    }),
    "Questions that anyone answered, by id.",
  ),
  yaml: text("The proposed numbers as changes of the scenario's file."),
  written: optional(text("The file that was written.")),
});

/** The answer of `brink elicit pool`. */
export type ElicitAnswer = TypeOf<typeof elicitSchema>;

/** What was asked, and how. */
export interface ElicitFacts {
  readonly scenario: string;
  readonly scenarioHash: string;
  readonly engineVersion: string;
  readonly quantiles: QuantileSet;
  readonly weights: "equal" | "performance";
  readonly cutoff: number;
  readonly faults: readonly HandInFault[];
  readonly numbers: readonly AskedNumber[];
  readonly seeds: readonly Seed[];
  readonly proposed: ReadonlyMap<string, PooledNumber>;
  readonly yaml: string;
  readonly written?: string;
}

/** Seeds and experts below which calibration, and a pool, say little. */
const FEW_SEEDS = 10;
const FEW_EXPERTS = 4;

/** The answer, keys in the order of the schema. */
export function elicitAnswer(found: Pooled, facts: ElicitFacts): ElicitAnswer {
  const { numbers, seeds, proposed, faults, yaml, written, ...asked } = facts;
  const { scenario, scenarioHash, engineVersion, quantiles, weights, cutoff } = asked;
  return {
    kind: "elicit",
    schema: SCHEMA_VERSION,
    ...{ scenario, scenarioHash, engineVersion },
    cautions: cautionsOf(found, facts),
    ...{ quantiles, weights, cutoff },
    experts: found.experts.map(({ expert, seeds: own, calibration, information, weight }) => ({
      ...{ expert, seeds: own, calibration: calibration ?? null },
      ...{ information: information ?? null, weight: weight ?? null },
    })),
    faults: [...faults],
    questions: Object.fromEntries(
      found.questions.map((question) => {
        const { estimates, equal } = question;
        const { id } = question.question;
        const weighed = question.performance;
        const asking = numbers.find((one) => one.id === id);
        const seed = seeds.find((one) => one.id === id);
        const { value = 0, prior } = asking?.parameter ?? {};
        return [
          id,
          {
            kind: asking?.kind ?? ("seed" as const),
            percent: (asking ?? seed)?.percent ?? false,
            answer: seed?.answer ?? null,
            estimates: estimates.map(({ expert, quantiles: values }) => ({
              expert,
              values: [...values],
            })),
            equal: poolOf(equal),
            performance: weighed === undefined ? null : poolOf(weighed),
            present: prior === undefined ? null : { value, low: prior.low, high: prior.high },
            proposed: proposed.get(id) ?? null,
          },
        ];
      }),
    ),
    yaml,
    ...(written === undefined ? {} : { written }),
  };
}

const poolOf = ({ q05, q25, median, q75, q95 }: PooledAnswer) => ({ q05, q25, median, q75, q95 });

function cautionsOf({ experts }: Pooled, { faults, seeds, weights }: ElicitFacts): Caution[] {
  const answered = Math.max(0, ...experts.map((one) => one.seeds));
  const weightless = experts.every(({ weight = 0 }) => weight === 0);
  return [
    ...(faults.length > 0 ? [caution("elicit-faults", { n: faults.length })] : []),
    ...(experts.length < FEW_EXPERTS ? [caution("elicit-few", { n: experts.length })] : []),
    ...(seeds.length > 0 && answered < FEW_SEEDS
      ? [caution("elicit-few-seeds", { n: answered })]
      : []),
    ...(weights === "performance" && weightless ? [caution("elicit-no-weight")] : []),
  ];
}

/** One pool a row. */
export const elicit: AnswerKind<typeof elicitSchema> = {
  schema: elicitSchema,
  table: table<ElicitAnswer>()(
    {
      ...{ question: "text", kind: "text", weights: "text", experts: "number", answer: "number" },
      ...{ q05: "number", q25: "number", median: "number", q75: "number", q95: "number" },
    },
    ({ questions }) =>
      Object.entries(questions).flatMap(([id, question]) =>
        (["equal", "performance"] as const).flatMap((weights) => {
          const one = question[weights];
          if (one === null) return [];
          const { kind, answer, estimates } = question;
          const { q05, q25, median, q75, q95 } = one;
          return [[id, kind, weights, estimates.length, answer, q05, q25, median, q75, q95]];
        }),
      ),
  ),
};
