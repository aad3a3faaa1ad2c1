/** Outcomes, levels and times as the answers of batches give them. */

import * as v from "valibot";
import type { OutcomeEstimate, ShareEstimate, TimeEstimate } from "../study/estimates.ts";
import { at } from "../base/invariant.ts";
import {
  bound,
  byId,
  count,
  figure,
  finite,
  list,
  optional,
  shape,
  share,
  step,
  stepValue,
  text,
  type TypeOf,
} from "./schema.ts";

/** What every estimate says of its interval. */
const interval = {
  level: share("Confidence level of the interval."),
  method: text("How the interval was made."),
};

/** Keys of a probability with its interval. */
const shareKeys = {
  probability: share("Share of the runs that are counted."),
  low: share("Lower bound of its interval."),
  high: share("Upper bound of its interval."),
  ...interval,
  count: count("Runs in which it came true."),
};

/** A probability with its interval. */
export const shareSchema = shape(shareKeys);
/** A share with its interval. */
export type ShareAnswer = TypeOf<typeof shareSchema>;

/** By when shares of the runs have something behind them. */
export const quantilesSchema = list(
  shape({
    share: share("The share of the runs."),
    step: step('The first step by which that share has it behind them; "never" beyond the end.'),
    low: step("Lower bound of its interval."),
    high: step("Upper bound of its interval."),
    date: optional(text("First day of that step (ISO 8601); absent for never.")),
  }),
  "By when shares of the runs have it behind them; never sorts above every step.",
);
/** By when shares of the runs have it behind them. */
export type QuantilesAnswer = TypeOf<typeof quantilesSchema>;

/** Over how many runs something is told, where a fault leaves some of them out. */
export const valuedRuns = {
  runs: optional(
    count(
      "Runs in which it has a value, where a fault leaves some out; absent where all have one.",
    ),
  ),
};

/** An outcome, by its type. */
export const outcomeSchema = v.variant("type", [
  shape({ type: v.literal("boolean"), ...valuedRuns, ...shareKeys }),
  shape({
    type: v.literal("number"),
    ...valuedRuns,
    mean: figure("Mean over the runs that are counted."),
    low: bound("Lower bound of its interval; null of a single run."),
    high: bound("Upper bound of its interval; null of a single run."),
    ...interval,
    deviation: figure("Standard deviation of single runs."),
    min: figure("Least value of a run."),
    max: figure("Greatest value of a run."),
    roundingError: figure("Greatest error of the mean by rounding values before they are added."),
    clipped: optional(count("Values that were too large to be averaged; absent if none.")),
  }),
  shape({
    type: v.literal("time"),
    ...valuedRuns,
    ...shareKeys,
    quantiles: quantilesSchema,
    quantileMethod: text("How the intervals of the quantiles were made."),
  }),
]);
/** What is said of one outcome. */
export type OutcomeAnswer = TypeOf<typeof outcomeSchema>;

/** A share as answers hold it. */
export function shareAnswer(
  { probability, low, high, count: seen }: ShareEstimate,
  level: number,
  method: string,
): ShareAnswer {
  return { probability, low, high, level, method, count: seen };
}

/** Quantiles of a time as answers hold them. */
export function quantilesAnswer(
  { quantiles }: Pick<TimeEstimate, "quantiles">,
  dates: readonly string[],
): QuantilesAnswer {
  return quantiles.map(({ share: part, step: first, low, high }) => ({
    ...{ share: part, step: stepValue(first), low: stepValue(low), high: stepValue(high) },
    ...(Number.isFinite(first) ? { date: at(dates, first) } : {}),
  }));
}

/** The runs of something that is told, if they are not all. */
export const runsOf = ({ runs }: { readonly runs: number }, total: number) =>
  runs === total ? {} : { runs };

/** One outcome as answers hold it. @param total runs that it is told of */
export function outcomeAnswer(
  outcome: OutcomeEstimate,
  level: number,
  dates: readonly string[],
  total: number,
): OutcomeAnswer {
  const valued = runsOf(outcome, total);
  switch (outcome.kind) {
    case "boolean":
      return { type: "boolean", ...valued, ...shareAnswer(outcome, level, outcome.method) };
    case "number": {
      const { mean, low, high, method, deviation, min, max, roundingError, clipped } = outcome;
      return {
        ...{ type: "number", ...valued, mean, low: finite(low), high: finite(high), level, method },
        ...{ deviation, min, max, roundingError },
        ...(clipped === 0 ? {} : { clipped }),
      };
    }
    case "time":
      return {
        ...{ type: "time", ...valued, ...shareAnswer(outcome.ever, level, outcome.method) },
        quantiles: quantilesAnswer(outcome, dates),
        quantileMethod: outcome.quantileMethod,
      };
  }
}

/** Entries by the ids of the items, in their order. */
export const entriesBy = <Item extends { readonly id: string }, Entry>(
  items: readonly Item[],
  entry: (item: Item) => Entry,
): Readonly<Record<string, Entry>> =>
  Object.fromEntries(items.map((item) => [item.id, entry(item)]));

/** Runs that stopped with a fault. */
export const faultsSchema = shape({
  count: count(
    "Runs that stopped with a fault; left out of what depends on it, and of nothing else.",
  ),
  first: optional(
    shape({
      run: count("The first such run."),
      step: count("The step in which it stopped."),
      place: text("Path of the rule or number in the scenario."),
      reason: text("What went wrong there."),
    }),
  ),
});
/** Runs that stopped with a fault. */
export type FaultsAnswer = TypeOf<typeof faultsSchema>;

/** Values of unknowns, by unknown and value. */
export const byValue = <Entry extends v.GenericSchema>(entry: Entry, meaning: string) =>
  byId(v.record(v.string(), entry), meaning);
