/** A kind of answer: its schema, and the table that it is for programs that read tables. */

import type * as v from "valibot";
import type { Caution } from "./caution.ts";
import type { TypeOf } from "./schema.ts";
import { columnsOf, type Cell, type ColumnKind, type DataTable } from "./table.ts";

/** What all answers have in common. */
export interface Answer {
  readonly kind: string;
  readonly schema: number;
  /** SHA-256 of the scenario that it is about; absent where that is several. */
  readonly scenarioHash?: string;
  readonly cautions: readonly Caution[];
}

/** A kind of answer as data. */
export interface AnswerKind<Schema extends v.GenericSchema> {
  readonly schema: Schema;
  /** Absent where an answer is no table. */
  readonly table?: (answer: TypeOf<Schema>) => DataTable;
}

/**
 * A table of answers: columns by name with their kinds, and the cells of each row in that order. Its
 * last column holds the codes of the answer's cautions, apart from one another by a blank; where there
 * is no row but something to warn of, it stands in a row of its own.
 */
export function table<One extends Pick<Answer, "cautions">>(): (
  columns: Readonly<Record<string, ColumnKind>>,
  rows: (answer: One) => readonly (readonly Cell[])[],
) => (answer: One) => DataTable {
  return (columns, rows) => (answer) => {
    const codes = answer.cautions.map(({ code }) => code).join(" ");
    return {
      columns: columnsOf({ ...columns, cautions: "text" }),
      rows: withCodes(rows(answer), Object.keys(columns).length, codes),
    };
  };
}

function withCodes(
  rows: readonly (readonly Cell[])[],
  width: number,
  codes: string,
): readonly (readonly Cell[])[] {
  const told = rows.length > 0 || codes === "" ? rows : [new Array<null>(width).fill(null)];
  return told.map((row) => [...row, codes]);
}
