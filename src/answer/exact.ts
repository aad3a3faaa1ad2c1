/**
 * The answer of `brink exact`: every outcome between bounds that hold for certain; with `--at` the levels
 * of the flashpoints in some steps, with `--given` what a condition changes.
 */

import * as v from "valibot";
import { at } from "../base/invariant.ts";
import type { Bounded, ExactAnswer as Solved } from "../engine/exact/answers.ts";
import type { StepAsked } from "../engine/exact/asked-steps.ts";
import type { GivenSolution } from "../engine/exact/given.ts";
import type { Occupancy } from "../engine/exact/occupancy.ts";
import type { Solution } from "../engine/exact/solve.ts";
import { caution, type Caution } from "./caution.ts";
import { headWithoutSeed, headWithoutSeedOf, tail, type HeadFacts } from "./head.ts";
import type { AnswerKind } from "./kind.ts";
import {
  asShare,
  bound,
  byId,
  count,
  figure,
  finite,
  list,
  optional,
  shape,
  share,
} from "./schema.ts";
import { step, stepValue, text, type TypeOf } from "./schema.ts";

const bounds = {
  low: bound("It is no less than this; null where nothing bounds it."),
  high: bound("It is no more than this; null where nothing bounds it."),
};

const bounded = shape({ value: bound("The value; null where there is none."), ...bounds });

const within = figure("How far each of them may be off.");

const outcomeSchema = v.union([
  shape({
    type: v.literal("boolean"),
    probability: share("The chance that it comes true."),
    ...bounds,
  }),
  shape({
    type: v.literal("number"),
    mean: bound("The mean; null where all runs were dropped."),
    ...bounds,
    values: list(
      shape({ value: figure("A value."), probability: share("The chance of it.") }),
      "Its distribution, by value.",
    ),
    within,
  }),
  shape({
    type: v.literal("time"),
    probability: share("The chance that it comes at all."),
    ...bounds,
    steps: list(share("A chance."), "The chance that it first comes in step 0, 1 …"),
    within,
    mean: v.pipe(
      v.nullable(bounded),
      v.description("The mean step where it comes; null where it (almost) never does."),
    ),
    quantiles: list(
      shape({
        share: share("A share of all runs."),
        step: step("The step by which so many have it behind them."),
        low: step("No earlier than this."),
        high: step("No later than this."),
      }),
      "By when it comes.",
    ),
  }),
]);

const found = (meaning: string) =>
  optional(v.pipe(v.nullable(bounded), v.description(`${meaning} Null where it is not known.`)));

const givenSchema = shape({
  condition: text("The condition, as asked."),
  value: bound("The chance that it holds."),
  ...bounds,
  outcomes: byId(
    v.nullable(
      shape({
        probability: found("The chance where the condition holds."),
        joint: found("The chance that both come true."),
        mean: found("The mean where the condition holds; of a time, where it comes too."),
      }),
    ),
    "Every outcome where the condition holds; null where it (almost) never does.",
  ),
  unknowns: byId(
    byId(
      shape({
        all: v.pipe(bounded, v.description("The chance before.")),
        given: v.pipe(v.nullable(bounded), v.description("The chance where the condition holds.")),
      }),
      "By value.",
    ),
    "The unknowns on which outcomes depend.",
  ),
});

const levelsSchema = shape({
  within,
  steps: list(
    shape({
      step: count("A step that was asked about."),
      date: text("The ISO date on which it begins."),
      flashpoints: byId(
        byId(
          shape({
            probability: share("The chance of standing at the level."),
            reached: share("The chance of having stood at it or a higher one by then."),
          }),
          "By level, from the first.",
        ),
        "By flashpoint.",
      ),
    }),
    "The steps that were asked about.",
  ),
});

export const exactSchema = shape({
  ...headWithoutSeed("exact"),
  drop: share("States less likely than this were dropped after every step."),
  method: text("How it was solved."),
  statesPossible: figure("Upper bound of the number of states."),
  statesAtOnce: count("Most states in which runs could be at once."),
  transitions: count("Transitions followed."),
  rounding: figure("Bound on the share of runs in the wrong place for rounding."),
  dropped: figure("Bound on the share of runs that were dropped."),
  outcomes: byId(outcomeSchema, "By outcome; what each is depends on its type."),
  levels: optional(levelsSchema),
  given: optional(givenSchema),
  ...tail,
});

/**
 * An exact solution.
 *
 * @example
 * import { ask } from "brink";
 *
 * const { outcomes } = await ask("exact", { scenario: "two-state" });
 * const end = outcomes["crisis_at_end"];
 * if (end?.type !== "boolean") throw new Error("a share is expected");
 * console.assert(Math.abs(end.probability - 0.4 * (1 - 0.5 ** 26)) < 1e-9);
 */
export type ExactAnswer = TypeOf<typeof exactSchema>;

/** What was asked, and how long it took. */
export interface ExactFacts extends Omit<HeadFacts, "engine"> {
  readonly drop: number;
  /** The condition as asked, and whether it was added to the scenario for the question. */
  readonly given?: { readonly condition: string; readonly hidden: boolean };
  readonly steps: readonly StepAsked[];
  readonly elapsed: number;
}

/** Less than this is the dust of rounding: nothing was dropped. */
const NOTHING = 1e-200;

/** The answer, keys in the order of the schema. */
export function exactAnswer(solved: Solution | GivenSolution, facts: ExactFacts): ExactAnswer {
  const { drop, given, steps, elapsed } = facts;
  const conditioned = "all" in solved ? solved : undefined;
  const { answers, possible, peak, transitions, rounding, dropped, occupancy } =
    "all" in solved ? solved.all : solved;
  const hidden = given?.hidden === true ? conditioned?.condition : undefined;
  return {
    ...headWithoutSeedOf("exact", { ...facts, engine: "exact" }),
    cautions: cautionsOf(dropped, conditioned),
    drop,
    method: "forward solution",
    statesPossible: possible,
    statesAtOnce: peak,
    transitions,
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

function cautionsOf(dropped: number, given: GivenSolution | undefined): Caution[] {
  return [
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
): TypeOf<typeof levelsSchema> {
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
): TypeOf<typeof givenSchema> {
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

export const exact: AnswerKind<typeof exactSchema> = { schema: exactSchema };
