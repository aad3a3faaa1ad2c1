/**
 * Runs counted twice: all of them, and those in which a condition came true. The condition is an
 * outcome of the program like any other, so both engines answer it alike.
 */

import { at } from "../base/invariant.ts";
import type { Program } from "../ir/program.ts";
import type { RunList } from "./engine.ts";
import { layoutOf } from "./layout.ts";
import { emptyTally, mergeTallies, tallyRuns, type RunSummary, type Tally } from "./tally.ts";

/** Tallies of `listedProgram`. Structured-cloneable. */
export interface ConditionedTally {
  readonly all: Tally;
  readonly given: Tally;
  /** By outcome: runs in which both it and the condition have a value. */
  readonly both: readonly number[];
}

/** What single runs tell of a program: outcomes and unknowns, but not the levels of flashpoints. */
export type ListedProgram = Pick<Program, "outcomes" | "flashpoints" | "unknowns" | "calendar">;

/** The program as far as `conditionRuns` counts it. */
export function listedProgram(program: Program): ListedProgram {
  const { outcomes, unknowns, calendar } = program;
  return { outcomes, unknowns, calendar, flashpoints: [] };
}

/** The tally of no runs. */
export function emptyConditioned(program: ListedProgram): ConditionedTally {
  const layout = layoutOf(program);
  const both = program.outcomes.map(() => 0);
  return { all: emptyTally(layout), given: emptyTally(layout), both };
}

/**
 * Counts listed runs. When a run ended is not listed: all stand at step 0 in that part of the tally.
 * @param condition index of a boolean outcome, or of a time: that it comes at all
 */
export function conditionRuns(
  program: ListedProgram,
  list: RunList,
  count: number,
  condition: number,
): ConditionedTally {
  const layout = layoutOf(program);
  const width = program.outcomes.length;
  const drawn = program.unknowns.length;
  const all: RunSummary[] = [];
  const given: RunSummary[] = [];
  const both = program.outcomes.map(() => 0);
  for (let row = 0; row < count; row++) {
    const run = list.first + row;
    const outcomes = Array.from(list.outcomes.subarray(row * width, (row + 1) * width));
    const met = at(outcomes, condition);
    const unknowns = Array.from(list.unknowns.subarray(row * drawn, (row + 1) * drawn));
    const faulted = at(list.faulted, row) === 1;
    const seen = { start: 0, levels: [[]], outcomes, unknowns, faulted };
    const summary = { kind: "run", run, ...seen } as const;
    all.push(summary);
    if (Number.isNaN(met)) continue;
    outcomes.forEach((value, index) => {
      if (!Number.isNaN(value)) both[index] = at(both, index) + 1;
    });
    const holds = at(program.outcomes, condition).type === "time" ? met !== Infinity : met !== 0;
    if (holds) given.push(summary);
  }
  return { all: tallyRuns(layout, all), given: tallyRuns(layout, given), both };
}

/** The tally of the union of two disjoint sets of runs. */
export function mergeConditioned(a: ConditionedTally, b: ConditionedTally): ConditionedTally {
  return {
    all: mergeTallies(a.all, b.all),
    given: mergeTallies(a.given, b.given),
    both: a.both.map((runs, index) => runs + at(b.both, index)),
  };
}
