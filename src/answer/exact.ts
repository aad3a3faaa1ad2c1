/**
 * The answer of `brink exact`: every outcome between bounds that hold for certain; with `--at` the levels
 * of the flashpoints in some steps, with `--given` what a condition changes.
 */

import { at } from "../base/invariant.ts";
import type { RunFault } from "../engine/interpreter/fault.ts";
import type { Bounded, ExactAnswer as Solved } from "../engine/exact/answers.ts";
import type { StepAsked } from "../engine/exact/asked-steps.ts";
import type { GivenSolution } from "../engine/exact/given.ts";
import type { Occupancy } from "../engine/exact/occupancy.ts";
import type { Solution } from "../engine/exact/solve.ts";
import type { SoundSolution } from "../engine/exact/soundly.ts";
import { caution, type Caution } from "./caution.ts";
import { exactSchema, type ExactAnswer } from "./exact-schema.ts";
import { headWithoutSeedOf, type HeadFacts } from "./head.ts";
import { table, type AnswerKind } from "./kind.ts";
import { asShare, finite, stepValue } from "./schema.ts";
import type { Cell } from "./table.ts";

/** What was asked, and how long it took. */
export interface ExactFacts extends Omit<HeadFacts, "engine"> {
  readonly drop: number;
  /** The condition as asked, and whether it was added to the scenario for the question. */
  readonly given?: { readonly condition: string; readonly hidden: boolean };
  readonly steps: readonly StepAsked[];
  readonly left: SoundSolution["left"];
  readonly elapsed: number;
}

/** Less than this is the dust of rounding: nothing was dropped. */
const NOTHING = 1e-200;

/** The answer, keys in the order of the schema. */
export function exactAnswer(solved: Solution | GivenSolution, facts: ExactFacts): ExactAnswer {
  const { drop, given, steps, elapsed } = facts;
  const conditioned = "all" in solved ? solved : undefined;
  const { answers, possible, peak, transitions, alike, rounding, dropped, occupancy } =
    "all" in solved ? solved.all : solved;
  const hidden = given?.hidden === true ? conditioned?.condition : undefined;
  return {
    ...headWithoutSeedOf("exact", { ...facts, engine: "exact" }),
    cautions: cautionsOf(dropped, conditioned, facts),
    drop,
    method: "forward solution",
    statesPossible: possible,
    statesAtOnce: peak,
    transitions,
    ...(alike.length === 0 ? {} : { alike }),
    rounding,
    dropped,
    outcomes: Object.fromEntries(
      answers.flatMap((one, index) => (index === hidden ? [] : [[one.id, outcomeOf(one)]])),
    ),
    ...(occupancy === undefined ? {} : { levels: levelsOf(occupancy, steps) }),
    ...(conditioned === undefined || given === undefined
      ? {}
      : { given: givenOf(conditioned, given.condition, hidden) }),
    uncertainty: "none",
    forecast: false,
    elapsed,
  };
}

function cautionsOf(
  dropped: number,
  given: GivenSolution | undefined,
  { left }: ExactFacts,
): Caution[] {
  const fault = (of: RunFault) => ({ step: of.step, place: of.place.path, reason: of.reason });
  return [
    ...(left === undefined
      ? []
      : [caution("exact-faults", { outcomes: left.ids, ...fault(left.fault) })]),
    ...(given !== undefined && given.probability.low <= 0 ? [caution("exact-never")] : []),
    ...(dropped > NOTHING ? [caution("exact-dropped", { mass: dropped.toExponential(1) })] : []),
  ];
}

const boundsOf = ({ low, high }: Bounded) => ({ low: finite(low), high: finite(high) });

const boundedOf = (one: Bounded) => ({ value: finite(one.value), ...boundsOf(one) });

const foundOf = (one: Bounded | undefined) => (one === undefined ? null : boundedOf(one));

function outcomeOf(answer: Solved): ExactAnswer["outcomes"][string] {
  switch (answer.kind) {
    case "boolean": {
      const { probability } = answer;
      return { type: "boolean", probability: probability.value, ...boundsOf(probability) };
    }
    case "number": {
      const { mean, values, within } = answer;
      return {
        type: "number",
        mean: finite(mean.value),
        ...boundsOf(mean),
        values: values.map(({ value, probability }) => ({
          value,
          probability: asShare(probability),
        })),
        within,
      };
    }
    case "time": {
      const { probability, steps, within, mean, quantiles } = answer;
      return {
        type: "time",
        probability: probability.value,
        ...boundsOf(probability),
        steps: steps.map(asShare),
        within,
        mean: foundOf(mean),
        quantiles: quantiles.map((one) => ({
          ...{ share: one.share, step: stepValue(one.step) },
          ...{ low: stepValue(one.low), high: stepValue(one.high) },
        })),
      };
    }
  }
}

