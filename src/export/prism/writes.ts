/**
 * The writes of one phase as assignments that read the values before it: per target the canonically
 * last `set`, then the additions, then one clamp (docs/semantics.md, "Writes").
 */

import { at } from "../../base/invariant.ts";
import { OFF, type ProgramEffect } from "../../ir/program.ts";
import { numberPiece, whenPiece, type Vocabulary } from "./expression.ts";
import { all, choose, literal, sum, type Piece } from "./piece.ts";
import { assign, type Module } from "./commands.ts";

/** An effect and what must have been picked for it. */
export interface Triggered {
  readonly trigger: Piece;
  readonly effect: ProgramEffect;
}

interface Write {
  readonly condition: Piece;
  readonly operation: "set" | "add";
  readonly value: Piece;
}

/** As a whole number, which it is by value. */
export function wholePiece(piece: Piece): Piece {
  return piece.type === "double" ? { text: `floor(${piece.text}+0.5)`, type: "int" } : piece;
}

function combined(current: Piece, writes: readonly Write[], low: number, high: number): Piece {
  const set = writes
    .filter(({ operation }) => operation === "set")
    .reduce((before, { condition, value }) => choose(condition, value, before), current);
  const additions = writes
    .filter(({ operation }) => operation === "add")
    .map(({ condition, value }) => choose(condition, value, literal(0)));
  const total = sum([set, ...additions]);
  if (typeof total.value === "number") return literal(Math.min(Math.max(total.value, low), high));
  const [least, most] = [literal(low).text, literal(high).text];
  return wholePiece({ ...total, text: `min(max(${total.text},${least}),${most})` });
}

/** Assignments that put a flashpoint on a level: dwell and what is no longer held start from 0. */
export function enterUpdates(
  vocabulary: Vocabulary,
  flashpoint: number,
  level: Piece,
): readonly string[] {
  const { name } = at(vocabulary.levels, flashpoint);
  const dwell = at(vocabulary.dwell, flashpoint);
  const updates = [assign(name, level)];
  if (dwell !== "") {
    updates.push(assign(dwell, { text: `(${level.text}=${name} ? ${dwell} : 0)`, type: "int" }));
  }
  for (const [rung, held] of at(vocabulary.held, flashpoint).entries()) {
    if (held === "" || rung === 0) continue;
    const text = `(${level.text}<${String(rung)} ? 0 : ${held})`;
    updates.push(assign(held, { text, type: "int" }));
  }
  return updates;
}

/** Assignments of the effects of a phase. */
export function effectUpdates(
  vocabulary: Vocabulary,
  module: Module,
  triggered: readonly Triggered[],
  phase: string,
): readonly string[] {
  const { program } = vocabulary;
  const variables = new Map<number, Write[]>();
  const flashpoints = new Map<number, Write[]>();
  const stopwatches = new Map<number, Write[]>();
  for (const { trigger, effect } of triggered) {
    const condition = all(trigger, whenPiece(vocabulary, effect.when));
    if (condition.value === false) continue;
    const { operation } = effect;
    const note = (group: Map<number, Write[]>, index: number, value: Piece): void => {
      group.set(index, [...(group.get(index) ?? []), { condition, operation, value }]);
    };
    switch (effect.target) {
      case "variable":
        note(variables, effect.variable, numberPiece(vocabulary, effect.value.value));
        break;
      case "flashpoint":
        note(flashpoints, effect.flashpoint, literal(effect.value));
        break;
      case "stopwatch":
        note(stopwatches, effect.stopwatch, literal(effect.value));
    }
  }
  const byIndex = (groups: ReadonlyMap<number, readonly Write[]>) =>
    [...groups].sort(([left], [right]) => left - right);
  const updates: string[] = [];
  for (const [index, writes] of byIndex(variables)) {
    const { min, max } = at(program.variables, index);
    const current = at(vocabulary.variables, index);
    updates.push(assign(current.text, combined(current, writes, min, max)));
  }
  for (const [index, writes] of byIndex(flashpoints)) {
    const { id, levels } = at(program.flashpoints, index);
    const { name } = at(vocabulary.levels, index);
    const value = combined({ text: name, type: "int" }, writes, 0, levels.length - 1);
    const level = module.formula(value, id, "after", phase);
    updates.push(...enterUpdates(vocabulary, index, level));
  }
  for (const [index, writes] of byIndex(stopwatches)) {
    const name = at(vocabulary.stopwatches, index);
    const { cap } = at(program.stopwatches, index);
    updates.push(assign(name, combined({ text: name, type: "int" }, writes, OFF, cap)));
  }
  return updates;
}
