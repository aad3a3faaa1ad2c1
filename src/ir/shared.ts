/** Parts of expressions that are computed once in a phase, wherever they are read. */

import type { NumberExpr, PlaceIndex, Root } from "./expression.ts";

/** Collects them while a program is lowered; a later one may read an earlier one, never the other way. */
export class Shared {
  readonly #roots: Root[] = [];
  readonly #known = new Map<string, NumberExpr>();

  /** Adds a part. */
  add(value: NumberExpr, place: PlaceIndex): NumberExpr {
    this.#roots.push({ value, place });
    return { kind: "shared", index: this.#roots.length - 1 };
  }

  /** The part that computes this, added if there is none yet. */
  take(value: NumberExpr, place: () => PlaceIndex): NumberExpr {
    const key = JSON.stringify(value);
    const known = this.#known.get(key) ?? this.add(value, place());
    this.#known.set(key, known);
    return known;
  }

  /** All parts, by number. */
  list(): readonly Root[] {
    return [...this.#roots];
  }
}
