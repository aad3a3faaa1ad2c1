/** The answer of `brink batch --uncertain`: runs in groups, each with inputs of its own. */

import * as v from "valibot";
import type {
  InputSpread,
  MixedTimes,
  UncertainEstimates,
  UncertainMean,
  UncertainOutcome,
  UncertainShare,
} from "../study/uncertainty.ts";
import { at } from "../base/invariant.ts";
import { caution, type Caution } from "./caution.ts";
import { runCautions } from "./faulted.ts";
import { head, headOf, partial, tail, type HeadFacts } from "./head.ts";
import { table, type AnswerKind } from "./kind.ts";
import { byValue, entriesBy, faultsSchema } from "./outcome.ts";
import {
  aligned,
  bound,
  byId,
  count,
  figure,
  finite,
  list,
  nullable,
  optional,
  pair,
  shape,
  share,
  step,
  stepValue,
  text,
  type TypeOf,
} from "./schema.ts";
import type { Cell } from "./table.ts";

const spread = {
  inputs: shape({
    band: nullable(
      pair("Where it lies for all but a twentieth of the inputs on each side."),
      "Where it lies for all but a twentieth of the inputs on each side; null: not told from luck.",
    ),
    variance: shape({
      value: figure("Variance over the inputs; negative where luck alone spreads wider."),
      low: bound("Lower bound of its interval; null where nothing bounds it."),
      high: bound("Upper bound of its interval."),
    }),
    luckVariance: figure("Mean over the inputs of the variance of a single run."),
    share: share("The inputs' part of the variance of a single run."),
  }),
};

const shareKeys = {
  probability: share("On average over the inputs."),
  low: share("Lower bound of the interval of its sampling error."),
  high: share("Upper bound of the interval of its sampling error."),
  ...spread,
};

const shareSchema = shape(shareKeys);
const shares = list(shareSchema, "By level.");
const times = list(
  shape({
    share: share("The share of the runs."),
    step: step('The first step by which that share has it behind them; "never" beyond the end.'),
    date: optional(text("First day of that step (ISO 8601); absent for never.")),
  }),
  "By when shares of the runs have it behind them, over runs and inputs together.",
);

/** The shape of an answer of the kind `uncertain`. */
export const uncertainSchema = shape({
  ...head("uncertain"),
  runs: count("Runs that were made."),
  runsCounted: count("Runs without any fault."),
  runsRequested: count("Runs that were wanted."),
  partial,
  faults: faultsSchema,
  inputs: count("Numbers that were drawn."),
  draws: count("Draws of the inputs that were wanted."),
  drawsCounted: count("Draws in which every outcome that is told has a value in two runs."),
  drawsLeftOut: count("Draws that do not count for some outcome."),
  runsPerDraw: count("Runs of each draw."),
  level: share("Confidence level of the intervals."),
  band: pair("The shares of the inputs between which the bands lie."),
  methods: shape({
    probability: text("How the intervals of probabilities were made."),
    mean: text("How the intervals of means were made."),
    variance: text("How the variances were told apart."),
  }),
  outcomes: byId(
    v.variant("type", [
      shape({ type: v.literal("boolean"), ...shareKeys }),
      shape({
        type: v.literal("number"),
        mean: figure("On average over the inputs."),
        low: bound("Lower bound of the interval of its sampling error; null where there is none."),
        high: bound("Upper bound of the interval of its sampling error."),
        ...spread,
      }),
      shape({ type: v.literal("time"), ...shareKeys, quantiles: times }),
    ]),
    "What came out, by outcome.",
  ),
  flashpoints: byId(
    aligned(
      shape({
        levels: list(text("Id of a level."), "The levels, best first."),
        final: shares,
        ever: shares,
        firstPassage: byId(times, "When a level or a worse one was first seen."),
      }),
      ...(["levels", "final", "ever"] as const),
    ),
    "Where the runs stood: at each level at the end (final), and at it or worse at all (ever).",
  ),
  unknowns: byValue(shareSchema, "What was drawn at the start."),
  ...tail,
});

/**
 * A batch with uncertain inputs.
 *
 * @example
 * import { ask } from "brink";
 *
 * const answer = await ask("batch", { scenario: "two-state", uncertain: true, draws: 20, runs: 400 });
 * if (answer.kind === "uncertain") console.log(answer.outcomes["crisis_at_end"]);
 */
export type UncertainAnswer = TypeOf<typeof uncertainSchema>;
/** A share under uncertain inputs. */
export type UncertainShareAnswer = TypeOf<typeof shareSchema>;
/** An outcome under uncertain inputs. */
export type UncertainOutcomeAnswer = UncertainAnswer["outcomes"][string];

/** How it went. */
export interface UncertainFacts extends HeadFacts {
  /** Numbers that were drawn. */
  readonly inputs: number;
  readonly draws: number;
  readonly drawsDone: number;
  readonly runsPerDraw: number;
  /** Runs that stopped with a fault. */
  readonly faults: number;
  readonly elapsed: number;
}

