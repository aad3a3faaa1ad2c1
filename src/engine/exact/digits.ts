/** Which parts of a state can be told apart, and by how many values each: the digits of a state. */

import { at } from "../../base/invariant.ts";
import { OFF, type Program, type ProgramEffect } from "../../ir/program.ts";
import type { State } from "../interpreter/state.ts";
import type { Slice } from "../../ir/slice.ts";
import { part, type Part } from "../../ir/parts.ts";
import { ExactRefusal } from "./refusal.ts";

/** A state that is being put together. */
export interface Draft {
  readonly levels: number[];
  readonly dwell: number[];
  readonly held: number[][];
  readonly stopwatches: number[];
  readonly variables: number[];
  readonly unknowns: number[];
  readonly happened: boolean[];
  readonly moves: number[][];
}

/** A part of the state that is told apart. */
export interface Digit {
  readonly part: Part;
  /** Number of values. */
  readonly radix: number;
  /** The digit of a state; -1 if it is none. */
  readonly read: (state: State) => number;
  readonly write: (draft: Draft, digit: number) => void;
}

/** Whole numbers that an f64 holds exactly. */
export const MOST_STATES = 2 ** 53;

/** Different values of one real variable, and how many there must be room for. */
export const MOST_REAL_VALUES = 4096;

/** A variable that is no whole number gets at least so many values. */
export const FEWEST_REAL_VALUES = 8;

/** A whole variable of more values than this may be listed by those that are met, and has room for so many at least. */
export const WIDE = 4096;

/** How many values are told apart of variables whose values are listed as they are met. */
export interface Room {
  readonly real: number;
  /** By index, of whole variables. */
  readonly wide: ReadonlyMap<number, number>;
}

/** How many states the digits tell apart. */
export const sizeOf = (digits: readonly Digit[]): number =>
  digits.reduce((product, { radix }) => product * radix, 1);

/** The values of a variable: a range of whole numbers, or a list that grows as they are met. */
class Values {
  readonly radix: number;
  readonly #id: string;
  /** Undefined of a real variable. */
  readonly #low: number | undefined;
  readonly #list: number[] | undefined;
  readonly #known = new Map<number, number>();

  constructor(id: string, low: number | undefined, radix: number, list?: readonly number[]) {
    this.#id = id;
    this.#low = low;
    this.radix = radix;
    this.#list = list === undefined ? undefined : [...list];
    for (const [digit, value] of (list ?? []).entries()) this.#known.set(value, digit);
  }

  value(digit: number): number {
    return this.#list === undefined ? (this.#low ?? 0) + digit : at(this.#list, digit);
  }

