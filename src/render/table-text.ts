/** Tables as lines of text of at most a given width, in logical order. Nothing is cut short. */

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

/**
 * One table: first column flush with the start of the line, the others with their end. A name too
 * long for its column goes on below, clear of the figures.
 * @param beside tables with the same figures stand below one another column by column
 */
export function tableText(
  table: Table,
  width: number = TABLE_WIDTH,
  beside: readonly Table[] = [],
): string[] {
  const figuresOf = ({ head }: Table): string => head.slice(1).join("\n");
  const alike = beside.filter((other) => figuresOf(other) === figuresOf(table));
  const [label = 0, ...figures] = columnWidths([table, ...alike]);
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
