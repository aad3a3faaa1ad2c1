/**
 * One line of logical text → the characters from left to right, as a terminal without bidirectional
 * text must be sent them (Unicode Standard Annex 9 by bidi-js, shaped, mirrored, marks after their
 * base, controls gone). Lines must be broken before: never wrap what comes out.
 */

import bidiModule, { type Bidi } from "bidi-js";

import { at } from "../../base/invariant.ts";
import { shape } from "./shape.ts";

/** A character cell, in visual order. */
export interface Glyph {
  readonly text: string;
  /** Index of the logical text where it came from (UTF-16). */
  readonly source: number;
}

// The package is CommonJS whose export is the factory itself; its types describe the ES build.
const bidi = (bidiModule as unknown as () => Bidi)();
const controls = /^\p{Bidi_Control}$/u;
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;
const letter = /\p{L}/u;

/**
 * Direction of a piece of text in a right-to-left layout: foreign text keeps its own order, numbers
 * and signs follow the layout.
 */
export function directionIn(text: string, layout: "ltr" | "rtl"): "ltr" | "rtl" {
  if (layout === "ltr") return "ltr";
  return rightToLeft.test(text) || !letter.test(text) ? "rtl" : "ltr";
}

/** The glyphs of one line from left to right. */
export function reorder(text: string, direction: "ltr" | "rtl"): readonly Glyph[] {
  const clusters = shape(text);
  // One UTF-16 unit per cluster, so that indices agree; astral characters count as symbols.
  const line = clusters.map(({ base }) => (base.length === 1 ? base : "\ufffc")).join("");
  const levels = bidi.getEmbeddingLevels(line, direction);
  const mirrored = bidi.getMirroredCharactersMap(line, levels.levels);
  const order = clusters.map((_, index) => index);
  for (const [start, end] of bidi.getReorderSegments(line, levels)) {
    if (start === undefined || end === undefined) continue;
    const part = order.slice(start, end + 1).reverse();
    order.splice(start, part.length, ...part);
  }
  const glyphs: Glyph[] = [];
  for (const index of order) {
    const cluster = at(clusters, index);
    if (controls.test(cluster.base)) continue;
    glyphs.push({
      text: (mirrored.get(index) ?? cluster.base) + cluster.marks,
      source: cluster.source,
    });
  }
  return glyphs;
}

const memory = new Map<string, readonly Glyph[]>();
const capacity = 4000;

/** As `reorder`; remembers the lines of the last screens, which mostly come again. */
export function reorderMemoised(text: string, direction: "ltr" | "rtl"): readonly Glyph[] {
  const key = `${direction}${text}`;
  const known = memory.get(key);
  if (known !== undefined) return known;
  if (memory.size >= capacity) memory.clear();
  const glyphs = reorder(text, direction);
  memory.set(key, glyphs);
  return glyphs;
}
