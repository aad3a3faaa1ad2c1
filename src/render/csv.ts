/**
 * Data as CSV (RFC 4180, UTF-8): a head of names, full precision, empty where there is nothing, and the
 * word `never` for a time that does not come. A text is never taken for a formula by a spreadsheet.
 */

import type { Cell, Column, DataTable } from "../answer/table.ts";

/** Rows as CSV, lines ended by CR LF. */
export function csvText(rows: readonly (readonly (string | number)[])[]): string {
  return rows.map((row) => `${row.map(cellText).join(",")}\r\n`).join("");
}

function cellText(value: string | number): string {
  const written = value === Infinity ? "never" : String(value);
  // A dash by itself is no formula: importers of grades read it as none.
  const isFormula = typeof value === "string" && /^(?:[=+@\t\r]|-.)/su.test(written);
  const text = isFormula ? `'${written}` : written;
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The first line. */
export function csvHead(columns: readonly Column[]): string {
  return csvText([columns.map(({ name }) => name)]);
}

/** Lines of rows. */
export function csvRows(rows: readonly (readonly Cell[])[]): string {
  return csvText(
    rows.map((row) => row.map((cell) => (typeof cell === "number" ? cell : String(cell ?? "")))),
  );
}

/** A whole table. */
export function csvTable({ columns, rows }: DataTable): string {
  return csvHead(columns) + csvRows(rows);
}
