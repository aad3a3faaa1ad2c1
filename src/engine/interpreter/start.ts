/** S_0: the state before any step (docs/semantics.md, "The start of a run"). */

import { at } from "../../base/invariant.ts";
import type { Program } from "../../ir/program.ts";
import { clamp, roundHalfUp } from "../../numeric/elementary.ts";
import type { Luck } from "../../random/luck.ts";
import { withEnding } from "./clock.ts";
import { evaluateAmount, evaluateRoot, fail, momentOf } from "./evaluate.ts";
import { pick, sumOf } from "./hazard.ts";
import type { State } from "./state.ts";

/**
 * S_0 with the unknowns drawn.
 * @throws RunFault if a share or a start value is not what it must be
 */
export function start(program: Program, parameters: readonly number[], luck: Luck): State {
  const blank: State = {
    step: 0,
    levels: program.flashpoints.map((flashpoint) => flashpoint.start),
    dwell: program.flashpoints.map(({ startDwell, dwellCap }) => Math.min(startDwell, dwellCap)),
    held: program.flashpoints.map(({ startHeld, heldCaps }) =>
      startHeld.map((steps, level) => Math.min(steps, at(heldCaps, level))),
    ),
    stopwatches: program.stopwatches.map(({ start, cap }) => Math.min(start, cap)),
    variables: [],
    unknowns: [],
    happened: program.events.map(() => false),
    moves: program.actors.map(() => []),
    ended: false,
  };
  // Shares and start values read parameters only, so the blank state serves as their snapshot.
  const moment = momentOf(program, parameters, blank);
  const unknowns = program.unknowns.map(({ site, values }) => {
    const shares = values.map((value) => evaluateAmount(moment, value.share));
    const total = sumOf(shares);
    if (!Number.isFinite(total)) fail(moment, at(values, 0).share.place, "not finite");
    if (total === 0) fail(moment, at(values, 0).share.place, "no share");
    return pick(shares, luck(site, 0), 1);
  });
  const variables = program.variables.map((variable) => {
    const value = evaluateRoot(moment, variable.start);
    return clamp(variable.integer ? roundHalfUp(value) : value, variable.min, variable.max);
  });
  return withEnding(program, parameters, { ...blank, unknowns, variables });
}
