/**
 * A batch as lines of text of at most a given width, in logical order: the caller arranges them for
 * the terminal. Nothing is cut short.
 */

import { widthOf, wrap } from "../i18n/terminal/spans.ts";
import type { BatchTable, BatchView } from "../view/batch.ts";

/** Columns that every terminal has. */
export const TABLE_WIDTH = 80;

const GAP = "  ";

/** Rows stand so many columns in from their table's name. */
const INSET = 2;

/** The whole report, line by line. */
export function batchText(view: BatchView, width: number = TABLE_WIDTH): string[] {
  const lines = view.heading.flatMap((line) => wrap(line, width));
  for (const table of view.tables) {
    // Tables with the same figures stand below one another column by column.
    const figures = table.head.slice(1).join("\n");
    const alike = view.tables.filter(({ head }) => head.slice(1).join("\n") === figures);
    lines.push("", ...tableText(table, width, columnWidths(alike)));
  }
  if (view.notes.length > 0) lines.push("", ...view.notes.flatMap((note) => wrap(note, width, 2)));
  return lines;
}

/** The width that each column needs, over several tables. */
function columnWidths(tables: readonly BatchTable[]): number[] {
  const rows = tables.flatMap(({ head, rows: body, insets }) => [
    { cells: head, inset: 0 },
    ...body.map((cells, row) => ({ cells, inset: INSET + (insets?.[row] ?? 0) })),
  ]);
  const columns = Math.max(...rows.map(({ cells }) => cells.length));
  return Array.from({ length: columns }, (_, column) =>
    Math.max(
      ...rows.map(({ cells, inset }) => widthOf(cells[column] ?? "") + (column === 0 ? inset : 0)),
    ),
  );
}

/**
 * One table: first column flush with the start of the line, the others with their end. A name too
 * long for its column goes on below, clear of the figures.
 */
export function tableText(
  table: BatchTable,
  width: number,
  widths: readonly number[] = columnWidths([table]),
): string[] {
  const [label = 0, ...figures] = widths;
  const taken = figures.reduce((sum, columnWidth) => sum + columnWidth + GAP.length, 0);
  const first = Math.max(8, Math.min(label, width - taken));
  return [table.head, ...table.rows].flatMap((row, index) => {
    const [text = "", ...cells] = row;
    const inset = index === 0 ? 0 : INSET + (table.insets?.[index - 1] ?? 0);
    const [start = "", ...rest] = wrap(text, first - inset, INSET).map(
      (line) => `${" ".repeat(inset)}${line}`,
    );
    const aligned = figures.map((columnWidth, column) => {
      const cell = cells[column] ?? "";
      return GAP + " ".repeat(Math.max(0, columnWidth - widthOf(cell))) + cell;
    });
    const padding = " ".repeat(Math.max(0, first - widthOf(start)));
    return [`${start}${padding}${aligned.join("")}`.trimEnd(), ...rest];
  });
}
