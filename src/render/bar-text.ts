/**
 * Charts as lines of text of at most 80 columns, in logical order. Bars are of block characters, so
 * they survive pipes, files and terminals without colours.
 */

import { widthOf, wrap } from "../i18n/terminal/spans.ts";
import type { BarChart, BarPart, BarView } from "../story/bars.ts";
import type { Plot, Table } from "../story/block.ts";
import { TABLE_WIDTH } from "./table-text.ts";

/** Columns of a bar: odd, so that there is a middle one. */
const BAR_WIDTH = 25;
const GAP = "  ";
const INSET = "  ";

/** The whole report, line by line. */
export function barText(view: BarView, width: number = TABLE_WIDTH): string[] {
  const lines = view.heading.flatMap((line) => wrap(line, width));
  for (const chart of view.charts) lines.push("", ...chartText(chart, width));
  if (view.notes.length > 0) lines.push("", ...view.notes.flatMap((note) => wrap(note, width, 2)));
  return lines;
}

function chartText({ title, head, zero, rows, rest }: BarChart, width: number): string[] {
  const widths = head.map((cell, column) =>
    Math.max(widthOf(cell), ...rows.map(({ figures }) => widthOf(figures[column] ?? ""))),
  );
  const line = (bar: string, cells: readonly string[]): string =>
    `${INSET}${bar}${cells
      .map((cell, column) => {
        const room = Math.max(0, (widths[column] ?? 0) - widthOf(cell));
        return `${GAP}${" ".repeat(room)}${cell}`;
      })
      .join("")}`.trimEnd();
  return [
    ...title.flatMap((text) => wrap(text, width, 2)),
    ...(rows.length === 0 ? [] : [line(" ".repeat(BAR_WIDTH), head)]),
    ...rows.flatMap(({ label, parts, figures }) => [
      ...wrap(label, width, 2),
      line(drawBar(parts, zero), figures),
    ]),
    ...rest.flatMap((text) => wrap(text, width, 2)),
  ];
}

/**
 * The bars of a plot, each below its name and beside the figures of its row of the table.
 * The first column of the table names the rows; the others stand beside the bars.
 */
export function barLines(
  plot: Extract<Plot, { kind: "bars" }>,
  table: Table,
  width: number = TABLE_WIDTH,
): string[] {
  const { axis, rows } = plot;
  const longest = Math.max(Math.abs(axis.from), Math.abs(axis.to)) || 1;
  const onScale = (value: number): number =>
    plot.zero ? value / longest : (value - axis.from) / (axis.to - axis.from || 1);
  return chartText(
    {
      title: [],
      head: table.head.slice(1),
      zero: plot.zero ? "middle" : "left",
      rows: rows.map(({ label, parts }, index) => ({
        label,
        parts: parts.map(({ from, to, mark }) => ({
          from: onScale(from),
          to: onScale(to),
          tone: mark,
        })),
        figures: table.rows[index]?.slice(1) ?? [],
      })),
      rest: [],
    },
    width,
  );
}

/**
 * A bar in the order of the text: a line that goes from right to left shows it mirrored, like the
 * columns. A part too short for a column is not drawn.
 */
export function drawBar(parts: readonly BarPart[], zero: BarChart["zero"]): string {
  const middle = (BAR_WIDTH - 1) / 2;
  const cells = new Array<string>(BAR_WIDTH).fill("·");
  if (zero === "middle") cells[middle] = "│";
  for (const { from, to, tone } of parts) {
    const mark = tone === "dark" ? "█" : "▒";
    const [low, high] = [Math.min(from, to), Math.max(from, to)];
    for (let column = 0; column < BAR_WIDTH; column += 1) {
      // The middle of the column, on the scale of the parts.
      const here = zero === "middle" ? (column - middle) / middle : (column + 0.5) / BAR_WIDTH;
      const half = zero === "middle" ? 0.5 / middle : 0;
      if (zero === "middle" && column === middle) continue;
      if (here - half >= low - 1e-12 && here - half < high && here > 0) cells[column] = mark;
      else if (here + half <= high + 1e-12 && here + half > low && here < 0) cells[column] = mark;
      else if (zero === "left" && here >= low && here <= high) cells[column] = mark;
    }
  }
  return cells.join("");
}
