/** Data as Parquet, written in groups of rows as they come. The same rows give the same bytes. */

import type { SchemaElement } from "hyparquet";
import { ByteWriter, ParquetWriter, type ColumnSource } from "hyparquet-writer";
import type { Cell, Column, ColumnKind } from "../answer/table.ts";

const types: Readonly<Record<ColumnKind, Pick<SchemaElement, "type" | "converted_type">>> = {
  text: { type: "BYTE_ARRAY", converted_type: "UTF8" },
  boolean: { type: "BOOLEAN" },
  integer: { type: "INT32" },
  count: { type: "INT64" },
  number: { type: "DOUBLE" },
  date: { type: "INT32", converted_type: "DATE" },
};

/** Rows of a group: enough to compress well, few enough to be held. */
const GROUP_ROWS = 50_000;

/** A file being written. */
export interface ParquetFile {
  readonly write: (rows: readonly (readonly Cell[])[]) => void;
  /** The whole file; nothing may be written after. */
  readonly finish: () => Uint8Array;
}

/** A cell as the writer takes it. */
function valueOf(kind: ColumnKind, cell: Cell): Cell | bigint | Date {
  if (cell === null) return null;
  if (kind === "count") return BigInt(cell);
  return kind === "date" ? new Date(String(cell)) : cell;
}

/**
 * Begins a file.
 *
 * @example
 * import { ask, openParquet, tableOf } from "brink";
 *
 * const answer = await ask("rare", {
 *   scenario: "two-state",
 *   outcome: "border == crisis and dwell(border) >= 20",
 *   effort: 20,
 *   replications: 2,
 * });
 * const table = await tableOf(answer);
 * if (table === undefined) throw new Error("no table");
 * const file = openParquet(table.columns);
 * file.write(table.rows);
 * console.log(file.finish().length);
 */
export function openParquet(columns: readonly Column[]): ParquetFile {
  const writer = new ByteWriter();
  let waiting: (readonly Cell[])[] = [];
  const dataOf = (rows: readonly (readonly Cell[])[]): ColumnSource[] =>
    columns.map(({ name, kind }, column) => ({
      name,
      data: rows.map((row) => valueOf(kind, row[column] ?? null)),
    }));
  const file = new ParquetWriter({
    writer,
    schema: [
      { name: "root", num_children: columns.length },
      ...columns.map(({ name, kind }) => ({
        ...{ name, ...types[kind], repetition_type: "OPTIONAL" as const },
      })),
    ],
    createdBy: "brink",
  });
  const flush = (): void => {
    if (waiting.length === 0) return;
    void file.write({ columnData: dataOf(waiting), rowGroupSize: GROUP_ROWS });
    waiting = [];
  };
  return {
    write: (rows) => {
      for (const row of rows) waiting.push(row);
      if (waiting.length >= GROUP_ROWS) flush();
    },
    finish: () => {
      flush();
      void file.finish();
      return writer.getBytes();
    },
  };
}
