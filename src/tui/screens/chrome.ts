/** What every screen has around its body: header, message, keys; and what stands in a window too small. */

import type { Speech } from "../../i18n/catalog.ts";
import { widthOf, wrap } from "../../i18n/terminal/spans.ts";
import { fit, line, piece, textLine, type Cell, type Line } from "../canvas.ts";
import { graphemesOf } from "../keys.ts";
import { keyHints, type Hint } from "./footer.ts";
import type { Body, Frame, Painter } from "./painter.ts";

/** Smallest window in which the screens make sense. */
const smallest = { columns: 60, rows: 20 } as const;

/** What a screen shows around its body. */
export interface Chrome {
  readonly title: string;
  /** Cells at the end of the header. */
  readonly ends: readonly Cell[];
  readonly message: string;
  /** What is being typed, after its sign, in the place of the message. */
  readonly prompt?: { readonly sign: string; readonly typed: string };
  readonly hints: readonly Hint[];
}

function header({ columns, layout }: Painter, title: string, ends: readonly Cell[]): Line {
  const brand = " Brink ";
  const used = ends.reduce((sum, { width }) => sum + width, widthOf(brand));
  return line(
    [
      { pieces: [piece(brand, "title")], width: widthOf(brand) },
      { pieces: [piece(title)], width: Math.max(0, columns - used) },
      ...ends,
    ],
    layout,
  );
}

/** The screen around a body, which is given the room that is left. @throws RunFault */
export function screenOf(
  painter: Painter,
  { title, ends, message, prompt, hints }: Chrome,
  bodyIn: (inner: Painter) => Body,
): Frame {
  const { columns, rows, layout, theme } = painter;
  if (isTooSmall(painter)) {
    const view = { top: 0, maxScroll: 0, rows };
    return { lines: tooSmall(painter, painter.naming.say), view };
  }
  // A message stands whole: what is above it gives way.
  const said =
    prompt === undefined
      ? wrap(message, columns - 9)
      : [`${prompt.sign}${tailOf(prompt.typed, columns - 12)}_`];
  const inner = { ...painter, rows: rows - 2 - said.length };
  const { lines, maxScroll, below = 0 } = bodyIn(inner);
  const more = below === 0 ? "" : `${theme.glyphs.down} ${String(below)} `;
  const saidLines = said.map((text, index) =>
    line(
      [
        {
          pieces: [piece(` ${text}`, prompt === undefined ? "note" : "strong")],
          width: columns - 8,
        },
        { pieces: [piece(index === 0 ? more : "", "strong")], width: 8, align: "end" },
      ],
      layout,
    ),
  );
  return {
    lines: [
      header(painter, title, ends),
      ...fit(lines, inner.rows),
      ...saidLines,
      keyHints(painter, hints),
    ],
    view: { top: maxScroll - below, maxScroll, rows: inner.rows },
  };
}

/** Whether a window is too small for the screens. */
export function isTooSmall({ columns, rows }: Pick<Painter, "columns" | "rows">): boolean {
  return columns < smallest.columns || rows < smallest.rows;
}

/** The end of what is typed, which is where one writes. */
function tailOf(typed: string, width: number): string {
  const all = graphemesOf(typed);
  return all.length > width ? `…${all.slice(1 - width).join("")}` : typed;
}

/** What is shown instead of screens that would make no sense. */
export function tooSmall(
  { columns, rows, layout }: Pick<Painter, "columns" | "rows" | "layout">,
  say: Speech,
): readonly Line[] {
  const lines = [
    textLine([piece(say("small.title"), "strong")], columns, layout),
    textLine([piece(say("small.text", { columns, rows }))], columns, layout),
  ];
  return fit(lines, rows);
}
