/**
 * What runs say given that a condition came true: every outcome and unknown among those runs, with
 * intervals on their number, and beside it the same over all runs and the joint probability.
 */

import { at } from "../base/invariant.ts";
import type { Program } from "../ir/program.ts";
import { listedProgram, type ConditionedTally } from "../batch/conditioned.ts";
import { layoutOf } from "../batch/layout.ts";
import { wilsonInterval } from "../stats/proportion.ts";
import {
  estimate,
  LEVEL,
  type OutcomeEstimate,
  type ShareEstimate,
  type UnknownEstimate,
} from "./estimates.ts";
import { intervalsOf } from "./intervals.ts";

/** One outcome over all runs and given the condition. */
export interface ConditionalOutcome {
  readonly id: string;
  readonly all: OutcomeEstimate;
  /** Absent if the condition was never met. */
  readonly given?: OutcomeEstimate;
  /** That both come true, as a share of all runs; absent for numbers. */
  readonly joint?: ShareEstimate;
}

/** One unknown: what was drawn over all runs, and where the condition came true. */
export interface ConditionalUnknown {
  readonly all: UnknownEstimate;
  readonly given?: UnknownEstimate;
}

/** Everything that conditioned runs tell. */
export interface ConditionalEstimates {
  /** Runs without fault, at least 1. */
  readonly runs: number;
  readonly level: number;
  /** The condition itself: `count` is the number of runs that the answers rest on. */
  readonly condition: ShareEstimate & { readonly id: string };
  readonly outcomes: readonly ConditionalOutcome[];
  readonly unknowns: readonly ConditionalUnknown[];
  /** ISO date of S_k, by step. */
  readonly dates: readonly string[];
}

/**
 * Estimates from conditioned counts; `undefined` if no run came through without fault.
 * @param condition index of the outcome that is the condition
 * @param hidden whether that outcome was added for the question, and is no answer itself
 */
export function estimateGiven(
  program: Program,
  tally: ConditionedTally,
  condition: number,
  hidden: boolean,
): ConditionalEstimates | undefined {
  const listed = { ...program, ...listedProgram(program) };
  const intervals = intervalsOf(program);
  const all = estimate(listed, tally.all, intervals);
  if (all === undefined) return undefined;
  const given = estimate(listed, tally.given, intervals);
  const { runs } = all;
  const share = (count: number): ShareEstimate => {
    const { low, high } = wilsonInterval(count, runs, LEVEL);
    return { probability: count / runs, low, high, count };
  };
  const count = at(tally.given.cells, layoutOf(listed).runs);
  const outcomes = all.outcomes.flatMap((outcome, index): ConditionalOutcome[] => {
    if (hidden && index === condition) return [];
    const conditional = given === undefined ? undefined : at(given.outcomes, index);
    const both = given === undefined ? 0 : happened(at(given.outcomes, index));
    return [
      {
        id: outcome.id,
        all: outcome,
        ...(conditional === undefined ? {} : { given: conditional }),
        ...(both === undefined || outcome.kind === "number" ? {} : { joint: share(both) }),
      },
    ];
  });
  const unknowns = all.unknowns.map((unknown, index): ConditionalUnknown => {
    const conditional = given?.unknowns[index];
    return { all: unknown, ...(conditional === undefined ? {} : { given: conditional }) };
  });
  const { id } = at(program.outcomes, condition);
  const { level, dates } = all;
  return { runs, level, condition: { id, ...share(count) }, outcomes, unknowns, dates };
}

/** In how many runs something came true; none for a number. */
function happened(outcome: OutcomeEstimate): number | undefined {
  switch (outcome.kind) {
    case "boolean":
      return outcome.count;
    case "time":
      return outcome.ever.count;
    case "number":
      return undefined;
  }
}
