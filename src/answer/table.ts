/**
 * Data of batches for other programs: typed columns and rows of plain values. Columns keep their type
 * whatever is in them, and what is not there is null: a bound that does not exist, everything of a run
 * that stopped with a fault. A time that does not come is infinite, and written as `never` in text.
 */

/** What a column holds. `integer` is of 32 bits; `count` a whole number below 2^53; `date` ISO 8601. */
export type ColumnKind = "text" | "boolean" | "integer" | "count" | "number" | "date";

/** A column. */
export interface Column {
  readonly name: string;
  readonly kind: ColumnKind;
}

/** A value of a cell. */
export type Cell = string | number | boolean | null;

/** Rows under their columns. */
export interface DataTable {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}

/** Columns written shortly: `name: kind`. */
export function columnsOf(kinds: Readonly<Record<string, ColumnKind>>): readonly Column[] {
  return Object.entries(kinds).map(([name, kind]) => ({ name, kind }));
}
