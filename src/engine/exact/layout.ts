/**
 * States as whole numbers: one digit per part of the state that matters, in mixed radix. A number below
 * 2^53 stands for one state, exactly; the difference of two is the same wherever the same digits change.
 */

import { at, invariant } from "../../base/invariant.ts";
import type { Program } from "../../ir/program.ts";
import type { State } from "../interpreter/state.ts";
import {
  FEWEST_REAL_VALUES,
  MOST_REAL_VALUES,
  MOST_STATES,
  WIDE,
  digitsOf,
  isReal,
  sizeOf,
  widthOf,
  type Digit,
  type Draft,
  type Room,
} from "./digits.ts";
import type { Slice } from "../../ir/slice.ts";
import { part, type Part } from "../../ir/parts.ts";
import { ExactRefusal } from "./refusal.ts";

/** The most that each of `count` factors may be for a product below `size`. */
const rootOf = (size: number, count: number): number =>
  Math.floor(size ** (1 / Math.max(1, count)));

/**
 * How many values there is room for of variables whose values are listed as they are met: the real ones, and, where the
 * bounds of the whole ones leave no room for the states, of these as many as it takes, the widest first.
 * @throws ExactRefusal where that is not enough
 */
function roomIn(
  slice: Slice,
  start: State,
  effective: Layout["effective"],
  endless: boolean,
): Room {
  const { program, needed } = slice;
  const variables = [...program.variables.keys()].filter((index) =>
    needed.has(part("variable", index)),
  );
  const real = variables.filter((index) => isReal(program, index));
  const wide = variables
    .filter((index) => widthOf(program, index) > WIDE)
    .toSorted((a, b) => widthOf(program, b) - widthOf(program, a));
  const all = sizeOf(digitsOf(slice, start, effective, { real: 1, wide: new Map() }, endless));
  for (let count = 0; count <= wide.length; count += 1) {
    const listed = wide.slice(0, count);
    const rest = listed.reduce((size, index) => size / widthOf(program, index), all);
    const room = rootOf(MOST_STATES / 2 / rest, real.length + count);
    if (
      !(rest < MOST_STATES) ||
      room < (count > 0 ? WIDE : real.length > 0 ? FEWEST_REAL_VALUES : 0)
    ) {
      continue;
    }
    const own = Math.min(room, MOST_REAL_VALUES);
    // What the real ones leave.
    const more = rootOf(MOST_STATES / 2 / rest / own ** real.length, count);
    return {
      real: own,
      wide: new Map(listed.map((index) => [index, Math.min(more, widthOf(program, index))])),
    };
  }
  const rest = wide.reduce((size, index) => (size / widthOf(program, index)) * WIDE, all);
  throw new ExactRefusal({
    ...{ kind: "too many states", most: MOST_STATES },
    states: rest * MOST_REAL_VALUES ** real.length,
    real: real.map((index) => at(program.variables, index).id),
  });
}

/** The layout of the states of a slice. */
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
   * @param endless whether runs go on beyond the horizon
   * @throws ExactRefusal where states cannot be listed
   */
  constructor(slice: Slice, start: State, endless = false) {
    const { program } = slice;
    this.program = program;
    this.#start = start;
    this.effective = program.flashpoints.map(({ rules }) =>
      [...rules.keys()].filter((rule) => at(rules, rule).effects.length > 0),
    );
    const room = roomIn(slice, start, this.effective, endless);
    const digits = digitsOf(slice, start, this.effective, room, endless);
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

  /** The part that each digit stands for. */
  get parts(): readonly Part[] {
    return this.#digits.map((digit) => digit.part);
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
      stopwatches: [...start.stopwatches],
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
