/** Data as Parquet, written in groups of rows as they come. The same rows give the same bytes. */

import {
  ByteWriter,
  ParquetWriter,
  schemaFromColumnData,
  type BasicType,
  type ColumnSource,
} from "hyparquet-writer";
import type { Cell, Column, ColumnKind } from "../answer/table.ts";

const types: Readonly<Record<ColumnKind, BasicType>> = {
  text: "STRING",
  boolean: "BOOLEAN",
  integer: "INT32",
  // Readers show whole f64 as they are; 64-bit integers are awkward in R.
  count: "DOUBLE",
  number: "DOUBLE",
};

/** Rows of a group: enough to compress well, few enough to be held. */
const GROUP_ROWS = 50_000;

/** A file being written. */
export interface ParquetFile {
  readonly write: (rows: readonly (readonly Cell[])[]) => void;
  /** The whole file; nothing may be written after. */
  readonly finish: () => Uint8Array;
}

/** Begins a file. */
export function openParquet(columns: readonly Column[]): ParquetFile {
  const writer = new ByteWriter();
  let waiting: (readonly Cell[])[] = [];
  const dataOf = (rows: readonly (readonly Cell[])[]): ColumnSource[] =>
    columns.map(({ name, kind }, column) => ({
      name,
      type: types[kind],
      nullable: true,
      data: rows.map((row) => row[column] ?? null),
    }));
  const file = new ParquetWriter({
    writer,
    schema: schemaFromColumnData({ columnData: dataOf([]) }),
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
