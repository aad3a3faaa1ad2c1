/** Runs followed one at a time by the interpreter: the plain reading of what a follower does. */

import { at } from "../base/invariant.ts";
import { advance } from "../engine/interpreter/advance.ts";
import { RunFault } from "../engine/interpreter/fault.ts";
import { beginOutcomes, observe } from "../engine/interpreter/outcome.ts";
import { start } from "../engine/interpreter/start.ts";
import type { Followed, Follower } from "../engine/kernel/follow.ts";
import type { Program } from "../ir/program.ts";
import type { Luck } from "../random/luck.ts";
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
  const fresh = (luck: Luck): Beginning => {
    const state = start(program, parameters, luck);
    return { state, outcomes: observe(program, parameters, beginOutcomes(program), state) };
  };
  return {
    useKey: (next) => {
      key = next;
    },
    save: () => left,
    follow: (run, from, threshold) => {
      const luck = luckOf(key, run);
      let steps = 0;
      left = from;
      const end = (kind: Followed["kind"]): Followed => ({
        kind,
        steps,
        value: left === undefined ? NaN : at(left.outcomes, goal).value,
        highest: left === undefined ? NaN : at(left.outcomes, by).value,
      });
      try {
        let here = from ?? fresh(luck);
        for (;;) {
          left = here;
          if (here.state.ended || at(here.outcomes, goal).decided) return end("over");
          if (at(here.outcomes, by).value >= threshold) return end("crossed");
          steps += 1;
          const { state } = advance(program, parameters, here.state, luck);
          here = { state, outcomes: observe(program, parameters, here.outcomes, state) };
        }
      } catch (error) {
        // A fault of the scenario is a result; everything else is a bug and goes on.
        if (!(error instanceof RunFault)) throw error;
        return end("fault");
      }
    },
  };
}
