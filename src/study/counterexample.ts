/** The step in which a run shows what speaks against an expectation. */

import { RunFault } from "../engine/interpreter/fault.ts";
import { beginOutcomes, observe } from "../engine/interpreter/outcome.ts";
import { advance } from "../engine/interpreter/advance.ts";
import { start } from "../engine/interpreter/start.ts";
import { at } from "../base/invariant.ts";
import type { Program } from "../ir/program.ts";
import { slice } from "../ir/slice.ts";
import { luckOf } from "../random/stream.ts";
import { keyOfSeed } from "../random/seed.ts";

/**
 * The step of the first state in which an outcome of `lowerExpectations` counts a case, played on its slice as
 * it was counted; undefined where it counts none.
 */
export function stepOfCase(
  program: Program,
  parameters: readonly number[],
  outcome: number,
  seed: string,
  run: number,
): number | undefined {
  const asked = at(program.outcomes, outcome);
  const own = slice({ ...program, outcomes: [asked] }).program;
  const luck = luckOf(keyOfSeed(seed), run);
  try {
    let state = start(own, parameters, luck);
    let progress = beginOutcomes(own);
    for (;;) {
      progress = observe(own, parameters, progress, state);
      const { value, decided } = at(progress, 0);
      // What is not decided yet may stand at the value that it has if nothing more comes.
      if (value > 0 && (decided || asked.fold.kind === "cases")) return state.step;
      if (state.ended) return undefined;
      ({ state } = advance(own, parameters, state, luck));
    }
  } catch (error) {
    if (error instanceof RunFault) return undefined;
    throw error;
  }
}
