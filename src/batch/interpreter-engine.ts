/** The interpreter as an engine of batches: slow, obvious, and what the kernel is measured against. */

import { advance } from "../engine/interpreter/advance.ts";
import { RunFault } from "../engine/interpreter/fault.ts";
import { beginOutcomes, observe, type OutcomeProgress } from "../engine/interpreter/outcome.ts";
import { start } from "../engine/interpreter/start.ts";
import type { State } from "../engine/interpreter/state.ts";
import type { Program } from "../ir/program.ts";
import type { Luck } from "../random/luck.ts";
import type { Key } from "../random/philox.ts";
import { luckOf } from "../random/stream.ts";
import { bySlice } from "./by-slice.ts";
import {
  faultyRuns,
  type Beginning,
  type Engine,
  type PreparedEngine,
  type RunList,
} from "./engine.ts";
import { followPlainly } from "./interpreter-follower.ts";
import { layoutOf } from "./layout.ts";
import { tallyRuns, type RunSummary } from "./tally.ts";

/** One run of a batch, as the tally sees it. */
export function summariseRun(
  program: Program,
  parameters: readonly number[],
  key: Key,
  run: number,
): RunSummary {
  const luck = luckOf(key, run);
  return guarded(run, () => {
    const state = start(program, parameters, luck);
    const outcomes = observe(program, parameters, beginOutcomes(program), state);
    return follow(program, parameters, luck, run, { state, outcomes });
  });
}

/** One continuation of a state. */
export function summariseContinuation(
  program: Program,
  beginning: Beginning,
  parameters: readonly number[],
  key: Key,
  run: number,
): RunSummary {
  return guarded(run, () => follow(program, parameters, luckOf(key, run), run, beginning));
}

/**
 * Shows each run of a range to `visit`, in order, without keeping any: for questions that counts
 * cannot answer, such as the chance of one thing given another.
 */
export function visitRuns(
  program: Program,
  parameters: readonly number[],
  key: Key,
  first: number,
  count: number,
  visit: (summary: RunSummary) => void,
): void {
  for (let run = first; run < first + count; run++) {
    visit(summariseRun(program, parameters, key, run));
  }
}

function guarded(run: number, simulate: () => RunSummary): RunSummary {
  try {
    return simulate();
  } catch (error) {
    // A fault of the scenario is a result; everything else is a bug and goes on.
    if (!(error instanceof RunFault)) throw error;
    const { step, placeIndex: place, reason } = error;
    return { kind: "fault", fault: { run, step, place, reason } };
  }
}

function follow(
  program: Program,
  parameters: readonly number[],
  luck: Luck,
  run: number,
  beginning: Beginning,
): RunSummary {
  let state: State = beginning.state;
  let progress: readonly OutcomeProgress[] = beginning.outcomes;
  const levels = [state.levels];
  while (!state.ended) {
    state = advance(program, parameters, state, luck).state;
    progress = observe(program, parameters, progress, state);
    levels.push(state.levels);
  }
  return {
    kind: "run",
    run,
    start: beginning.state.step,
    levels,
    outcomes: progress.map(({ value }) => value),
    unknowns: state.unknowns,
  };
}

function* range(
  first: number,
  count: number,
  one: (run: number) => RunSummary,
): Generator<RunSummary> {
  for (let run = first; run < first + count; run++) yield one(run);
}

function listRuns(
  program: Program,
  first: number,
  count: number,
  one: (run: number) => RunSummary,
): RunList {
  const list = faultyRuns(program, first, count);
  for (const summary of range(first, count, one)) {
    if (summary.kind === "fault") continue;
    const row = summary.run - first;
    list.outcomes.set(summary.outcomes, row * program.outcomes.length);
    list.unknowns.set(summary.unknowns, row * program.unknowns.length);
    list.faulted[row] = 0;
  }
  return list;
}

function prepare(program: Program): PreparedEngine {
  const layout = layoutOf(program);
  return {
    tally: (parameters, key, first, count) =>
      tallyRuns(
        layout,
        range(first, count, (run) => summariseRun(program, parameters, key, run)),
      ),
    tallyFrom: (beginning, parameters, key, first, count) =>
      tallyRuns(
        layout,
        range(first, count, (run) =>
          summariseContinuation(program, beginning, parameters, key, run),
        ),
      ),
    follower: (parameters, goal, by) => followPlainly(program, parameters, goal, by),
    list: (parameters, key, first, count) =>
      listRuns(program, first, count, (run) => summariseRun(program, parameters, key, run)),
    listFrom: (beginning, parameters, key, first, count) =>
      listRuns(program, first, count, (run) =>
        summariseContinuation(program, beginning, parameters, key, run),
      ),
  };
}

/** The reference engine. */
export const interpreterEngine: Engine = {
  name: "interpreter",
  chunkRuns: 16,
  prepare: (program) => bySlice(program, prepare),
};
