/** Choices of a random scenario, drawn through fast-check so that failures shrink. */

import * as fc from "fast-check";
import { at } from "../../src/base/invariant.ts";

/** Where choices come from. Smaller numbers are simpler. */
export class Dice {
  readonly #next: (min: number, max: number) => number;

  constructor(next: (min: number, max: number) => number) {
    this.#next = next;
  }

  /** A whole number from `min` to `max`. */
  int(min: number, max: number): number {
    return this.#next(min, max);
  }

  /** True in about `percent` of 100 cases; shrinks to false. */
  chance(percent: number): boolean {
    return this.#next(0, 99) >= 100 - percent;
  }

  /** One of several; shrinks to the first. */
  pick<T>(items: readonly T[]): T {
    return at(items, this.#next(0, items.length - 1));
  }

  /** From `min` to `max` items. */
  list<T>(min: number, max: number, make: (index: number) => T): T[] {
    return Array.from({ length: this.#next(min, max) }, (_, index) => make(index));
  }

  /** An object with a key, or without it. */
  maybe<T extends object>(percent: number, make: () => T): Partial<T> {
    return this.chance(percent) ? make() : {};
  }
}

/** Without bias, or small cases would crowd out all others. */
const evenly = (range: { readonly min: number; readonly max: number }): fc.Arbitrary<number> =>
  fc.noBias(fc.integer(range));

/** An arbitrary of what is made with dice. */
export function arbitraryOf<T>(make: (dice: Dice) => T): fc.Arbitrary<T> {
  return fc.gen().map((g) => make(new Dice((min, max) => g(evenly, { min, max }))));
}
