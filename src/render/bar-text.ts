/**
 * Bars as lines of text of at most 80 columns, in logical order. They are of block characters, so that
 * they survive pipes, files and terminals without colours.
 */

import { widthOf, wrap } from "../i18n/terminal/spans.ts";
import type { Plot, PlotBarRow, Table } from "../story/block.ts";
import { TABLE_WIDTH } from "./table-text.ts";

/** Columns of a bar: odd, so that there is a middle one. */
const BAR_WIDTH = 25;
const GAP = "  ";
const INSET = "  ";

const marks = { dark: "█", light: "▒" } as const;

/**
 * The bars of a plot, each below its name and beside the figures of its row of the table.
 * The first column of the table names the rows; the others stand beside the bars.
 */
export function barLines(
  { rows, zero, key }: Extract<Plot, { kind: "bars" }>,
  table: Table,
  width: number = TABLE_WIDTH,
): string[] {
  const cells = [table.head, ...table.rows.slice(0, rows.length)].map((row) => row.slice(1));
  const widths = table.head
    .slice(1)
    .map((_, column) => Math.max(...cells.map((row) => widthOf(row[column] ?? ""))));
  const line = (bar: string, row: readonly string[]): string =>
    `${INSET}${bar}${widths
      .map((room, column) => {
        const cell = row[column] ?? "";
        return `${GAP}${" ".repeat(Math.max(0, room - widthOf(cell)))}${cell}`;
      })
      .join("")}`.trimEnd();
  const named = key.flatMap(({ mark, label }) =>
    mark === "dark" || mark === "light" ? [`${marks[mark]} ${label}`] : [],
  );
  // No axis is drawn here, so the longest bar may take all the room.
  const longest = Math.max(...rows.flatMap(({ parts }) => parts.map(({ to }) => Math.abs(to))));
  const scaled = (parts: PlotBarRow["parts"]): PlotBarRow["parts"] =>
    longest > 0
      ? parts.map(({ from, to, mark }) => ({ from: from / longest, to: to / longest, mark }))
      : [];
  return [
    ...(named.length === 0 ? [] : wrap(`${INSET}${named.join("; ")}`, width, 2)),
    line(" ".repeat(BAR_WIDTH), cells[0] ?? []),
    ...rows.flatMap(({ label, parts }, index) => [
      ...wrap(label, width, 2),
      line(drawBar(scaled(parts), zero), cells[index + 1] ?? []),
    ]),
  ];
}

/**
 * A bar in the order of the text: a line that goes from right to left shows it mirrored, like the
 * columns. A part too short for a column is not drawn.
 * @param parts on a scale from −1 to 1
 * @param zero 0 is in the middle; else on the left
 */
export function drawBar(parts: PlotBarRow["parts"], zero: boolean): string {
  const middle = (BAR_WIDTH - 1) / 2;
  const cells = new Array<string>(BAR_WIDTH).fill("·");
  if (zero) cells[middle] = "│";
  for (const { from, to, mark } of parts) {
    const [low, high] = [Math.min(from, to), Math.max(from, to)];
    for (let column = 0; column < BAR_WIDTH; column += 1) {
      // The middle of the column, on the scale of the parts.
      const here = zero ? (column - middle) / middle : (column + 0.5) / BAR_WIDTH;
      const half = zero ? 0.5 / middle : 0;
      if (zero && column === middle) continue;
      if (here - half >= low - 1e-12 && here - half < high && here > 0) cells[column] = marks[mark];
      else if (here + half <= high + 1e-12 && here + half > low && here < 0)
        cells[column] = marks[mark];
      else if (!zero && here >= low && here <= high) cells[column] = marks[mark];
    }
  }
  return cells.join("");
}
