/** What all stages are built from, and how their blocks speak of parts of the state. */

import type { ProgramEffect } from "../../ir/program.ts";
import { momentOf, type Moment } from "../interpreter/evaluate.ts";
import type { State } from "../interpreter/state.ts";
import type { Block } from "./block.ts";
import { type Site, type Ways } from "./block.ts";
import type { Layout } from "./layout.ts";
import type { Slice } from "../../ir/slice.ts";
import { effectExpressions, heldParts, part, partsOf, type Part } from "../../ir/parts.ts";

/** Blocks on one snapshot: what they add up to is applied together. */
export type Stage = readonly Block[];

/** A slice program with its layout and parameters. */
export interface Ground {
  readonly slice: Slice;
  readonly layout: Layout;
  readonly parameters: readonly number[];
}

/** The moment that starts a phase. */
export function momentIn(ground: Ground, state: State): Moment {
  return momentOf(ground.slice.program, ground.parameters, state);
}

/** What a flashpoint's being set changes. */
export function ladderParts(ground: Ground, flashpoint: number): readonly Part[] {
  const { program } = ground.slice;
  return [part("level", flashpoint), part("dwell", flashpoint), ...heldParts(program, flashpoint)];
}

/** The parts that effects write. */
export function targetsOf(ground: Ground, effects: readonly ProgramEffect[]): readonly Part[] {
  return effects.flatMap((effect) =>
    effect.target === "flashpoint"
      ? ladderParts(ground, effect.flashpoint)
      : [
          effect.target === "variable"
            ? part("variable", effect.variable)
            : part("stopwatch", effect.stopwatch),
        ],
  );
}

/** The parts that effects read. */
export function readsOf(ground: Ground, effects: readonly ProgramEffect[]): readonly Part[] {
  return [...partsOf(ground.slice.program, effects.flatMap(effectExpressions))];
}

/** What is added to the number of a state to give that of another. */
export function shiftTo(ground: Ground, { digits }: Site, state: State): number {
  return ground.layout.difference(digits, state);
}

/** The only way from a state to another. */
export function sureWay(ground: Ground, site: Site, after: State): Ways {
  return { probabilities: [1], shifts: [shiftTo(ground, site, after)], error: 0 };
}
