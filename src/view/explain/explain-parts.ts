/** Parts of an explanation that events, moves and rules share: bases, factors, marks. */

import type { BaseRecord, FactorRecord } from "../../engine/interpreter/record.ts";
import type { Expression } from "../../scenario/expression/expression.ts";
import type { Base, Multiplier } from "../../scenario/model.ts";
import type { Basis } from "../../scenario/basis.ts";
import { windowName, type Naming } from "../../story/naming.ts";
import { exact, multiplierReason, reasonOf } from "./reasons.ts";

/** Lines below a heading. */
export function indent(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`);
}

/** The base of a hazard, and why it is that. */
export function baseLine(
  naming: Naming,
  base: BaseRecord,
  written: Base,
  element: { readonly when?: Expression; readonly basis?: Basis },
): string {
  const { say } = naming;
  const hazard = exact(base.hazard);
  const reason = reasonOf(naming, element);
  if (base.probability === undefined || written.kind !== "chance") {
    return say("explain.base-hazard", { hazard, reason }).trimEnd();
  }
  const chance = exact(base.probability);
  const window = windowName(naming, written);
  return say("explain.base", { chance, window, hazard, reason }).trimEnd();
}

/** What it is multiplied by, and why. */
export function factorLines(
  naming: Naming,
  factors: readonly FactorRecord[],
  multipliers: readonly Multiplier[],
  coupling: () => string,
): readonly string[] {
  return factors.map(({ multiplier, factor }) =>
    naming
      .say("explain.factor", {
        factor: exact(factor),
        reason: multiplierReason(naming, multipliers, multiplier, coupling),
      })
      .trimEnd(),
  );
}

/** Says that it is hidden, where it is. */
export function hiddenMark({ say }: Naming, hidden: boolean): string {
  return hidden ? ` ${say("run.hidden")}` : "";
}
