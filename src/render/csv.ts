/** Data as CSV (RFC 4180, UTF-8): a head of names, full precision, empty where there is nothing. */

import { csvText } from "../report/batch-csv.ts";
import type { Cell, Column, DataTable } from "../answer/table.ts";

/** The first line. */
export function csvHead(columns: readonly Column[]): string {
  return csvText([columns.map(({ name }) => name)]);
}

/** Lines of rows. */
export function csvRows(rows: readonly (readonly Cell[])[]): string {
  return csvText(rows.map((row) => row.map((cell) => (cell === null ? "" : String(cell)))));
}

/** A whole table. */
export function csvTable({ columns, rows }: DataTable): string {
  return csvHead(columns) + csvRows(rows);
}
