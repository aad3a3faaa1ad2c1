/** The table of places that run faults blame: each path and span once. */

import type { Span } from "../source/span.ts";
import type { Place } from "./program.ts";
import type { PlaceIndex } from "./expression.ts";

/** Collects places while a program is lowered. */
export class Places {
  readonly #places: Place[] = [];
  readonly #indices = new Map<string, PlaceIndex>();

  /** Number of the place `path` at `span`. */
  add(path: string, span: Span): PlaceIndex {
    const key = [path, String(span.start), String(span.end), span.file.name].join("\u0000");
    const known = this.#indices.get(key);
    if (known !== undefined) return known;
    const index = this.#places.length;
    this.#places.push({ path, span });
    this.#indices.set(key, index);
    return index;
  }

  /** All places so far, by number. */
  list(): readonly Place[] {
    return [...this.#places];
  }
}
