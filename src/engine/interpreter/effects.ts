/** Phase 4: effects of the rules that fired, on variables only (docs/semantics.md, "Effects"). */

import { at } from "../../base/invariant.ts";
import { evaluateEffects, applyWrites } from "./write.ts";
import type { Moment } from "./evaluate.ts";
import type { ChangeRecord, TransitionRecord } from "./record.ts";
import type { State } from "./state.ts";

/** Applies the effects on the snapshot after phase 3, flashpoint by flashpoint. @throws RunFault */
export function runEffects(
  moment: Moment,
  transitions: readonly TransitionRecord[],
  changes: ChangeRecord[],
): State {
  const { program, state } = moment;
  const writes = transitions.flatMap(({ flashpoint, fired }) =>
    fired === undefined
      ? []
      : evaluateEffects(moment, at(at(program.flashpoints, flashpoint).rules, fired).effects),
  );
  return applyWrites(program, state, writes, "effects", changes);
}
