/**
 * What depends on a few digits of the state only is computed once for each combination of them and
 * kept: values (`Memo`), and the ways in which a block goes on (`Block`), as numbers to add to the state.
 */

import { at, invariant } from "../../base/invariant.ts";
import type { State } from "../interpreter/state.ts";
import type { Layout } from "./layout.ts";
import { TIME, type Part } from "../../ir/parts.ts";

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
const MOST_KEPT = 1_000_000;

/** With no more combinations than this, a result is found by its number, without a hash. */
const MOST_LISTED = 2 ** 17;

/** Some digits of a state, read as one number. */
class Context {
  /** One more than the largest number. */
  readonly size: number;
  readonly #layout: Layout;
  readonly #places: Int32Array;
  readonly #radices: Float64Array;
  readonly #timed: boolean;
  #step = -1;

  constructor(layout: Layout, reads: Iterable<Part>) {
    const parts = [...new Set(reads)];
    const places = parts
      .map((one) => layout.place(one))
      .filter((place) => place !== undefined)
      .sort((a, b) => a - b);
    this.#layout = layout;
    this.#timed = parts.includes(TIME);
    this.#places = Int32Array.from(places);
    this.#radices = Float64Array.from(places, (place) => at(layout.radices, place));
    this.size = this.#radices.reduce((product, radix) => product * radix, 1);
  }

  get isTimed(): boolean {
    return this.#timed;
  }

  number(digits: Float64Array): number {
    let key = 0;
    for (let index = 0; index < this.#places.length; index += 1) {
      key = key * (this.#radices[index] ?? 0) + (digits[this.#places[index] ?? 0] ?? 0);
    }
    return key;
  }

  /** Whether what was found for an earlier step has to be forgotten. */
  moves(step: number): boolean {
    if (!this.#timed || this.#step === step) return false;
    this.#step = step;
    return true;
  }

  site(digits: Float64Array, step: number): Site {
    return { state: this.#layout.stateOf(digits, step), digits };
  }
}

/** Whole numbers by number of a context; absent ones are -1. */
class Index {
  readonly #listed: Int32Array | undefined;
  readonly #hashed = new Map<number, number>();

  constructor(size: number) {
    this.#listed = size <= MOST_LISTED ? new Int32Array(size).fill(-1) : undefined;
  }

  get(key: number): number {
    if (this.#listed !== undefined) return this.#listed[key] ?? -1;
    return this.#hashed.get(key) ?? -1;
  }

  set(key: number, value: number): void {
    if (this.#listed === undefined) this.#hashed.set(key, value);
    else this.#listed[key] = value;
  }

  clear(): void {
    this.#listed?.fill(-1);
    this.#hashed.clear();
  }
}

/** A value of `T` that depends on some digits, and on the step if these are read with `time`. */
export class Memo<T> {
  readonly #context: Context;
  readonly #compute: (site: Site) => T;
  readonly #index: Index;
  readonly #kept: T[] = [];

  /** @param reads parts of the state, and `time` */
  constructor(layout: Layout, reads: Iterable<Part>, compute: (site: Site) => T) {
    this.#context = new Context(layout, reads);
    this.#index = new Index(this.#context.size);
    this.#compute = compute;
  }

  /** The value in the state of `digits` in a step. @throws RunFault */
  get(digits: Float64Array, step: number): T {
    if (this.#context.moves(step) || this.#kept.length >= MOST_KEPT) {
      this.#index.clear();
      this.#kept.length = 0;
    }
    const key = this.#context.number(digits);
    const known = this.#index.get(key);
    if (known >= 0) return at(this.#kept, known);
    const value = this.#compute(this.#context.site(digits, step));
    this.#index.set(key, this.#kept.length);
    this.#kept.push(value);
    return value;
  }
}

/** A block: something that goes one of several ways, by chance or for certain. */
export class Block {
  /** All ways that are known, those of one entry side by side. */
  probabilities: Float64Array = new Float64Array(64);
  shifts: Float64Array = new Float64Array(64);
  /** By entry: where its ways begin; they end where the next one's begin. */
  starts: Int32Array = new Int32Array(64);
  /** The flashpoint whose ladder, and nothing else, it moves; absent where it is no ladder's own. */
  readonly ladder: number | undefined;
  /** By entry: `Ways.error`. */
  errors: Float64Array = new Float64Array(64);
  readonly #context: Context;
  readonly #compute: (site: Site) => Ways;
  readonly #index: Index;
  #entries = 0;

  /** @param reads parts of the state, and `time` */
  constructor(
    layout: Layout,
    reads: Iterable<Part>,
    compute: (site: Site) => Ways,
    ladder?: number,
  ) {
    this.ladder = ladder;
    this.#context = new Context(layout, reads);
    this.#index = new Index(this.#context.size);
    this.#compute = compute;
  }

  /** Whether what it does hangs on the date. */
  get isTimed(): boolean {
    return this.#context.isTimed;
  }

  /** The entry for the state of `digits` in a step, until the next call. @throws RunFault */
  find(digits: Float64Array, step: number): number {
    if (this.#context.moves(step) || this.#entries >= MOST_KEPT) {
      this.#index.clear();
      this.#entries = 0;
    }
    const key = this.#context.number(digits);
    const known = this.#index.get(key);
    if (known >= 0) return known;
    const entry = this.#entries;
    this.#append(this.#compute(this.#context.site(digits, step)));
    this.#index.set(key, entry);
    return entry;
  }

  /** What a block of one way adds. @throws RunFault */
  shift(digits: Float64Array, step: number): number {
    const entry = this.find(digits, step);
    return this.shifts[this.starts[entry] ?? 0] ?? 0;
  }

  #append({ probabilities, shifts, error }: Ways): void {
    const entry = this.#entries;
    const first = this.starts[entry] ?? 0;
    const next = first + shifts.length;
    invariant(next < 2 ** 31, "more ways than an index counts");
    if (next > this.shifts.length) {
      this.probabilities = widened(this.probabilities, next);
      this.shifts = widened(this.shifts, next);
    }
    if (entry + 2 > this.starts.length) {
      const starts = new Int32Array(this.starts.length * 2);
      starts.set(this.starts);
      this.starts = starts;
      this.errors = widened(this.errors, starts.length);
    }
    this.probabilities.set(probabilities, first);
    this.shifts.set(shifts, first);
    this.errors[entry] = error;
    this.starts[entry + 1] = next;
    this.#entries = entry + 1;
  }
}

function widened(numbers: Float64Array, wanted: number): Float64Array {
  const wider = new Float64Array(Math.max(wanted, numbers.length * 2));
  wider.set(numbers);
  return wider;
}
