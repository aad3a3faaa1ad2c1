/** What is sure of an outcome before any run: between what its values lie, and whether luck moves them. */

import { Bounds } from "./bounds.ts";
import type { Expr } from "./expression.ts";
import { expressionsOf, rangeOf } from "./outcome-fold.ts";
import type { Program } from "./program.ts";
import { childrenOf, readsOf, type Read } from "./walk.ts";
import { at } from "../base/invariant.ts";

/** Of one outcome. */
export interface Reach {
  /** Infinite where nothing bounds the values; a time that never comes is Infinity. */
  readonly low: number;
  readonly high: number;
  /** Every run without a fault gives the same value: nothing that is drawn comes near it. */
  readonly certain: boolean;
}

/**
 * The reach of each outcome.
 * @param parameters their values, where they do not vary
 */
export function reachesOf(program: Program, parameters?: readonly number[]): readonly Reach[] {
  const bounds = new Bounds(program, parameters === undefined ? {} : { parameters });
  const isDrawn = drawnOf(program);
  const end = program.endsWhen?.value;
  const endDrawn = end !== undefined && isDrawn(end);
  return program.outcomes.map(({ fold }): Reach => {
    const certain = !endDrawn && !expressionsOf(fold).some(isDrawn);
    const { low, high, nan } = rangeOf(bounds, fold);
    return { low: nan ? -Infinity : low, high: nan ? Infinity : high, certain };
  });
}

/** Whether the value of an expression may differ between two runs; more is called so than is. */
function drawnOf(program: Program): (expression: Expr) => boolean {
  const { flashpoints, actors, events, variables, unknowns } = program;
  const effects = [
    ...flashpoints.flatMap(({ rules }) => rules),
    ...actors.flatMap(({ moves }) => moves),
    ...events,
  ].flatMap((element) => element.effects);
  // Whatever an element writes comes when it comes.
  const drawnLevels = new Set(
    effects.flatMap((one) => (one.target === "flashpoint" ? [one.flashpoint] : [])),
  );
  for (const [index, { rules }] of flashpoints.entries()) {
    if (rules.length > 0) drawnLevels.add(index);
  }
  const drawnVariables = new Set(
    effects.flatMap((one) => (one.target === "variable" ? [one.variable] : [])),
  );
  const isRead = (read: Read): boolean => {
    switch (read.kind) {
      case "time":
        return false;
      case "level":
      case "dwell":
      case "held":
        return drawnLevels.has(read.flashpoint);
      case "variable":
        return drawnVariables.has(read.variable);
      case "unknown":
        return at(unknowns, read.unknown).values.length > 1;
      case "stopwatch":
      case "happened":
      case "moved":
        return true;
    }
  };
  const isDrawn = (expression: Expr): boolean =>
    (expression.kind === "shared" && isDrawn(at(program.shared, expression.index).value)) ||
    readsOf(program, expression).some(isRead) ||
    childrenOf(expression).some(isDrawn);
  for (let known = -1; known < drawnVariables.size;) {
    known = drawnVariables.size;
    for (const [index, { start, drift, noise }] of variables.entries()) {
      const drifts = drift !== undefined && isDrawn(drift.value);
      if (drifts || noise !== undefined || isDrawn(start.value)) {
        drawnVariables.add(index);
      }
    }
  }
  return isDrawn;
}
