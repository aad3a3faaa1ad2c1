/** Phase 5: drift of all variables at once (docs/semantics.md, "Drift"), and noise about it ("Noise"). */

import { roundHalfUp } from "../../numeric/elementary.ts";
import { withNoise } from "../../numeric/noise.ts";
import type { ProgramNoise } from "../../ir/program.ts";
import type { Luck } from "../../random/luck.ts";
import { evaluateAmount, evaluateRoot, fail, type Moment } from "./evaluate.ts";
import type { ChangeRecord } from "./record.ts";
import type { State } from "./state.ts";
import { applyWrites, type Write } from "./write.ts";

/** Gives the value that noise made of `about`, before it is rounded and clamped. */
export type NoiseDraw = (
  noise: ProgramNoise,
  about: number,
  spread: number,
  variable: number,
) => number;

/** Noise as a run draws it. */
export function noiseOf(luck: Luck, step: number): NoiseDraw {
  return ({ shape, site }, about, spread) => withNoise(shape, about, spread, luck(site, step));
}

/** Sets every variable that has a drift to its value on the snapshot after phase 4. @throws RunFault */
export function runDrift(moment: Moment, draw: NoiseDraw, changes: ChangeRecord[]): State {
  const { program, state } = moment;
  const writes: Write[] = [];
  for (const [index, { drift, noise, integer }] of program.variables.entries()) {
    if (drift === undefined) continue;
    let value = evaluateRoot(moment, drift);
    if (noise !== undefined) {
      const spread = evaluateAmount(moment, noise.spread);
      value = draw(noise, value, spread, index);
      if (!Number.isFinite(value)) fail(moment, noise.spread.place, "not finite");
      if (integer) value = roundHalfUp(value);
    }
    writes.push({ target: "variable", index, operation: "set", value });
  }
  return applyWrites(program, state, writes, "drift", changes);
}
