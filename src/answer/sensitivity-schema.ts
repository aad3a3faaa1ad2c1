/**
 * What `brink sensitivity` answers, as a schema: one kind in three variants, by `method`. What is asked
 * and what must be warned of are the same; only what is measured differs.
 */

import * as v from "valibot";
import { head, partial, tail } from "./head.ts";
import { bound, count, figure, list, oneOf, optional, shape, share } from "./schema.ts";
import { text, type TypeOf } from "./schema.ts";

const measure = {
  outcome: text("Id of the outcome."),
  measure: oneOf(
    ["probability", "mean", "ever", "steps"],
    "What of it is followed; `ever`: that a time comes at all, `steps`: the time, at most the horizon.",
  ),
};

const input = {
  input: text("Path of the input, or its id."),
  central: figure("Its central value."),
  rangeLow: figure("The low end of its range."),
  rangeHigh: figure("The high end of its range."),
  shape: oneOf(
    ["pert", "uniform", "triangular", "dirichlet"],
    "The shape of its prior; `dirichlet`: of all shares of an unknown, of which this one leads the others.",
  ),
  scale: oneOf(["linear", "log", "hazard"], "The scale on which the prior has that shape."),
  concentration: optional(figure("Of the Dirichlet distribution, whose means are the shares.")),
  shares: optional(
    list(
      shape({
        input: text("Path of the share."),
        central: figure("Its central value."),
        atLow: figure("Its value where the leading share is at its low end."),
        atHigh: figure("Its value where that is at its high end."),
      }),
      "The other shares of the unknown.",
    ),
  ),
  correlated: optional(
    shape({
      group: text("Path of the group, which this number leads."),
      r: share("Correlation of the normal scores of any two of its numbers, but for signs."),
      others: list(
        shape({
          input: text("Path of the number."),
          central: figure("Its central value."),
          atLow: figure("Its value where the leading number is at its low end."),
          atHigh: figure("Its value where that is at its high end."),
        }),
        "The other numbers of the group.",
      ),
    }),
  ),
};

const end = {
  value: figure("The outcome there."),
  difference: figure("That less the outcome at central values."),
  low: bound("Lower bound of the difference; null where there is none."),
  high: bound("Upper bound."),
};

const interval = (meaning: string) =>
  v.pipe(
    shape({
      value: figure("The estimate."),
      low: figure("Lower bound of its interval."),
      high: figure("Upper bound."),
    }),
    v.description(meaning),
  );

const opening = {
  inputs: count("Inputs that vary."),
  points: count("Points of the inputs that the whole analysis has."),
  runsPerPoint: v.pipe(
    v.number(),
    v.integer(),
    v.minValue(1),
    v.description("Runs at each of them; 1 where luck has no part."),
  ),
};

const drawn = {
  draws: count("Trajectories or rows that were wanted."),
  drawsDone: count("Trajectories or rows that were done."),
};

const middle = {
  partial,
  level: share("Confidence level of the intervals."),
  shown: v.pipe(
    v.number(),
    v.integer(),
    v.minValue(1),
    v.description("Inputs of each measure that are drawn, by `--top`; the answer holds all."),
  ),
  others: count("Outcomes that were passed over because none was named."),
  faults: shape({
    count: count("Runs that stopped with a fault."),
    inputs: list(
      shape({
        input: text("An input, or a factor of several, by whose value runs fault."),
        low: bound("Least value at which they did; null for several inputs together."),
        high: bound("Greatest value at which they did."),
        runs: count("How many more runs faulted there than at its other values."),
      }),
      "What makes runs fault, as far as moves of one input on the same luck show it.",
    ),
  }),
};

const tornadoSchema = shape({
  ...head("sensitivity"),
  method: v.literal("tornado"),
  ...opening,
  ...middle,
  measures: list(
    shape({
      ...measure,
      central: bound("The outcome with all inputs at central values; null where no run says it."),
      method: v.pipe(v.nullable(v.string()), v.description("How the intervals were made.")),
      inputs: list(
        shape({
          ...input,
          runs: count("Runs that came through at both ends."),
          faults: optional(count("Runs that stopped with a fault at one of its points.")),
          atLow: shape(end),
          atHigh: shape(end),
          swing: shape({
            difference: figure("The outcome at the high end less that at the low end."),
            low: bound("Lower bound; null where there is none."),
            high: bound("Upper bound."),
          }),
        }),
        "Inputs that can be told of, the longest bar first.",
      ),
    }),
    "What was followed.",
  ),
  ...tail,
});

const morrisSchema = shape({
  ...head("sensitivity"),
  method: v.literal("morris"),
  ...opening,
  ...drawn,
  ...middle,
  measures: list(
    shape({
      ...measure,
      inputs: list(
        shape({
          ...input,
          trajectories: count("Trajectories that it rests on."),
          muStar: figure("Mean absolute effect over the whole range."),
          low: bound("Lower bound of its interval; null where there is none."),
          high: bound("Upper bound."),
          mu: figure("Mean effect."),
          sigma: figure("Spread of the effect, luck taken out."),
          luck: figure("The mean absolute effect that luck alone would give."),
        }),
        "Inputs that can be told of, the greatest effect first.",
      ),
    }),
    "What was followed.",
  ),
  ...tail,
});

const sobolSchema = shape({
  ...head("sensitivity"),
  method: v.literal("sobol"),
  ...opening,
  ...drawn,
  drawsCounted: count("Rows in which every measure has a value."),
  precision: optional(
    v.pipe(
      shape({
        wanted: text("The width as it was given."),
        width: figure("The width as a number."),
        reached: v.pipe(v.boolean(), v.description("Whether every index is as precise as that.")),
      }),
      v.description("At which rows were to end; `draws` is then the most."),
    ),
  ),
  ...middle,
  measures: list(
    shape({
      ...measure,
      mean: figure("Mean over the inputs."),
      inputVariance: interval(
        "Variance over the inputs of the mean over luck; may come out negative where it is small.",
      ),
      luckVariance: v.pipe(
        v.number(),
        v.finite(),
        v.minValue(0),
        v.description("Mean over the inputs of the variance of a single run."),
      ),
      factors: list(
        shape({
          factor: text("An input; with `--group` an element."),
          inputs: list(v.string(), "The inputs in it."),
          first: v.nullable(
            interval(
              "Share of the variance that it makes alone; null where there is none to share.",
            ),
          ),
          total: v.nullable(interval("That with its interactions.")),
        }),
        "What the variance is shared out to.",
      ),
    }),
    "What was followed.",
  ),
  ...tail,
});

/** The shape of an answer of the kind `sensitivity`. */
export const sensitivitySchema = v.variant("method", [tornadoSchema, morrisSchema, sobolSchema]);

/** Answers by method. */
export type TornadoAnswer = TypeOf<typeof tornadoSchema>;
/** The answer of `--method morris`. */
export type MorrisAnswer = TypeOf<typeof morrisSchema>;
/** The answer of `--method sobol`. */
export type SobolAnswer = TypeOf<typeof sobolSchema>;

/**
 * Which inputs move an outcome; `method` tells the three apart.
 *
 * @example
 * import { ask } from "brink";
 *
 * const answer = await ask("sensitivity", {
 *   scenario: "two-state",
 *   outcomes: ["crisis_at_end"],
 *   runs: 100,
 * });
 * if (answer.method === "tornado") console.log(answer.measures);
 */
export type SensitivityAnswer = TornadoAnswer | MorrisAnswer | SobolAnswer;