/** The answer; without estimates where no outcome has a value in two runs of two draws. */
export function uncertainAnswer(
  estimates: UncertainEstimates | undefined,
  facts: UncertainFacts,
): UncertainAnswer {
  const { inputs, draws, drawsDone, runsPerDraw, elapsed } = facts;
  const { runs = 0, draws: counted = 0, level = 0, dates = [] } = estimates ?? {};
  const made = drawsDone * runsPerDraw;
  return {
    ...headOf("uncertain", facts),
    cautions: cautionsOf(estimates, facts),
    ...{ runs: made, runsCounted: runs, runsRequested: draws * runsPerDraw },
    ...{ partial: drawsDone < draws, faults: { count: facts.faults }, inputs, draws },
    ...{ drawsCounted: counted, drawsLeftOut: drawsDone - counted, runsPerDraw, level },
    band: [0.05, 0.95],
    methods: { probability: "wilson-effective", mean: "student-t over draws", variance: "anova" },
    outcomes: entriesBy(estimates?.outcomes ?? [], (one) => outcomeOf(one, dates)),
    flashpoints: entriesBy(estimates?.flashpoints ?? [], (one) => ({
      levels: one.levels,
      final: one.final.map(shareOf),
      ever: one.ever.map(shareOf),
      firstPassage: Object.fromEntries(
        one.levels.map((id, index) => [id, timesOf(at(one.firstPassage, index), dates)]),
      ),
    })),
    unknowns: entriesBy(estimates?.unknowns ?? [], ({ values }) => entriesBy(values, shareOf)),
    ...{ uncertainty: "sampling and inputs", forecast: false, elapsed },
  };
}

function cautionsOf(
  estimates: UncertainEstimates | undefined,
  { draws, drawsDone, runsPerDraw, faults }: UncertainFacts,
): Caution[] {
  const runs = { runs: drawsDone * runsPerDraw, runsRequested: draws * runsPerDraw };
  return [
    ...runCautions({ ...runs, faults: { count: faults } }, { told: [], valueless: [] }),
    ...(estimates === undefined ? [caution("uncertain-none")] : []),
    ...((estimates?.leftOut ?? 0) > 0
      ? [caution("uncertain-draws", { n: estimates?.leftOut ?? 0 })]
      : []),
    ...((estimates?.valueless.length ?? 0) > 0
      ? [caution("no-value", { outcomes: estimates?.valueless ?? [] })]
      : []),
  ];
}

function spreadOf({ band, inputVariance, luckVariance, inputShare }: InputSpread) {
  const { value, low, high } = inputVariance;
  return {
    inputs: {
      band: band === undefined ? null : [band.low, band.high],
      ...{
        variance: { value, low: finite(low), high: finite(high) },
        luckVariance,
        share: inputShare,
      },
    },
  };
}

const shareOf = (one: UncertainShare): UncertainShareAnswer => {
  const { probability, low, high } = one;
  return { probability, low, high, ...spreadOf(one) };
};

const meanOf = (one: UncertainMean) => {
  const { mean, low, high } = one;
  return { mean, low: finite(low), high: finite(high), ...spreadOf(one) };
};

const timesOf = (quantiles: MixedTimes, dates: readonly string[]) =>
  quantiles.map(({ share: part, step: first }) => ({
    ...{ share: part, step: stepValue(first) },
    ...(Number.isFinite(first) ? { date: at(dates, first) } : {}),
  }));

function outcomeOf(outcome: UncertainOutcome, dates: readonly string[]): UncertainOutcomeAnswer {
  switch (outcome.kind) {
    case "boolean":
      return { type: "boolean", ...shareOf(outcome) };
    case "number":
      return { type: "number", ...meanOf(outcome) };
    case "time":
      return {
        ...{ type: "time", ...shareOf(outcome.ever) },
        quantiles: timesOf(outcome.quantiles, dates),
      };
  }
}

function row(
  names: readonly [kind: string, id: string, level: string, measure: string],
  value: number,
  {
    low,
    high,
    inputs,
  }: { readonly low: number | null; readonly high: number | null } & Pick<
    UncertainShareAnswer,
    "inputs"
  >,
  confidence: number,
): Cell[] {
  const { band, variance, luckVariance, share: part } = inputs;
  const bounds = [band?.[0] ?? null, band?.[1] ?? null];
  return [...names, value, low, high, confidence, ...bounds, variance.value, luckVariance, part];
}

/** One number a row. */
const numbers = table<UncertainAnswer>()(
  {
    ...{ kind: "text", id: "text", level: "text", measure: "text", value: "number" },
    ...{ low: "number", high: "number", confidence: "number" },
    ...{ "inputs 5%": "number", "inputs 95%": "number", "input variance": "number" },
    ...{ "luck variance": "number", "input share": "number" },
  },
  ({ outcomes, flashpoints, unknowns, level }) => [
    ...Object.entries(outcomes).map(([id, one]) =>
      one.type === "number"
        ? row(["outcome", id, "", "mean"], one.mean, one, level)
        : row(["outcome", id, "", "probability"], one.probability, one, level),
    ),
    ...Object.entries(flashpoints).flatMap(([id, { levels, final, ever }]) =>
      levels.flatMap((name, index) => {
        const [end, once] = [at(final, index), at(ever, index)];
        return [
          row(["flashpoint", id, name, "at the end"], end.probability, end, level),
          row(["flashpoint", id, name, "ever"], once.probability, once, level),
        ];
      }),
    ),
    ...Object.entries(unknowns).flatMap(([id, values]) =>
      Object.entries(values).map(([value, one]) =>
        row(["unknown", id, value, "drawn"], one.probability, one, level),
      ),
    ),
  ],
);

/** The kind `uncertain`: its schema and its table. */
export const uncertain: AnswerKind<typeof uncertainSchema> = {
  schema: uncertainSchema,
  table: numbers,
};
