/** Phase 6: time moves on, counters count, the run may end (docs/semantics.md, "The clock"). */

import { at } from "../../base/invariant.ts";
import { OFF, type Program } from "../../ir/program.ts";
import { evaluateBoolean, momentOf } from "./evaluate.ts";
import type { State } from "./state.ts";

/** The state with `ended` set where the horizon is reached or `ends when` holds. @throws RunFault */
export function withEnding(program: Program, parameters: readonly number[], state: State): State {
  const { endsWhen } = program;
  const ended =
    state.step >= program.calendar.steps ||
    (endsWhen !== undefined &&
      evaluateBoolean(momentOf(program, parameters, state), endsWhen.value));
  return ended === state.ended ? state : { ...state, ended };
}

/** S_{t+1} from the state at the end of phase 5 of step t. @throws RunFault */
export function tick(program: Program, parameters: readonly number[], state: State): State {
  const next: State = {
    ...state,
    step: state.step + 1,
    dwell: state.dwell.map((steps, flashpoint) =>
      Math.min(steps + 1, at(program.flashpoints, flashpoint).dwellCap),
    ),
    stopwatches: state.stopwatches.map((steps, index) =>
      steps === OFF ? OFF : Math.min(steps + 1, at(program.stopwatches, index).cap),
    ),
    held: state.held.map((counters, flashpoint) =>
      counters.map((steps, level) =>
        level <= at(state.levels, flashpoint)
          ? Math.min(steps + 1, at(at(program.flashpoints, flashpoint).heldCaps, level))
          : 0,
      ),
    ),
  };
  return withEnding(program, parameters, next);
}
