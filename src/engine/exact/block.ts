/**
 * A block: something that goes one of several ways, by chance or for certain, depending on a few
 * digits of the state only. What the interpreter makes of those digits is computed once and kept, as
 * numbers to add to the state.
 */

import { at } from "../../base/invariant.ts";
import type { State } from "../interpreter/state.ts";
import type { Layout } from "./layout.ts";
import { TIME, type Part } from "./reads.ts";

/** The ways of a block from one state. */
export interface Ways {
  readonly probabilities: readonly number[];
  /** What each way adds to the number of the state. */
  readonly shifts: readonly number[];
  /** At least the sum over the ways of |computed - true probability|. */
  readonly error: number;
}

/** A state as the interpreter sees it, and as digits. */
export interface Site {
  readonly state: State;
  readonly digits: Float64Array;
}

/** Kept results; when there are more, all are forgotten. */
const MOST_KEPT = 400_000;

/** A value of `T` that depends on some digits, and on the step if it is `timed`. */
export class Memo<T> {
  readonly #layout: Layout;
  readonly #places: readonly number[];
  readonly #timed: boolean;
  readonly #compute: (site: Site) => T;
  readonly #known = new Map<number, T>();
  #step = -1;

  /** @param reads parts of the state, and `time` */
  constructor(layout: Layout, reads: Iterable<Part>, compute: (site: Site) => T) {
    const parts = [...new Set(reads)];
    this.#layout = layout;
    this.#timed = parts.includes(TIME);
    this.#places = parts
      .map((one) => layout.place(one))
      .filter((place) => place !== undefined)
      .sort((a, b) => a - b);
    this.#compute = compute;
  }

  /** The value in the state of `digits` in a step. @throws RunFault */
  get(digits: Float64Array, step: number): T {
    const { radices } = this.#layout;
    if (this.#timed && this.#step !== step) {
      this.#known.clear();
      this.#step = step;
    }
    let key = 0;
    for (const place of this.#places) key = key * at(radices, place) + at(digits, place);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const value = this.#compute({ state: this.#layout.stateOf(digits, step), digits });
    if (this.#known.size >= MOST_KEPT) this.#known.clear();
    this.#known.set(key, value);
    return value;
  }
}

/** A block is the memo of its ways. */
export type Block = Memo<Ways>;
