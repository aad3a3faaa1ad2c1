/**
 * What runs say given that a condition came true: every outcome and unknown among those runs, with
 * intervals on their number, and beside it the same over all runs and the joint probability.
 */

import { at } from "../base/invariant.ts";
import type { Program } from "../ir/program.ts";
import { listedProgram, type ConditionedTally } from "../batch/conditioned.ts";
import { layoutOf, runsWith } from "../batch/layout.ts";
import {
  estimate,
  type OutcomeEstimate,
  type ShareEstimate,
  type UnknownEstimate,
} from "./estimates.ts";
import { intervalsOf } from "./intervals.ts";
import { shareOf } from "./share.ts";

/** One outcome over all runs and given the condition. */
export interface ConditionalOutcome {
  readonly id: string;
  readonly all: OutcomeEstimate;
  /** Absent if the condition was never met. */
  readonly given?: OutcomeEstimate;
  /** That both come true, as a share of the runs in which both have a value; absent for numbers. */
  readonly joint?: ShareEstimate;
}

/** One unknown: what was drawn over all runs, and where the condition came true. */
export interface ConditionalUnknown {
  readonly all: UnknownEstimate;
  readonly given?: UnknownEstimate;
}

/** Everything that conditioned runs tell. */
export interface ConditionalEstimates {
  /** Runs in which the condition has a value, at least 1. */
  readonly runs: number;
  readonly level: number;
  /** The condition itself: `count` is the number of runs that the answers rest on. */
  readonly condition: ShareEstimate & { readonly id: string };
  readonly outcomes: readonly ConditionalOutcome[];
  readonly unknowns: readonly ConditionalUnknown[];
  readonly valueless: readonly string[];
  /** ISO date of S_k, by step. */
  readonly dates: readonly string[];
}

/**
 * Estimates from conditioned counts; `undefined` if the condition has a value in no run.
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
  const layout = layoutOf(listed);
  const intervals = intervalsOf(program);
  const all = estimate(listed, tally.all, intervals);
  const runs = runsWith(layout, tally.all, "outcomes", condition);
  if (all === undefined || runs === 0) return undefined;
  const given = estimate(listed, tally.given, intervals);
  const count = runsWith(layout, tally.given, "outcomes", condition);
  const { id } = at(program.outcomes, condition);
  const outcomes = all.outcomes.flatMap((outcome): ConditionalOutcome[] => {
    if (hidden && outcome.id === id) return [];
    const conditional = given?.outcomes.find((one) => one.id === outcome.id);
    const pairs = at(
      tally.both,
      program.outcomes.findIndex((one) => one.id === outcome.id),
    );
    const both = conditional === undefined ? 0 : happened(conditional);
    return [
      {
        id: outcome.id,
        all: outcome,
        ...(conditional === undefined ? {} : { given: conditional }),
        ...(both === undefined || outcome.kind === "number" || pairs === 0
          ? {}
          : { joint: shareOf(both, pairs) }),
      },
    ];
  });
  const unknowns = all.unknowns.map((unknown): ConditionalUnknown => {
    const conditional = given?.unknowns.find((one) => one.id === unknown.id);
    return { all: unknown, ...(conditional === undefined ? {} : { given: conditional }) };
  });
  const { level, dates, valueless } = all;
  const met = { id, ...shareOf(count, runs) };
  return { runs, level, condition: met, outcomes, unknowns, valueless, dates };
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
