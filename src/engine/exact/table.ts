/**
 * Probabilities by state: an open-addressed table of numbers below 2^53, with one row of masses per
 * state, in typed arrays; where the numbers are few, their own index. No object per state.
 */

import { at } from "../../base/invariant.ts";
import { ExactRefusal } from "./refusal.ts";

/** Below this many possible states the number itself is the address. */
const DENSE = 2 ** 22;
const FIRST_ROWS = 1024;

/** A table; rows are numbered 0 … `count` - 1 in the order of insertion. */
export class Table {
  /** Masses per row. */
  readonly columns: number;
  count = 0;
  keys: Float64Array = new Float64Array(FIRST_ROWS);
  masses: Float64Array;
  /** Row + 1 by key, or by hash; 0 is free. */
  #slots: Int32Array;
  readonly #dense: boolean;
  readonly #most: number;
  readonly #size: number;

  /**
   * @param size keys are below it
   * @param most rows
   */
  constructor(size: number, columns: number, most: number) {
    this.columns = columns;
    this.masses = new Float64Array(FIRST_ROWS * columns);
    this.#dense = size <= DENSE;
    this.#slots = new Int32Array(this.#dense ? size : FIRST_ROWS * 2);
    this.#most = most;
    this.#size = size;
  }

  /** Forgets all rows. */
  clear(): void {
    if (this.#dense) {
      for (let row = 0; row < this.count; row += 1) this.#slots[at(this.keys, row)] = 0;
    } else {
      this.#slots.fill(0);
    }
    this.masses.fill(0, 0, this.count * this.columns);
    this.count = 0;
  }

  /** The row of a key, a new one of masses 0 if there is none. @throws ExactRefusal if there is no room */
  row(key: number, step: number): number {
    const slots = this.#slots;
    if (this.#dense) {
      const known = slots[key] ?? 0;
      return known > 0 ? known - 1 : this.#append(key, key, step);
    }
    const mask = slots.length - 1;
    let slot = hash(key) & mask;
    for (;;) {
      const known = slots[slot] ?? 0;
      if (known === 0) break;
      if (this.keys[known - 1] === key) return known - 1;
      slot = (slot + 1) & mask;
    }
    return this.#append(key, slot, step);
  }

  #append(key: number, slot: number, step: number): number {
    const row = this.count;
    if (row >= this.#most) {
      const possible = this.#size;
      throw new ExactRefusal({ kind: "too many at once", step, most: this.#most, possible });
    }
    if (row === this.keys.length) this.#widen();
    this.keys[row] = key;
    this.count = row + 1;
    this.#slots[slot] = row + 1;
    if (!this.#dense && this.count * 2 > this.#slots.length) this.#rehash();
    return row;
  }

  #widen(): void {
    const rows = Math.min(this.#most, this.keys.length * 2);
    const keys = new Float64Array(rows);
    keys.set(this.keys);
    const masses = new Float64Array(rows * this.columns);
    masses.set(this.masses);
    this.keys = keys;
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
