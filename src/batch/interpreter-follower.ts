/** Runs followed one at a time by the interpreter: the plain reading of what a follower does. */

import { at } from "../base/invariant.ts";
import { advance } from "../engine/interpreter/advance.ts";
import { RunFault } from "../engine/interpreter/fault.ts";
import { beginOutcomes, observe } from "../engine/interpreter/outcome.ts";
import { start } from "../engine/interpreter/start.ts";
import type { Followed, Follower } from "../engine/kernel/follow.ts";
import type { Program } from "../ir/program.ts";
import type { Key } from "../random/philox.ts";
import { luckOf } from "../random/stream.ts";
import type { Beginning } from "./engine.ts";

/** Follows the runs of a program. */
export function followPlainly(
  program: Program,
  parameters: readonly number[],
  goal: number,
  by: number,
): Follower<Beginning | undefined> {
  let key: Key = { low: 0, high: 0 };
  let left: Beginning | undefined;
  let luck = luckOf(key, 0);
  const fresh = (): Beginning => {
    const state = start(program, parameters, luck);
    return { state, outcomes: observe(program, parameters, beginOutcomes(program), state) };
  };
  const next = (here: Beginning): Beginning => {
    const { state } = advance(program, parameters, here.state, luck);
    return { state, outcomes: observe(program, parameters, here.outcomes, state) };
  };
  /** Whether it went without a fault. */
  const tried = (go: () => void): boolean => {
    try {
      go();
      return true;
    } catch (error) {
      // A fault of the scenario is a result; everything else is a bug and goes on.
      if (!(error instanceof RunFault)) throw error;
      return false;
    }
  };
  return {
    useKey: (other) => {
      key = other;
    },
    save: () => left,
    finish: () => {
      let steps = 0;
      const sound = tried(() => {
        while (left?.state.ended === false) {
          steps += 1;
          left = next(left);
        }
      });
      return { steps, fault: !sound };
    },
    follow: (run, from, threshold) => {
      luck = luckOf(key, run);
      let steps = 0;
      left = from;
      let kind: Followed["kind"] = "fault";
      tried(() => {
        for (let here = from ?? fresh(); ; here = next(here)) {
          left = here;
          if (here.state.ended || at(here.outcomes, goal).decided) {
            kind = "over";
            return;
          }
          if (at(here.outcomes, by).value >= threshold) {
            kind = "crossed";
            return;
          }
          steps += 1;
        }
      });
      return {
        ...{ kind, steps },
        value: left === undefined ? NaN : at(left.outcomes, goal).value,
        highest: left === undefined ? NaN : at(left.outcomes, by).value,
      };
    },
  };
}