function levelsOf(
  { ladders, within }: Occupancy,
  asked: readonly StepAsked[],
): NonNullable<ExactAnswer["levels"]> {
  return {
    within,
    steps: asked.map(({ step, date }) => ({
      step,
      date,
      flashpoints: Object.fromEntries(
        ladders.map(({ id, levels, standing, reached }) => [
          id,
          Object.fromEntries(
            levels.map((level, index) => [
              level,
              {
                probability: asShare(at(at(standing, step), index)),
                reached: asShare(at(at(reached, step), index)),
              },
            ]),
          ),
        ]),
      ),
    })),
  };
}

function givenOf(
  { probability, outcomes, unknowns }: GivenSolution,
  condition: string,
  hidden: number | undefined,
): NonNullable<ExactAnswer["given"]> {
  const met = probability.low > 0;
  return {
    condition,
    ...boundedOf(probability),
    outcomes: Object.fromEntries(
      outcomes.flatMap((one, index) => {
        if (index === hidden) return [];
        const entry = {
          ...("joint" in one
            ? { probability: foundOf(one.probability), joint: foundOf(one.joint) }
            : {}),
          ...("mean" in one ? { mean: foundOf(one.mean) } : {}),
        };
        return [[one.id, met ? entry : null]];
      }),
    ),
    unknowns: Object.fromEntries(
      unknowns.map(({ id, values }) => [
        id,
        Object.fromEntries(
          values.map((value) => [
            value.id,
            { all: boundedOf(value.all), given: foundOf(value.given) },
          ]),
        ),
      ]),
    ),
  };
}

type Estimate = { readonly [Bound in "value" | "low" | "high"]: Cell };

/** A row for each estimate that there is, by measure. */
const measured = (
  names: readonly Cell[],
  over: "all" | "given" | "both",
  measures: Readonly<Record<string, Estimate | null | undefined>>,
): readonly (readonly Cell[])[] =>
  Object.entries(measures).flatMap(([measure, one]) =>
    one === null || one === undefined
      ? []
      : [[...names, measure, over, one.value, one.low, one.high]],
  );

/** A share that may be off by so much. */
const off = (value: number, within: number): Estimate => ({
  ...{ value, low: Math.max(0, value - within), high: Math.min(1, value + within) },
});

type OutcomeAnswer = ExactAnswer["outcomes"][string];

function outcomeRows(id: string, outcome: OutcomeAnswer): readonly (readonly Cell[])[] {
  const rows = (name: Cell, step: Cell, measures: Parameters<typeof measured>[2]) =>
    measured(["outcome", id, name, step], "all", measures);
  if (outcome.type === "number") {
    const { mean, low, high, values, within } = outcome;
    return [
      ...rows(null, null, { mean: { value: mean, low, high } }),
      ...values.flatMap(({ value, probability }) =>
        rows(String(value), null, { probability: off(probability, within) }),
      ),
    ];
  }
  const { probability: value, low, high } = outcome;
  const whole = rows(null, null, { probability: { value, low, high } });
  if (outcome.type === "boolean") return whole;
  const { mean, steps, within } = outcome;
  return [
    ...whole,
    ...rows(null, null, { mean }),
    ...steps.flatMap((share, step) => rows(null, step, { probability: off(share, within) })),
  ];
}

/** One number a row with its bounds; `over` says of which runs: all, given, or both (joint, of all). */
const numbers = table<ExactAnswer>()(
  {
    ...{ kind: "text", id: "text", value: "text", step: "integer", measure: "text", over: "text" },
    ...{ estimate: "number", low: "number", high: "number" },
  },
  ({ outcomes, levels, given }) => [
    ...Object.entries(outcomes).flatMap(([id, outcome]) => outcomeRows(id, outcome)),
    ...(levels?.steps ?? []).flatMap(({ step, flashpoints }) =>
      Object.entries(flashpoints).flatMap(([id, standing]) =>
        Object.entries(standing).flatMap(([level, { probability, reached }]) =>
          measured(["level", id, level, step], "all", {
            probability: off(probability, levels?.within ?? 0),
            reached: off(reached, levels?.within ?? 0),
          }),
        ),
      ),
    ),
    ...(given === undefined
      ? []
      : [
          ...measured(["condition", given.condition, null, null], "all", { probability: given }),
          ...Object.entries(given.outcomes).flatMap(([id, one]) => {
            const { probability, mean, joint } = one ?? {};
            const names = ["outcome", id, null, null];
            return [
              ...measured(names, "given", { probability, mean }),
              ...measured(names, "both", { probability: joint }),
            ];
          }),
          ...Object.entries(given.unknowns).flatMap(([id, values]) =>
            Object.entries(values).flatMap(([value, one]) =>
              (["all", "given"] as const).flatMap((over) =>
                measured(["unknown", id, value, null], over, { probability: one[over] }),
              ),
            ),
          ),
        ]),
  ],
);

/** The kind `exact`: its schema and its table. */
export const exact: AnswerKind<typeof exactSchema> = { schema: exactSchema, table: numbers };
