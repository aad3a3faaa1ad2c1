/** The use case: one run of a program from start to end, kept with all its records. */

import { advance } from "../../engine/interpreter/advance.ts";
import { RunFault } from "../../engine/interpreter/fault.ts";
import { beginOutcomes, observe } from "../../engine/interpreter/outcome.ts";
import type { Choices, StepRecord } from "../../engine/interpreter/record.ts";
import { parametersOf } from "../../engine/interpreter/run.ts";
import { start } from "../../engine/interpreter/start.ts";
import type { State } from "../../engine/interpreter/state.ts";
import type { Program } from "../../ir/program.ts";
import { keyOfSeed } from "../../random/seed.ts";
import { luckOf } from "../../random/stream.ts";

/** A run, as far as it went. */
export interface RunOnce {
  readonly seed: string;
  readonly run: number;
  /** S_0, S_1 …; the last one has ended unless there is a fault. Empty if S_0 already failed. */
  readonly states: readonly State[];
  /** `records[t]` leads from `states[t]` to `states[t + 1]`. */
  readonly records: readonly StepRecord[];
  /**
   * By outcome index: conditions as 1 or 0, numbers, times in steps with Infinity for never. Empty
   * if the run stopped with a fault.
   */
  readonly outcomes: readonly number[];
  /** What stopped the run. */
  readonly fault?: RunFault;
}

/**
 * Plays one run. Never throws for a fault of the scenario: it is part of the result.
 * @param seed any string
 * @param run 0 … 2^53 - 1
 * @param choices of players, by step
 */
export function runOnce(
  program: Program,
  seed: string,
  run: number,
  choices: ReadonlyMap<number, Choices> = new Map(),
): RunOnce {
  const parameters = parametersOf(program);
  const luck = luckOf(keyOfSeed(seed), run);
  const states: State[] = [];
  const records: StepRecord[] = [];
  try {
    let state = start(program, parameters, luck);
    let progress = observe(program, parameters, beginOutcomes(program), state);
    states.push(state);
    while (!state.ended) {
      const next = advance(program, parameters, state, luck, choices.get(state.step));
      progress = observe(program, parameters, progress, next.state);
      state = next.state;
      states.push(state);
      records.push(next.record);
    }
    return { seed, run, states, records, outcomes: progress.map(({ value }) => value) };
  } catch (error) {
    if (error instanceof RunFault) {
      return { seed, run, states, records, outcomes: [], fault: error };
    }
    throw error;
  }
}
