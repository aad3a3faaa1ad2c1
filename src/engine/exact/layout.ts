/**
 * States as whole numbers: one digit per part of the state that matters, in mixed radix. A number below
 * 2^53 stands for one state, exactly; the difference of two is the same wherever the same digits change.
 */

import { at, invariant } from "../../base/invariant.ts";
import type { Program, ProgramEffect } from "../../ir/program.ts";
import type { State } from "../interpreter/state.ts";
import type { Pruned } from "./prune.ts";
import { part, type Part } from "./reads.ts";
import { ExactRefusal } from "./refusal.ts";

/** A state that is being put together. */
interface Draft {
  readonly levels: number[];
  readonly dwell: number[];
  readonly held: number[][];
  readonly variables: number[];
  readonly unknowns: number[];
  readonly happened: boolean[];
  readonly moves: number[][];
}

interface Digit {
  readonly part: Part;
  /** Number of values. */
  readonly radix: number;
  /** The digit of a state; -1 if it is none. */
  readonly read: (state: State) => number;
  readonly write: (draft: Draft, digit: number) => void;
}

/** Whole numbers that an f64 holds exactly. */
const MOST_STATES = 2 ** 53;

/** Different values of one real variable, and how many there must be room for. */
const MOST_REAL_VALUES = 4096;
const FEWEST_REAL_VALUES = 8;

const sizeOf = (digits: readonly Digit[]): number =>
  digits.reduce((product, { radix }) => product * radix, 1);

/** The values of a variable: a range of whole numbers, or a list that grows as they are met. */
class Values {
  readonly radix: number;
  readonly #id: string;
  readonly #low: number;
  readonly #list: number[] | undefined;
  readonly #known = new Map<number, number>();

  constructor(id: string, low: number, radix: number, list?: readonly number[]) {
    this.#id = id;
    this.#low = low;
    this.radix = radix;
    this.#list = list === undefined ? undefined : [...list];
    for (const [digit, value] of (list ?? []).entries()) this.#known.set(value, digit);
  }

  value(digit: number): number {
    return this.#list === undefined ? this.#low + digit : at(this.#list, digit);
  }

  /** @throws ExactRefusal where a real variable has taken too many values */
  digit(value: number): number {
    if (this.#list === undefined) return value - this.#low;
    const known = this.#known.get(value);
    if (known !== undefined) return known;
    const digit = this.#list.length;
    if (digit >= this.radix) {
      const variable = this.#id;
      throw new ExactRefusal({ kind: "real variable", variable, most: this.radix });
    }
    this.#list.push(value);
    this.#known.set(value, digit);
    return digit;
  }
}

/** The layout of the states of a pruned program. */
export class Layout {
  readonly program: Program;
  readonly radices: readonly number[];
  readonly weights: readonly number[];
  /** Upper bound of the number of states. */
  readonly size: number;
  /** Per flashpoint its rules with effects; the digit `fired` counts them from 1. */
  readonly effective: readonly (readonly number[])[];
  readonly #digits: readonly Digit[];
  readonly #places: ReadonlyMap<Part, number>;
  readonly #start: State;

