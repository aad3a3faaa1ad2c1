/** The ways of a run as lines of time under one another: where they part, what each step brought. */

import { widthOf } from "../../i18n/terminal/spans.ts";
import { fences } from "../../i18n/isolate.ts";
import { dateOfStep } from "../../story/naming.ts";
import type { WayMark } from "../../view/play/ways.ts";
import { line, piece, type Line, type Piece } from "../canvas.ts";
import type { Tone } from "../theme.ts";
import type { Painter } from "./painter.ts";

/** A way as a line. */
export interface TimeRow {
  readonly name: string;
  /** Step from which on it is drawn: where it left the way that is played. */
  readonly from: number;
  /** The signs of its steps, from the first one of the run on. */
  readonly marks: readonly WayMark[];
  /** Steps with a bookmark. */
  readonly flags: readonly number[];
  /** Where the player stands, on the way that is played. */
  readonly here?: number;
  /** Row of the list beside it, for the mouse. */
  readonly row?: number;
}

const toneOfMark: Readonly<Record<WayMark, Tone>> = {
  decided: "note",
  worse: "worse",
  better: "better",
  step: "dim",
};
/** What is drawn where several fall on one column. */
const weight: Readonly<Record<WayMark, number>> = { step: 0, better: 1, worse: 2, decided: 3 };

/** Columns of the names before the lines. */
function labelWidth(rows: readonly TimeRow[]): number {
  return Math.min(14, Math.max(3, ...rows.map(({ name }) => widthOf(name) + 3)));
}

function wayPieces(
  { theme, layout }: Painter,
  { from, marks, flags, here }: TimeRow,
  steps: number,
  width: number,
): readonly Piece[] {
  const { glyphs } = theme;
  const column = (step: number): number =>
    Math.round((step * (width - 1)) / Math.max(1, Math.max(steps, marks.length)));
  const blank = piece(" ");
  const cells: Piece[] = Array.from({ length: width }, () => blank);
  const weights = new Map<number, number>();
  const put = (at: number, glyph: string, tone: Tone, heavy: number): void => {
    if ((weights.get(at) ?? -1) > heavy) return;
    weights.set(at, heavy);
    cells[at] = piece(glyph, tone);
  };
  const glyphOf: Readonly<Record<WayMark, string>> = {
    ...{ decided: glyphs.decided, worse: glyphs.up, better: glyphs.down, step: glyphs.rule },
  };
  for (let at = column(from); at <= column(marks.length); at += 1) put(at, glyphs.rule, "dim", 0);
  if (here !== undefined) {
    for (let at = column(marks.length) + 1; at < width; at += 1) put(at, glyphs.ahead, "dim", 0);
  } else put(column(from), glyphs.parting, "dim", 1);
  marks.forEach((mark, index) => {
    if (index < from) return;
    put(column(index + 1), glyphOf[mark], toneOfMark[mark], 1 + weight[mark]);
  });
  for (const flag of flags) put(column(flag), glyphs.flag, "key", 8);
  if (here !== undefined) put(column(here), glyphs.here, "strong", 9);
  // Time runs from left to right in every language.
  if (layout.direction === "ltr") return cells;
  const [open, close] = fences("ltr");
  return [piece(open), ...cells, piece(close)];
}

/** The lines of time: dates above, then one a way. */
export function timelineLines(painter: Painter, rows: readonly TimeRow[]): readonly Line[] {
  const { columns, layout, naming } = painter;
  const { steps } = naming.program.calendar;
  const label = labelWidth(rows);
  const width = Math.max(10, columns - label - 1);
  const [first, last] = [dateOfStep(naming, 0), dateOfStep(naming, steps)];
  const ends = layout.direction === "ltr" ? [first, last] : [last, first];
  const half = Math.floor(width / 2);
  const dates = line(
    [
      { pieces: [piece("")], width: label },
      { pieces: [piece(ends[0] ?? "", "dim")], width: half },
      { pieces: [piece(ends[1] ?? "", "dim")], width: width - half, align: "end" },
    ],
    layout,
  );
  return [
    dates,
    ...rows.map((row) =>
      line(
        [
          {
            pieces: [piece(` ${row.name}`, row.here === undefined ? "plain" : "strong")],
            width: label,
            gap: 1,
          },
          { pieces: wayPieces(painter, row, steps, width), width },
        ],
        layout,
        row.row,
      ),
    ),
  ];
}
