/**
 * Lines of styled text laid out in columns, for both reading directions. Text is logical until it is
 * placed in its cell: cut there to the cell's width, then arranged for the terminal. What is drawn
 * needs no further wrapping or reordering.
 */

import { fences } from "../i18n/isolate.ts";
import {
  arrange,
  truncateSpans,
  widthOf,
  widthOfSpans,
  type BidiMode,
  type Span,
} from "../i18n/terminal/spans.ts";
import type { KeyPress } from "./keys.ts";
import type { Tone } from "./theme.ts";

/** A run of text in one tone. */
export type Piece = Span<Tone>;

/** Part of a line that a click hits: columns from 0 as they stand on the screen, `to` not included. */
export interface Hit {
  readonly from: number;
  readonly to: number;
  /** The key that it stands for, or the row of a list. */
  readonly press?: KeyPress;
  readonly row?: number;
}

/** What a click on a line means: the screen's own number for the row. */
export interface Line {
  readonly pieces: readonly Piece[];
  /** Row of a list that this line shows, for the mouse. */
  readonly row?: number;
  /** Parts of it that mean something of their own. */
  readonly hits?: readonly Hit[];
}

/** Part of a line, `width` columns wide. */
export interface Cell {
  readonly pieces: readonly Piece[];
  readonly width: number;
  /** `start` is left, in Arabic right; numbers mostly go to the `end`. */
  readonly align?: "start" | "end";
  /** Columns kept free at the end of the cell, so that cut text does not touch what follows. */
  readonly gap?: number;
}

/** The reading direction, and who orders right-to-left text. */
export interface Layout {
  readonly direction: "ltr" | "rtl";
  readonly mode: BidiMode;
}

/** A piece of text. */
export function piece(text: string, style: Tone = "plain"): Piece {
  return { text, style };
}

function place(cell: Cell, layout: Layout): readonly Piece[] {
  const room = cell.width - (cell.gap ?? 0);
  const arranged = arrange(truncateSpans(cell.pieces, room), layout.direction, layout.mode);
  const gap = cell.width - widthOfSpans(arranged);
  if (gap <= 0) return arranged;
  const space = piece(" ".repeat(gap));
  return ordered(cell.align === "end" ? [[space], arranged] : [arranged, [space]], layout);
}

/** Parts in reading order, as they are sent: where the terminal orders nothing, from left to right. */
function ordered(
  parts: readonly (readonly Piece[])[],
  { direction, mode }: Layout,
): readonly Piece[] {
  return (direction === "rtl" && mode === "visual" ? parts.toReversed() : parts).flat();
}

/** A line of parts in reading order. A terminal that orders text is told that all of it is one piece. */
export function joined(parts: readonly (readonly Piece[])[], layout: Layout): readonly Piece[] {
  const pieces = ordered(parts, layout);
  if (layout.direction === "ltr" || layout.mode === "visual") return pieces;
  const [open, close] = fences("rtl");
  // The mark keeps the spaces before it in their place, which at the end of a line would change sides.
  return [piece(open), ...pieces, piece(`\u200f${close}`)];
}

/** A line of cells, in reading order. */
export function line(cells: readonly Cell[], layout: Layout, row?: number): Line {
  const pieces = joined(
    cells.map((cell) => place(cell, layout)),
    layout,
  );
  return { pieces, ...(row === undefined ? {} : { row }) };
}

/** A line of one cell. */
export function textLine(
  pieces: readonly Piece[],
  width: number,
  layout: Layout,
  row?: number,
): Line {
  return line([{ pieces, width }], layout, row);
}

/** Two blocks beside one another, in reading order, with a gap between; the shorter one is filled up. */
export function beside(
  first: readonly Line[],
  firstWidth: number,
  second: readonly Line[],
  secondWidth: number,
  gap: string,
  layout: Layout,
): readonly Line[] {
  const rows = Math.max(first.length, second.length);
  return Array.from({ length: rows }, (_, index) => {
    const one = padded(first[index], firstWidth, layout);
    const two = padded(second[index], secondWidth, layout);
    const between = piece(gap, "rule");
    const pieces = joined([one, [between], two], layout);
    const after = firstWidth + widthOf(gap);
    const all = after + secondWidth;
    const hits = [
      ...hitsOf(first[index], { from: 0, to: firstWidth }, all, layout),
      ...hitsOf(second[index], { from: after, to: all }, all, layout),
    ];
    return { pieces, ...(hits.length === 0 ? {} : { hits }) };
  });
}

/** What a click hits in a block that stands in these columns of a screen, counted in reading order. */
function hitsOf(
  one: Line | undefined,
  { from, to }: Pick<Hit, "from" | "to">,
  all: number,
  { direction }: Layout,
): readonly Hit[] {
  const start = direction === "ltr" ? from : all - to;
  const own = (one?.hits ?? []).map((hit) => ({
    ...hit,
    ...{ from: hit.from + start, to: hit.to + start },
  }));
  return one?.row === undefined
    ? own
    : [...own, { from: start, to: start + to - from, row: one.row }];
}

/** What a click on a column of a line hits. */
export function hitAt(one: Line | undefined, column: number): Omit<Hit, "from" | "to"> {
  const hit = one?.hits?.find(({ from, to }) => column >= from && column < to);
  return hit ?? (one?.row === undefined ? {} : { row: one.row });
}

function padded(one: Line | undefined, width: number, layout: Layout): readonly Piece[] {
  const pieces = one?.pieces ?? [];
  const gap = width - widthOfSpans(pieces);
  return gap > 0 ? ordered([pieces, [piece(" ".repeat(gap))]], layout) : pieces;
}

/** A horizontal rule with a title in it. */
export function rule(title: string, width: number, glyph: string, layout: Layout): Line {
  if (title === "") return { pieces: [piece(glyph.repeat(width), "rule")] };
  const heading = ` ${title} `;
  const rest = Math.max(0, width - 2 - widthOf(heading));
  return line(
    [
      { pieces: [piece(glyph.repeat(2), "rule")], width: 2 },
      { pieces: [piece(heading, "title")], width: Math.min(widthOf(heading), width - 2) },
      { pieces: [piece(glyph.repeat(rest), "rule")], width: rest },
    ],
    layout,
  );
}

/** Exactly `rows` lines: the rest is cut, or filled with empty ones. */
export function fit(lines: readonly Line[], rows: number): readonly Line[] {
  const empty: Line = { pieces: [piece(" ")] };
  return Array.from({ length: Math.max(0, rows) }, (_, index) => lines[index] ?? empty);
}

/** The part of a list that a window of `rows` rows shows, `selected` within it. */
export function windowOf(
  count: number,
  rows: number,
  selected: number,
): { first: number; last: number } {
  const first = Math.max(0, Math.min(selected - Math.floor(rows / 2), count - rows));
  return { first, last: Math.min(count, first + rows) };
}

/** The plain text of a line, for tests and for terminals without a screen. */
export function textOf({ pieces }: Line): string {
  return pieces.map(({ text }) => text).join("");
}