  /**
   * @param start any state of step 0, for what never changes
   * @throws ExactRefusal where states cannot be listed
   */
  constructor(pruned: Pruned, start: State) {
    const { program } = pruned;
    this.program = program;
    this.#start = start;
    this.effective = program.flashpoints.map(({ rules }) =>
      [...rules.keys()].filter((rule) => at(rules, rule).effects.length > 0),
    );
    const real = [...program.variables.entries()]
      .filter(([index]) => pruned.needed.has(part("variable", index)) && isReal(program, index))
      .map(([, { id }]) => id);
    const finite = sizeOf(digitsOf(pruned, start, this.effective, 1));
    // Real variables share what room is left.
    const room = Math.floor((MOST_STATES / 2 / finite) ** (1 / Math.max(1, real.length)));
    if (!(finite < MOST_STATES) || (real.length > 0 && room < FEWEST_REAL_VALUES)) {
      const states = finite * MOST_REAL_VALUES ** real.length;
      throw new ExactRefusal({ kind: "too many states", states, most: MOST_STATES, real });
    }
    const digits = digitsOf(pruned, start, this.effective, Math.min(room, MOST_REAL_VALUES));
    this.#digits = digits;
    this.radices = digits.map(({ radix }) => radix);
    this.size = sizeOf(digits);
    const weights: number[] = [];
    let weight = 1;
    for (const radix of this.radices) {
      weights.push(weight);
      weight *= radix;
    }
    this.weights = weights;
    this.#places = new Map(digits.map((digit, index) => [digit.part, index]));
    invariant(this.#places.size === digits.length, "a part has two digits");
  }

  /** Index of the digit of a part; undefined for what is no part of the state. */
  place(one: Part): number | undefined {
    return this.#places.get(one);
  }

  /** Takes a number apart. */
  decode(key: number, digits: Float64Array): void {
    let rest = key;
    for (let index = 0; index < digits.length; index += 1) {
      const radix = at(this.radices, index);
      const quotient = Math.floor(rest / radix);
      digits[index] = rest - quotient * radix;
      rest = quotient;
    }
  }

  /** The state of digits, for the interpreter. */
  stateOf(digits: Float64Array, step: number): State {
    const start = this.#start;
    const draft: Draft = {
      levels: [...start.levels],
      dwell: [...start.dwell],
      held: start.held.map((steps) => [...steps]),
      variables: [...start.variables],
      unknowns: [...start.unknowns],
      happened: start.happened.map(() => false),
      moves: start.moves.map(() => []),
    };
    for (const [index, digit] of this.#digits.entries()) digit.write(draft, at(digits, index));
    return { ...draft, step, ended: false };
  }

  /** What is to be added to the number of `digits` to get that of `state`; `fired` stays. */
  difference(digits: Float64Array, state: State): number {
    let sum = 0;
    for (const [index, digit] of this.#digits.entries()) {
      const value = digit.read(state);
      if (value < 0) continue;
      invariant(value < digit.radix, `${digit.part} has outgrown its digits`);
      sum += (value - at(digits, index)) * at(this.weights, index);
    }
    return sum;
  }

  /** `difference`, over some of the digits only. */
  only(digits: Float64Array, state: State, places: readonly (number | undefined)[]): number {
    let sum = 0;
    for (const place of places) {
      if (place === undefined) continue;
      const { read, radix } = at(this.#digits, place);
      const value = read(state);
      invariant(value >= 0 && value < radix, "a digit has outgrown its place");
      sum += (value - at(digits, place)) * at(this.weights, place);
    }
    return sum;
  }

  /** The number of a state in which no rule has fired. */
  encode(state: State): number {
    return this.difference(new Float64Array(this.#digits.length), state);
  }
}

function digitsOf(
  { program, needed }: Pruned,
  start: State,
  effective: readonly (readonly number[])[],
  realValues: number,
): readonly Digit[] {
  const digits: Digit[] = [];
  const { steps } = program.calendar;
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
    // A counter that is read as a number is still bounded by the horizon.
    const largest = Math.min(dwellCap, startDwell + steps);
    add(
      part("dwell", f),
      largest + 1,
      (state) => at(state.dwell, f),
      (draft, digit) => (draft.dwell[f] = digit),
    );
    for (const level of levels.keys()) {
      const most = Math.min(at(heldCaps, level), at(startHeld, level) + steps);
      add(
        part("held", f, level),
        most + 1,
        (state) => at(at(state.held, f), level),
        (draft, digit) => (at(draft.held, f)[level] = digit),
      );
    }
  }
  for (const v of program.variables.keys()) {
    if (!needed.has(part("variable", v))) continue;
    const values = valuesOf(program, v, at(start.variables, v), realValues);
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
function isReal(program: Program, index: number): boolean {
  const { integer, min, max } = at(program.variables, index);
  const isRange = integer && Number.isSafeInteger(min) && Number.isSafeInteger(max);
  return !isRange && isWritten(program, index);
}

function valuesOf(program: Program, index: number, first: number, realValues: number): Values {
  const { id, min, max } = at(program.variables, index);
  if (!isWritten(program, index)) return new Values(id, 0, 1, [first]);
  return isReal(program, index)
    ? new Values(id, 0, realValues, [first])
    : new Values(id, min, max - min + 1);
}
