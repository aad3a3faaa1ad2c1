/** Rows of a table counted as cases: of how many in how many something holds. */

import { diagnose } from "../../source/catalog.ts";
import { isUnknown, selects, type Report, type Row, type Table } from "./table.ts";

/** What is counted. */
export interface CountMapping {
  /** Id of the number that it becomes. */
  readonly id: string;
  readonly column: string;
  readonly values: string;
}

/** A count. */
export interface CountedCases {
  readonly id: string;
  readonly count: number;
  /** Rows in which the column says something. */
  readonly n: number;
}

/** Counts the rows; those in which a column says nothing are no cases, and named. */
export function countCases(
  { column }: Table,
  rows: readonly Row[],
  mappings: readonly CountMapping[],
  report: Report,
): readonly CountedCases[] {
  return mappings.flatMap(({ id, column: name, values }): CountedCases[] => {
    const index = column(name);
    if (index === undefined) return [];
    const holds = selects(values);
    const known = rows.filter((row) => {
      const cell = row.cell(index);
      if (!isUnknown(cell) || holds(cell.text)) return true;
      report(diagnose("import-unknown", cell.span, { column: name }));
      return false;
    });
    const count = known.filter((row) => holds(row.cell(index).text)).length;
    return [{ id, count, n: known.length }];
  });
}
