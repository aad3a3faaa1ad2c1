/**
 * A batch as lines of text of at most a given width, in logical order: the caller arranges them for
 * the terminal. Only the first column of a table is ever cut short.
 */

import { truncate, widthOf, wrap } from "../i18n/terminal/spans.ts";
import type { BatchTable, BatchView } from "../view/batch.ts";

/** Columns that every terminal has. */
export const TABLE_WIDTH = 80;

const GAP = "  ";

/** Rows stand two columns in from their table's name. */
function indent(row: number, column: number): number {
  return row > 0 && column === 0 ? 2 : 0;
}

/** The whole report, line by line. */
export function batchText(view: BatchView, width: number = TABLE_WIDTH): string[] {
  const lines = view.heading.flatMap((line) => wrap(line, width));
  for (const table of view.tables) lines.push("", ...tableText(table, width));
  if (view.notes.length > 0) lines.push("", ...view.notes.flatMap((note) => wrap(note, width, 2)));
  return lines;
}

/** One table: first column flush with the start of the line, the others with their end. */
export function tableText(table: BatchTable, width: number): string[] {
  const all = [table.head, ...table.rows];
  const columns = Math.max(...all.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(0, ...all.map((row, index) => widthOf(row[column] ?? "") + indent(index, column))),
  );
  const figures = widths.slice(1).reduce((sum, columnWidth) => sum + columnWidth + GAP.length, 0);
  const first = Math.max(8, Math.min(widths[0] ?? 0, width - figures));
  return all.map((row, index) => {
    const label = index === 0 ? (row[0] ?? "") : `  ${row[0] ?? ""}`;
    const fitted = truncate(label, first);
    const cells = widths.slice(1).map((columnWidth, column) => {
      const text = row[column + 1] ?? "";
      return GAP + " ".repeat(Math.max(0, columnWidth - widthOf(text))) + text;
    });
    return `${fitted}${" ".repeat(Math.max(0, first - widthOf(fitted)))}${cells.join("")}`.trimEnd();
  });
}
