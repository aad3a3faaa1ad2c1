/**
 * Writes of a phase: collected against the phase's snapshot and applied together at its end
 * (docs/semantics.md, "Writes"): per target the canonically last `set`, then the additions in
 * canonical order, then one clamp.
 */

import { at } from "../../base/invariant.ts";
import type { Program, ProgramEffect } from "../../ir/program.ts";
import { clamp } from "../../numeric/elementary.ts";
import { evaluateRoot, holds, type Moment } from "./evaluate.ts";
import type { ChangeRecord } from "./record.ts";
import type { State } from "./state.ts";

/** A value to set or add: of a variable, a level number or rungs of a flashpoint, steps of a stopwatch. */
export interface Write {
  readonly target: "variable" | "flashpoint" | "stopwatch";
  readonly index: number;
  readonly operation: "set" | "add";
  readonly value: number;
}

/** The writes of the effects whose `when` holds, one after another. @throws RunFault */
export function evaluateEffects(
  moment: Moment,
  effects: readonly ProgramEffect[],
): readonly Write[] {
  const writes: Write[] = [];
  for (const effect of effects) {
    if (!holds(moment, effect)) continue;
    writes.push(writeOf(moment, effect));
  }
  return writes;
}

function writeOf(moment: Moment, effect: ProgramEffect): Write {
  const { operation, target } = effect;
  switch (effect.target) {
    case "variable":
      return {
        target,
        operation,
        index: effect.variable,
        value: evaluateRoot(moment, effect.value),
      };
    case "flashpoint":
      return { target, operation, index: effect.flashpoint, value: effect.value };
    case "stopwatch":
      return { target, operation, index: effect.stopwatch, value: effect.value };
  }
}

/** What the writes make of a value: last set, additions, clamp. */
function combine(current: number, writes: readonly Write[], min: number, max: number): number {
  const set = writes.findLast((write) => write.operation === "set");
  const sum = writes
    .filter((write) => write.operation === "add")
    .reduce((total, write) => total + write.value, set?.value ?? current);
  return clamp(sum, min, max);
}

/** Puts a flashpoint on a level it was not on: dwell and what is no longer held start from 0. */
function enter(state: State, flashpoint: number, level: number): State {
  return {
    ...state,
    levels: state.levels.with(flashpoint, level),
    dwell: state.dwell.with(flashpoint, 0),
    held: state.held.with(
      flashpoint,
      at(state.held, flashpoint).map((steps, rung) => (rung > level ? 0 : steps)),
    ),
  };
}

/** The writes by what they write to, in the order of indices, each list in its own order. */
function byTarget(
  writes: readonly Write[],
  target: Write["target"],
): readonly (readonly [number, readonly Write[]])[] {
  const groups = new Map<number, Write[]>();
  for (const write of writes) {
    if (write.target !== target) continue;
    const group = groups.get(write.index);
    if (group === undefined) groups.set(write.index, [write]);
    else group.push(write);
  }
  return [...groups].sort(([left], [right]) => left - right);
}

/**
 * The state after a phase. Setting the current level again resets nothing.
 * @param changes where the changes are noted
 */
export function applyWrites(
  program: Program,
  state: State,
  writes: readonly Write[],
  phase: ChangeRecord["phase"],
  changes: ChangeRecord[],
): State {
  if (writes.length === 0) return state;
  let next = state;
  for (const [index, own] of byTarget(writes, "variable")) {
    const { min, max } = at(program.variables, index);
    const from = at(state.variables, index);
    const to = combine(from, own, min, max);
    // What is written is kept to the bit (-0 too), though it is no change to tell of.
    if (Object.is(to, from)) continue;
    next = { ...next, variables: next.variables.with(index, to) };
    if (to !== from) changes.push({ phase, target: "variable", index, from, to });
  }
  for (const [index, own] of byTarget(writes, "flashpoint")) {
    const worst = at(program.flashpoints, index).levels.length - 1;
    const from = at(state.levels, index);
    const to = combine(from, own, 0, worst);
    if (to === from) continue;
    next = enter(next, index, to);
    changes.push({ phase, target: "flashpoint", index, from, to });
  }
  for (const [index, own] of byTarget(writes, "stopwatch")) {
    const from = at(state.stopwatches, index);
    const to = own.at(-1)?.value ?? from;
    if (to === from) continue;
    // What is told is the happening that started it.
    next = { ...next, stopwatches: next.stopwatches.with(index, to) };
  }
  return next;
}
