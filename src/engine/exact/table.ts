/**
 * Probabilities by state: numbers below 2^53 with some masses each, in typed arrays. Where few numbers
 * are possible, each has its own place; otherwise an open-addressed table finds it. No object per state.
 */

import { at } from "../../base/invariant.ts";
import { ExactRefusal } from "./refusal.ts";
import { TINY } from "./rounding.ts";

/** With no more masses than this, of all possible states, the number itself is the address. */
const DIRECT = 2 ** 22;
/** With no more possible states than this, a list says where a number stands. */
const LISTED = 2 ** 22;
const FIRST_ROWS = 1024;

/** A table; states are numbered 0 … `count` - 1 in the order of insertion. */
export class Table {
  /** Masses per state. */
  readonly columns: number;
  count = 0;
  keys: Float64Array = new Float64Array(FIRST_ROWS);
  masses: Float64Array;
  /** Since `clear`: what `pour` has added to, summed up, and at least what was too small for it. */
  touched = 0;
  lost = 0;
  /** Row + 1 by key, or by hash; 0 is free. Empty where masses stand at their keys. */
  #slots: Int32Array;
  readonly #kind: "direct" | "listed" | "hashed";
  readonly #most: number;
  readonly #size: number;
  /** The masses that `pour` hands out. */
  readonly #carried: Float64Array;

  /**
   * @param size keys are below it
   * @param most states
   */
  constructor(size: number, columns: number, most: number) {
    this.columns = columns;
    this.#kind = size * columns <= DIRECT ? "direct" : size <= LISTED ? "listed" : "hashed";
    this.masses = new Float64Array((this.#kind === "direct" ? size : FIRST_ROWS) * columns);
    this.#slots = new Int32Array({ direct: 0, listed: size, hashed: FIRST_ROWS * 2 }[this.#kind]);
    this.#carried = new Float64Array(columns);
    this.#most = most;
    this.#size = size;
  }

  /** Forgets all states. */
  clear(): void {
    if (this.#kind === "direct") {
      for (let row = 0; row < this.count; row += 1) {
        const place = this.place(row);
        this.masses.fill(0, place, place + this.columns);
      }
    } else {
      this.masses.fill(0, 0, this.count * this.columns);
      if (this.#kind === "hashed") this.#slots.fill(0);
      else for (let row = 0; row < this.count; row += 1) this.#slots[at(this.keys, row)] = 0;
    }
    this.count = 0;
    this.touched = 0;
    this.lost = 0;
  }

  /** Where the masses of a state stand, by its number in the order of insertion. */
  place(row: number): number {
    return (this.#kind === "direct" ? (this.keys[row] ?? 0) : row) * this.columns;
  }

  /**
   * Where the masses of a key stand, new ones of 0 if there are none; the first of them must become
   * positive before the next call. @throws ExactRefusal if there is no room
   */
  row(key: number, step: number): number {
    const slots = this.#slots;
    if (this.#kind === "direct") {
      const place = key * this.columns;
      if (this.masses[place] === 0) this.#append(key, step);
      return place;
    }
    if (this.#kind === "listed") {
      const known = slots[key] ?? 0;
      if (known > 0) return (known - 1) * this.columns;
      this.#append(key, step);
      slots[key] = this.count;
      return (this.count - 1) * this.columns;
    }
    const mask = slots.length - 1;
    let slot = hash(key) & mask;
    for (;;) {
      const known = slots[slot] ?? 0;
      if (known === 0) break;
      if (this.keys[known - 1] === key) return (known - 1) * this.columns;
      slot = (slot + 1) & mask;
    }
    this.#append(key, step);
    slots[slot] = this.count;
    if (this.count * 2 > slots.length) this.#rehash();
    return (this.count - 1) * this.columns;
  }

  /** Takes up masses, times a probability, for the following calls of `pour`. */
  carry(masses: Float64Array, from: number, probability: number): void {
    for (let column = 0; column < this.columns; column += 1) {
      this.#carried[column] = (masses[from + column] ?? 0) * probability;
    }
  }

  /** Adds what is carried, times probabilities, to the states that lie so far from `key`. @throws ExactRefusal */
  pour(
    key: number,
    count: number,
    shifts: Float64Array,
    probabilities: Float64Array,
    step: number,
  ): void {
    if (this.#kind === "direct") {
      this.#pourDirectly(key, count, shifts, probabilities, step);
      return;
    }
    const { columns } = this;
    const carried = this.#carried;
    const mass = carried[0] ?? 0;
    let { masses } = this;
    let touched = 0;
    for (let index = 0; index < count; index += 1) {
      const share = probabilities[index] ?? 0;
      const flow = mass * share;
      if (flow < TINY) {
        this.lost += TINY;
        continue;
      }
      const target = this.row(key + (shifts[index] ?? 0), step);
      ({ masses } = this);
      const sum = (masses[target] ?? 0) + flow;
      masses[target] = sum;
      touched += sum;
      for (let column = 1; column < columns; column += 1) {
        masses[target + column] = (masses[target + column] ?? 0) + (carried[column] ?? 0) * share;
      }
    }
    this.touched += touched;
  }

  /** `pour` where masses stand at their keys: whole numbers of 32 bits all through. */
  #pourDirectly(
    key: number,
    count: number,
    shifts: Float64Array,
    probabilities: Float64Array,
    step: number,
  ): void {
    const { masses, columns } = this;
    const carried = this.#carried;
    const mass = carried[0] ?? 0;
    const second = carried[1] ?? 0;
    let touched = 0;
    for (let index = 0; index < count; index += 1) {
      const share = probabilities[index] ?? 0;
      const flow = mass * share;
      if (flow < TINY) {
        this.lost += TINY;
        continue;
      }
      const own = (key + (shifts[index] ?? 0)) | 0;
      const target = Math.imul(own, columns);
      const before = masses[target] ?? 0;
      if (before === 0) this.#append(own, step);
      const sum = before + flow;
      masses[target] = sum;
      touched += sum;
      if (columns === 1) continue;
      masses[target + 1] = (masses[target + 1] ?? 0) + second * share;
      for (let column = 2; column < columns; column += 1) {
        masses[target + column] = (masses[target + column] ?? 0) + (carried[column] ?? 0) * share;
      }
    }
    this.touched += touched;
  }

  #append(key: number, step: number): void {
    const row = this.count;
    if (row >= this.#most) {
      const possible = this.#size;
      throw new ExactRefusal({ kind: "too many at once", step, most: this.#most, possible });
    }
    if (row === this.keys.length) this.#widen();
    this.keys[row] = key;
    this.count = row + 1;
  }

  #widen(): void {
    const rows = Math.min(this.#most, this.keys.length * 2);
    const keys = new Float64Array(rows);
    keys.set(this.keys);
    this.keys = keys;
    if (this.#kind === "direct") return;
    const masses = new Float64Array(rows * this.columns);
    masses.set(this.masses);
    this.masses = masses;
  }

  #rehash(): void {
    const slots = new Int32Array(this.#slots.length * 2);
    const mask = slots.length - 1;
    for (let row = 0; row < this.count; row += 1) {
      let slot = hash(at(this.keys, row)) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = row + 1;
    }
    this.#slots = slots;
  }
}

/** Mixes both halves of a key (the finaliser of MurmurHash3 over them). */
function hash(key: number): number {
  const high = Math.floor(key / 4294967296);
  let h = (key | 0) ^ Math.imul(high, 0x9e3779b1);
  // `| 0` of a number above 2^31 takes it modulo 2^32, exactly for whole numbers below 2^53.
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