  /** @throws ExactRefusal where a variable has taken too many values */
  digit(value: number): number {
    if (this.#list === undefined) return value - (this.#low ?? 0);
    const known = this.#known.get(value);
    if (known !== undefined) return known;
    const digit = this.#list.length;
    if (digit >= this.radix) {
      const variable = this.#id;
      const kind = this.#low === undefined ? "real variable" : "wide variable";
      throw new ExactRefusal({ kind, variable, most: this.radix });
    }
    this.#list.push(value);
    this.#known.set(value, digit);
    return digit;
  }
}

/**
 * The digits of a slice.
 * @param endless whether runs go on beyond the horizon
 * @throws ExactRefusal where some part has no end
 */
export function digitsOf(
  { program, needed }: Slice,
  start: State,
  effective: readonly (readonly number[])[],
  room: Room,
  endless: boolean,
): readonly Digit[] {
  const digits: Digit[] = [];
  const { steps } = program.calendar;
  // A counter that is read as a number is still bounded by the horizon.
  const counted = (cap: number, from: number): number =>
    endless && cap < Infinity ? cap : Math.min(cap, from + steps);
  const add = (name: Part, radix: number, read: Digit["read"], write: Digit["write"]): void => {
    if (needed.has(name)) digits.push({ part: name, radix, read, write });
  };
  for (const [f, { levels, dwellCap, heldCaps, startDwell, startHeld }] of [
    ...program.flashpoints.entries(),
  ]) {
    add(
      part("level", f),
      levels.length,
      (state) => at(state.levels, f),
      (draft, digit) => (draft.levels[f] = digit),
    );
    const rules = at(effective, f);
    if (rules.length > 0) {
      digits.push({
        part: part("fired", f),
        radix: rules.length + 1,
        read: () => -1,
        write: () => undefined,
      });
    }
    add(
      part("dwell", f),
      counted(dwellCap, startDwell) + 1,
      (state) => at(state.dwell, f),
      (draft, digit) => (draft.dwell[f] = digit),
    );
    for (const level of levels.keys()) {
      add(
        part("held", f, level),
        counted(at(heldCaps, level), at(startHeld, level)) + 1,
        (state) => at(at(state.held, f), level),
        (draft, digit) => (at(draft.held, f)[level] = digit),
      );
    }
  }
  for (const [w, { cap }] of program.stopwatches.entries()) {
    // Off, and 0 … cap.
    add(
      part("stopwatch", w),
      cap + 2,
      (state) => at(state.stopwatches, w) - OFF,
      (draft, digit) => (draft.stopwatches[w] = digit + OFF),
    );
  }
  for (const v of program.variables.keys()) {
    if (!needed.has(part("variable", v))) continue;
    const values = valuesOf(program, v, at(start.variables, v), room);
    add(
      part("variable", v),
      values.radix,
      (state) => values.digit(at(state.variables, v)),
      (draft, digit) => (draft.variables[v] = values.value(digit)),
    );
  }
  for (const [u, { values }] of program.unknowns.entries()) {
    add(
      part("unknown", u),
      values.length,
      (state) => at(state.unknowns, u),
      (draft, digit) => (draft.unknowns[u] = digit),
    );
  }
  for (const e of program.events.keys()) {
    add(
      part("flag", e),
      2,
      (state) => (at(state.happened, e) ? 1 : 0),
      (draft, digit) => (draft.happened[e] = digit === 1),
    );
  }
  for (const [a, { moves }] of program.actors.entries()) {
    for (const m of moves.keys()) {
      add(
        part("moved", a, m),
        2,
        (state) => (at(state.moves, a).includes(m) ? 1 : 0),
        (draft, digit) => {
          if (digit === 1) at(draft.moves, a).push(m);
        },
      );
    }
  }
  return digits;
}

/** Whether anything that matters ever changes a variable. */
function isWritten(program: Program, index: number): boolean {
  const writes = ({ effects }: { readonly effects: readonly ProgramEffect[] }): boolean =>
    effects.some((effect) => effect.target === "variable" && effect.variable === index);
  return (
    at(program.variables, index).drift !== undefined ||
    program.flashpoints.some(({ rules }) => rules.some(writes)) ||
    program.actors.some(({ moves }) => moves.some(writes)) ||
    program.events.some(writes)
  );
}

/** Whether a variable changes and has no list of values known in advance. */
export function isReal(program: Program, index: number): boolean {
  const { integer, min, max } = at(program.variables, index);
  const isRange = integer && Number.isSafeInteger(min) && Number.isSafeInteger(max);
  return !isRange && isWritten(program, index);
}

function valuesOf(program: Program, index: number, first: number, { real, wide }: Room): Values {
  const { id, min, max } = at(program.variables, index);
  if (!isWritten(program, index)) return new Values(id, min, 1, [first]);
  if (isReal(program, index)) return new Values(id, undefined, real, [first]);
  const listed = wide.get(index);
  return listed === undefined
    ? new Values(id, min, max - min + 1)
    : new Values(id, min, listed, [first]);
}

/** How many values a whole variable that changes may have by its bounds; 1 of any other. */
export function widthOf(program: Program, index: number): number {
  const { min, max } = at(program.variables, index);
  return isReal(program, index) || !isWritten(program, index) ? 1 : max - min + 1;
}
