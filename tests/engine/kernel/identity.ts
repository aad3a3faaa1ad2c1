/** Runs a program in both engines and says where they first differ, to the last bit. */

import { isDeepStrictEqual } from "node:util";
import { layoutOf } from "../../../src/batch/layout.ts";
import { advance } from "../../../src/engine/interpreter/advance.ts";
import { RunFault } from "../../../src/engine/interpreter/fault.ts";
import { beginOutcomes, observe } from "../../../src/engine/interpreter/outcome.ts";
import type { OutcomeProgress } from "../../../src/engine/interpreter/outcome.ts";
import type { StepRecord } from "../../../src/engine/interpreter/record.ts";
import { start } from "../../../src/engine/interpreter/start.ts";
import type { State } from "../../../src/engine/interpreter/state.ts";
import { Kernel, type KernelBeginning } from "../../../src/engine/kernel/kernel.ts";
import type { Program } from "../../../src/ir/program.ts";
import type { Key } from "../../../src/random/philox.ts";
import { luckOf } from "../../../src/random/stream.ts";

/** What a run came to. */
export interface Played {
  readonly states: readonly State[];
  readonly records: readonly StepRecord[];
  readonly outcomes: readonly OutcomeProgress[];
  readonly fault?: { readonly step: number; readonly place: number; readonly reason: string };
}

/** A run by the interpreter, from the start or from a state. */
export function play(
  program: Program,
  parameters: readonly number[],
  key: Key,
  run: number,
  beginning?: { readonly state: State; readonly outcomes: readonly OutcomeProgress[] },
): Played {
  const luck = luckOf(key, run);
  const states: State[] = [];
  const records: StepRecord[] = [];
  let outcomes = beginning?.outcomes ?? beginOutcomes(program);
  try {
    let state = beginning?.state ?? start(program, parameters, luck);
    if (beginning === undefined) outcomes = observe(program, parameters, outcomes, state);
    states.push(state);
    while (!state.ended) {
      const next = advance(program, parameters, state, luck);
      state = next.state;
      records.push(next.record);
      outcomes = observe(program, parameters, outcomes, state);
      states.push(state);
    }
  } catch (error) {
    if (!(error instanceof RunFault)) throw error;
    const { step, placeIndex: place, reason } = error;
    return { states, records, outcomes, fault: { step, place, reason } };
  }
  return { states, records, outcomes };
}

/** Says how a value differs, bit by bit (−0 is not 0), or nothing. */
function differenceOf(name: string, got: unknown, wanted: unknown): string | undefined {
  if (isDeepStrictEqual(got, wanted)) return undefined;
  return `${name}: kernel ${JSON.stringify(got)}, interpreter ${JSON.stringify(wanted)}`;
}

/** The first difference between the engines in one run, if there is one. */
export function firstDifference(
  kernel: Kernel,
  parameters: readonly number[],
  key: Key,
  run: number,
  beginning?: KernelBeginning,
): string | undefined {
  const { program } = kernel;
  const wanted = play(program, parameters, key, run, beginning);
  const got = kernel.trajectory(parameters, key, run, beginning);
  const steps = Math.max(got.states.length, wanted.states.length);
  for (let step = 0; step < steps; step += 1) {
    const difference = differenceOf(
      `run ${String(run)}, S_${String(step)}`,
      got.states[step],
      wanted.states[step],
    );
    // A fault while observing a state leaves it out in neither engine or in both.
    if (difference !== undefined) return difference;
  }
  const fault =
    got.fault === undefined
      ? undefined
      : { step: got.fault.step, place: got.fault.place, reason: got.fault.reason };
  return (
    differenceOf(`run ${String(run)}, fault`, fault, wanted.fault) ??
    (wanted.fault === undefined
      ? differenceOf(
          `run ${String(run)}, outcomes`,
          got.outcomes,
          wanted.outcomes.map(({ value }) => value),
        )
      : undefined)
  );
}

/** The kernel of a program. */
export function kernelOf(program: Program): Kernel {
  return new Kernel(program, layoutOf(program));
}
