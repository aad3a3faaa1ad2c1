/**
 * Runs followed one at a time and as far as wanted, from the start or from where another was left:
 * what splitting needs. A state that was left is kept as the kernel's own bytes.
 */

import { at } from "../../base/invariant.ts";
import type { Key } from "../../random/philox.ts";
import { branchIf, call, get, i32, load, loop, op, when, type Callee } from "./code.ts";
import { labelled } from "./code.ts";
import type { Context, KernelCells } from "./context.ts";
import { element } from "./memory-map.ts";

/**
 * `follow(fresh, goal, by, threshold)`: one run, until the outcome number `goal` is decided, the value
 * of the outcome number `by` is at least the threshold, or the run is over.
 */
export function defineFollow(context: Context, begin: Callee, step: Callee): Callee {
  const { module, cells } = context;
  return module.define(
    "follow",
    [
      ["fresh", "i32"],
      ["goal", "i32"],
      ["by", "i32"],
      ["threshold", "f64"],
    ],
    undefined,
    (locals) => {
      const [fresh, goal, by, threshold] = locals.parameters;
      const again = labelled("next_step");
      const over = op("i32.or", load(cells.state.ended), load(cells.faultReason));
      const decided = load(element(cells.state.decided, 0), op("i32.shl", get(goal), i32(2)));
      const value = load(element(cells.state.outcomes, 0), op("i32.shl", get(by), i32(3)));
      const crossed = op("f64.ge", value, get(threshold));
      const open = op("i32.eqz", op("i32.or", op("i32.or", over, decided), crossed));
      return [
        call(begin, get(fresh)),
        when(open, loop(again, [call(step), branchIf(again, open)])),
      ];
    },
    true,
  );
}

/** How far a run was followed. */
export interface Followed {
  /** `over`: decided, or the run ended; `crossed`: the threshold was reached before that. */
  readonly kind: "over" | "crossed" | "fault";
  /** Steps made. */
  readonly steps: number;
  /** Value of the outcome `goal`; final if it is over. */
  readonly value: number;
  /** Value of the outcome `by`: the highest so far. */
  readonly highest: number;
}

/** One run at a time. */
export interface Follower<Saved> {
  /** From now on luck is that of this key. */
  useKey(key: Key): void;
  /** Follows a run from the start, or from what was saved. */
  follow(run: number, from: Saved | undefined, threshold: number): Followed;
  /** Follows the run on from where it was left, decided or not, to its end: whether a fault stops it. */
  finish(): { readonly steps: number; readonly fault: boolean };
  /** Where the run followed last was left. */
  save(): Saved;
}

/** What following needs of a kernel. */
export interface FollowSetting {
  readonly memory: ArrayBuffer;
  readonly cells: KernelCells;
  readonly call: (name: string, ...values: readonly number[]) => number;
  readonly useKey: (key: Key) => void;
  readonly useRun: (run: number) => void;
  readonly goal: number;
  readonly by: number;
  /** Whether every run stops with a fault before its first state. */
  readonly broken: boolean;
}

/** Follows the runs of a kernel whose image holds the start of a run. */
export function followerOf(setting: FollowSetting): Follower<Uint8Array> {
  const { memory, cells, goal, by, broken } = setting;
  const size = cells.stateEnd - cells.stateStart;
  const image = new Uint8Array(memory, cells.imageStart, size);
  const state = new Uint8Array(memory, cells.stateStart, size);
  const start = image.slice();
  const step = new Int32Array(memory, cells.state.step.address, 1);
  const startStep = new Int32Array(start.buffer, cells.state.step.address - cells.stateStart, 1);
  const fault = new Int32Array(memory, cells.faultReason.address, 1);
  const decided = new Int32Array(memory, cells.state.decided.address, goal + 1);
  const ended = new Int32Array(memory, cells.state.ended.address, 1);
  const outcomes = new Float64Array(memory, cells.state.outcomes.address, Math.max(goal, by) + 1);
  const stepOf = (bytes: Uint8Array): number =>
    bytes === start
      ? at(startStep, 0)
      : new DataView(bytes.buffer, bytes.byteOffset).getInt32(
          cells.state.step.address - cells.stateStart,
          true,
        );
  return {
    useKey: setting.useKey,
    follow: (run, from, threshold) => {
      if (broken) return { kind: "fault", steps: 0, value: NaN, highest: NaN };
      const first = from ?? start;
      image.set(first);
      setting.useRun(run);
      setting.call("follow", from === undefined ? 1 : 0, goal, by, threshold);
      const steps = at(step, 0) - stepOf(first);
      const value = at(outcomes, goal);
      const highest = at(outcomes, by);
      if (fault[0] !== 0) return { kind: "fault", steps, value, highest };
      const over = decided[goal] !== 0 || ended[0] !== 0;
      return { kind: over ? "over" : "crossed", steps, value, highest };
    },
    finish: () => {
      const from = at(step, 0);
      while (ended[0] === 0 && fault[0] === 0) setting.call("step");
      return { steps: at(step, 0) - from, fault: fault[0] !== 0 };
    },
    save: () => state.slice(),
  };
}
