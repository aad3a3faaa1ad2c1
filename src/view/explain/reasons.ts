/** Why a base or a multiplier is what it is, in the words of the scenario. */

import { at } from "../../base/invariant.ts";
import type { State } from "../../engine/interpreter/state.ts";
import type { Expression } from "../../scenario/expression/expression.ts";
import type { Multiplier } from "../../scenario/model.ts";
import type { Basis } from "../../scenario/basis.ts";
import { describe } from "../conditions.ts";
import { listIn, clausesIn } from "../../i18n/list.ts";
import { basisOf, flashpointAt, told, type Naming } from "../../story/naming.ts";

/** A number that reads back as itself: the shortest decimal that rounds to the same f64. */
export function exact(value: number): string {
  return String(value);
}

/** Names one after another. */
export function listed({ style }: Naming, names: readonly string[]): string {
  return listIn(style, names);
}

/** `if …; because … [S24]`: when an element counts, the author's reason, its sources. */
export function reasonOf(
  naming: Naming,
  element: { readonly when?: Expression; readonly basis?: Basis },
): string {
  const { marks, because } = basisOf(naming, element.basis);
  const condition =
    element.when === undefined
      ? ""
      : naming.say("explain.if", { condition: describe(naming, element.when) });
  const text = clausesIn(
    naming.style,
    [condition, because].filter((part) => part !== ""),
  );
  return [text, marks.length === 0 ? "" : `[${listIn(naming.style, marks)}]`]
    .filter((part) => part !== "")
    .join(" ");
}

/** The neighbours behind a coupling: those that no longer stand where they started. */
export function couplingReason(naming: Naming, flashpoint: number, state: State): string {
  const { model, program, say } = naming;
  const { id } = at(program.flashpoints, flashpoint);
  const moved = new Set(
    program.flashpoints
      .filter(({ start }, index) => at(state.levels, index) !== start)
      .map((source) => source.id),
  );
  const names = (model.couplings?.links ?? [])
    .filter((link) => link.to === id && moved.has(link.from))
    .map((link) => {
      const index = program.flashpoints.findIndex((source) => source.id === link.from);
      const source = flashpointAt(naming, index);
      return told(naming, source.short ?? source.name);
    });
  return names.length === 0
    ? say("run.coupling-none")
    : say("run.coupling", { flashpoints: listed(naming, [...new Set(names)]) });
}

/** The reason of a multiplier by its index in the program: written ones first, then couplings. */
export function multiplierReason(
  naming: Naming,
  multipliers: readonly Multiplier[],
  index: number,
  coupling: () => string,
): string {
  const written = multipliers[index];
  return written === undefined ? coupling() : reasonOf(naming, written);
}
