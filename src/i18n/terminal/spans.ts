/** Styled text on its way to a terminal: arranged for its bidirectional abilities, width kept. */

import stringWidth from "string-width";

import { closersOf, fences } from "../isolate.ts";
import type { Direction } from "../language-data.ts";
import { directionIn, reorderMemoised } from "./reorder.ts";

/** Who orders right-to-left text: we (`visual`) or the terminal (`logical`). */
export type BidiMode = "visual" | "logical";

/** A run of text in one style; the style is the caller's. */
export interface Span<Style> {
  readonly text: string;
  readonly style: Style;
}

/** Text of nothing but characters that take one column each, whatever stands beside them. */
const single =
  /^[ -~\u00a1-\u00ac\u00ae-\u02ff\u0370-\u0377\u0384-\u038a\u0391-\u03a1\u03a3-\u0482\u048a-\u052f\u0621-\u063a\u0641-\u064a\u0660-\u0669\u2010-\u2015\u2018-\u2021\u2026\u2190-\u2193\u2212\u2248\u2264\u2265\u2500-\u259f\u25a2-\u25a9\u25b0-\u25b5\u25b8-\u25bf\u25c2-\u25fa\u2800-\u28ff\ufe80-\ufef4]*$/u;

/** Widths of other texts: screens ask for the same ones again and again. */
const widths = new Map<string, number>();
const MOST = 10_000;

/** Columns that a text takes in a terminal. */
export function widthOf(text: string): number {
  if (single.test(text)) return text.length;
  const known = widths.get(text);
  if (known !== undefined) return known;
  if (widths.size >= MOST) widths.clear();
  const width = stringWidth(text);
  widths.set(text, width);
  return width;
}

/** Columns of a line of spans. */
export function widthOfSpans(spans: readonly Span<unknown>[]): number {
  return widthOf(spans.map(({ text }) => text).join(""));
}

const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** At most `width` columns of the logical text, `…` at the end where something was cut. */
export function truncate(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  if (width <= 0) return "";
  let kept = "";
  let used = 0;
  for (const { segment } of segmenter.segment(text)) {
    const columns = widthOf(segment);
    if (used + columns > width - 1) break;
    kept += segment;
    used += columns;
  }
  // An isolate that was opened must not swallow the rest of the line.
  return `${kept.trimEnd()}${closersOf(kept)}…`;
}

/** As `truncate`, for a line of spans. */
export function truncateSpans<Style>(
  spans: readonly Span<Style>[],
  width: number,
): readonly Span<Style>[] {
  if (widthOfSpans(spans) <= width) return spans;
  const kept: Span<Style>[] = [];
  let left = width;
  for (const [index, span] of spans.entries()) {
    const columns = widthOf(span.text);
    const last = index === spans.length - 1;
    if (columns < left || (last && columns <= left)) {
      kept.push(span);
      left -= columns;
    } else {
      // A span that just fits is cut as well: more follows, and the mark needs its column.
      kept.push({
        ...span,
        text: columns <= left ? truncate(`${span.text}……`, left) : truncate(span.text, left),
      });
      break;
    }
  }
  return kept;
}

/**
 * Logical lines of at most `width` columns, broken at spaces (inside words only where one is longer
 * than the line); `hanging` columns of indent from the second line on.
 */
export function wrap(text: string, width: number, hanging = 0): readonly string[] {
  const lines: string[] = [];
  let line = "";
  const indent = " ".repeat(Math.max(0, Math.min(hanging, width - 8)));
  for (const word of text.split(/\s+/u)) {
    let rest = word;
    const joined = line.trim() === "" ? line + rest : `${line} ${rest}`;
    if (widthOf(joined) <= width) {
      line = joined;
      continue;
    }
    if (line.trim() !== "") {
      lines.push(line);
      line = indent;
    }
    while (widthOf(line + rest) > width) {
      let part = "";
      for (const { segment } of segmenter.segment(rest)) {
        if (widthOf(line + part + segment) > width) break;
        part += segment;
      }
      if (part === "") break;
      // A path is broken where its parts meet, if it can be.
      const joint = Math.max(part.lastIndexOf("."), part.lastIndexOf("/")) + 1;
      if (joint > 1) part = part.slice(0, joint);
      lines.push(line + part);
      rest = rest.slice(part.length);
      line = indent;
    }
    line += rest;
  }
  if (line.trim() !== "" || lines.length === 0) lines.push(line);
  return lines;
}

/**
 * Spans of one line in the order in which they are to be sent. `visual`: shaped and reordered,
 * styles kept with their characters. `logical`: the text as it is, fenced so that a terminal that
 * orders it keeps it apart from its neighbours.
 */
export function arrange<Style>(
  spans: readonly Span<Style>[],
  layout: Direction,
  mode: BidiMode,
): readonly Span<Style>[] {
  const text = spans.map((span) => span.text).join("");
  // ASCII in a left-to-right layout is by far the most common case.
  if (layout === "ltr" && /^[\u0020-\u024f\u2010-\u2027\u2030-\u205e\u2190-\u2bff]*$/u.test(text))
    return spans;
  const direction = directionIn(text, layout);
  if (mode === "logical") {
    const first = spans[0];
    if (first === undefined) return spans;
    const [before, after] = fences(direction);
    // Among text from left to right, what is fenced must not drag its neighbours along.
    const mark = layout === "ltr" ? "\u200e" : "";
    return [
      { style: first.style, text: mark + before },
      ...spans,
      { style: first.style, text: after + mark },
    ];
  }
  const ends: number[] = [];
  let length = 0;
  for (const span of spans) ends.push((length += span.text.length));
  const out: { text: string; style: Style; owner: number }[] = [];
  for (const glyph of reorderMemoised(text, direction)) {
    const owner = ends.findIndex((end) => glyph.source < end);
    const span = spans[owner];
    if (span === undefined) continue;
    const last = out.at(-1);
    if (last?.owner === owner) last.text += glyph.text;
    else out.push({ text: glyph.text, style: span.style, owner });
  }
  return out.map(({ text: piece, style }) => ({ text: piece, style }));
}

/** As `arrange`, for plain text. */
export function arrangeText(text: string, layout: Direction, mode: BidiMode): string {
  return arrange([{ text, style: undefined }], layout, mode)
    .map((span) => span.text)
    .join("");
}
