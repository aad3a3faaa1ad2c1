/** What the answer of `brink exact` holds: values between bounds that hold for certain. */

import * as v from "valibot";
import { headWithoutSeed, tail } from "./head.ts";
import {
  bound,
  byId,
  count,
  figure,
  list,
  optional,
  shape,
  share,
  step,
  text,
  type TypeOf,
} from "./schema.ts";

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

/** The shape of an answer of the kind `exact`. */
export const exactSchema = shape({
  ...headWithoutSeed("exact"),
  drop: share("States less likely than this were dropped after every step."),
  method: text("How it was solved."),
  statesPossible: figure("Upper bound of the number of states."),
  statesAtOnce: count("Most states in which runs could be at once."),
  transitions: count("Transitions followed."),
  alike: optional(
    list(
      list(text("Id of a flashpoint."), "Flashpoints that may change places."),
      "Flashpoints that nothing tells apart: states in which they have changed places were followed as one.",
    ),
  ),
  rounding: figure("Bound on the share of runs in the wrong place for rounding."),
  dropped: figure("Bound on the share of runs that were dropped."),
  outcomes: byId(
    outcomeSchema,
    "By outcome; what each is depends on its type. Those before which runs can fault are left out.",
  ),
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
 * const answer = await ask("exact", { scenario: "two-state" });
 * if (answer.kind !== "exact") throw new Error("another question");
 * const end = answer.outcomes["crisis_at_end"];
 * if (end?.type !== "boolean") throw new Error("a share is expected");
 * console.assert(Math.abs(end.probability - 0.4 * (1 - 0.5 ** 26)) < 1e-9);
 */
export type ExactAnswer = TypeOf<typeof exactSchema>;
