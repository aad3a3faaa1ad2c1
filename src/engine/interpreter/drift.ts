/** Phase 5: drift of all variables at once (docs/semantics.md, "Drift"). */

import { evaluateRoot, type Moment } from "./evaluate.ts";
import type { ChangeRecord } from "./record.ts";
import type { State } from "./state.ts";
import { applyWrites, type Write } from "./write.ts";

/** Sets every variable that has a drift to its value on the snapshot after phase 4. @throws RunFault */
export function runDrift(moment: Moment, changes: ChangeRecord[]): State {
  const { program, state } = moment;
  const writes: Write[] = [];
  for (const [index, variable] of program.variables.entries()) {
    if (variable.drift === undefined) continue;
    const value = evaluateRoot(moment, variable.drift);
    writes.push({ target: "variable", index, operation: "set", value });
  }
  return applyWrites(program, state, writes, "drift", changes);
}
