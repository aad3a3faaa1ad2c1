/** Tables as lines of text of at most a given width, in logical order. Nothing is cut short. */

import { at } from "../base/invariant.ts";
import { widthOf, wrap } from "../i18n/terminal/spans.ts";
import type { Table } from "../story/block.ts";

/** Columns that every terminal has. */
export const TABLE_WIDTH = 80;

const GAP = "  ";

/** Rows stand so many columns in from their table's name. */
const INSET = 2;

/** The width that each column needs, over several tables. */
function columnWidths(tables: readonly Table[]): number[] {
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

/** Narrower than this, a first column is hard to read: heads are broken into lines to make room. */
const LEAST_LABEL = 24;

/** The longest piece of a text that does not break. */
const longestWord = (text: string): number => Math.max(0, ...text.split(/\s+/u).map(widthOf));

/**
 * One table: first column flush with the start of the line, the others with their end. A name too
 * long for its column goes on below, clear of the figures; heads do so where figures need little room, and
 * words that leave the names no room.
 * @param beside tables with the same figures stand below one another column by column
 */
export function tableText(
  table: Table,
  width: number = TABLE_WIDTH,
  beside: readonly Table[] = [],
): string[] {
  const figuresOf = ({ head }: Table): string => head.slice(1).join("\n");
  const tables = [table, ...beside.filter((other) => figuresOf(other) === figuresOf(table))];
  const [label = 0, ...wide] = columnWidths(tables);
  const roomBeside = (widths: readonly number[]): number =>
    width - widths.reduce((sum, columnWidth) => sum + columnWidth + GAP.length, 0);
  const tight = roomBeside(wide) < Math.min(label, LEAST_LABEL);
  const bodies = tables.map((one) => ({ ...one, head: one.head.map(() => "") }));
  const figures = tight
    ? columnWidths(bodies)
        .slice(1)
        .map((own, column) => Math.max(own, longestWord(table.head[column + 1] ?? "")))
    : [...wide];
  const lacking = Math.min(label, LEAST_LABEL) - roomBeside(figures);
  const words = lacking > 0 ? figures.indexOf(Math.max(...figures)) : -1;
  if (words >= 0) figures[words] = Math.max(LEAST_LABEL, at(figures, words) - lacking);
  const first = Math.max(8, Math.min(label, roomBeside(figures)));
  const line = (start: string, cells: readonly string[]): string => {
    const aligned = figures.map((columnWidth, column) => {
      const cell = cells[column] ?? "";
      const space = " ".repeat(Math.max(0, columnWidth - widthOf(cell)));
      return GAP + (column === words ? cell + space : space + cell);
    });
    return `${start}${" ".repeat(Math.max(0, first - widthOf(start)))}${aligned.join("")}`.trimEnd();
  };
  const [name = "", ...heads] = table.head;
  const broken = heads.map((head, column) => wrap(head, Math.max(1, figures[column] ?? 0)));
  // A head without words heads nothing.
  const named = table.head.some((text) => text !== "");
  const height = named ? Math.max(1, ...broken.map(({ length }) => length)) : 0;
  const [opening = "", ...below] = wrap(name, first, INSET);
  // Heads end where the figures begin.
  const headLines = Array.from({ length: height }, (_, index) =>
    line(
      index === height - 1 ? opening : "",
      broken.map((lines) => lines[index - (height - lines.length)] ?? ""),
    ),
  );
  const body = table.rows.flatMap(([text = "", ...cells], index) => {
    const inset = INSET + (table.insets?.[index] ?? 0);
    const starts = wrap(text, first - inset, INSET).map((piece) => " ".repeat(inset) + piece);
    const lines = cells.map((cell, column) =>
      column === words ? wrap(cell, at(figures, column)) : [cell],
    );
    const rows = Math.max(starts.length, ...lines.map(({ length }) => length));
    return Array.from({ length: rows }, (_, row) =>
      line(
        starts[row] ?? "",
        lines.map((pieces) => pieces[row] ?? ""),
      ),
    );
  });
  return [...headLines, ...below, ...body];
}
