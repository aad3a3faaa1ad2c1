/** A table to import: a head, rows, and the place of every cell. Nothing in it is trusted or run. */

import { readCsvCells, type CsvCell } from "../../base/read-csv.ts";
import { suggest } from "../../base/suggest.ts";
import { diagnose } from "../../source/catalog.ts";
import type { Diagnostic } from "../../source/diagnostic.ts";
import { positionOf } from "../../source/position.ts";
import type { SourceFile, Span } from "../../source/span.ts";

/** Most rows that are read. */
const MOST_ROWS = 200_000;

/** Where faults go. */
export type Report = (diagnostic: Diagnostic) => void;

/** A cell with its place. */
export interface Cell {
  readonly text: string;
  readonly span: Span;
}

/** A row of a table. */
export interface Row {
  /** Line in the file, from 1. */
  readonly line: number;
  readonly span: Span;
  /** The cell of a column that the table has. */
  readonly cell: (column: number) => Cell;
}

/** A table, its rows as long as its head. */
export interface Table {
  readonly rows: readonly Row[];
  /** The names of the columns, in small letters. */
  readonly names: readonly string[];
  /** The index of a column by its name, case not counted; what is missing is reported once. */
  readonly column: (name: string) => number | undefined;
}

/** Reads a table; undefined if it has no rows, which is reported. */
export function readTable(file: SourceFile, report: Report): Table | undefined {
  const { rows, unclosed } = readCsvCells(file.text);
  const spanOf = ({ start, end }: Pick<CsvCell, "start" | "end">): Span => {
    const raw = file.text.slice(start, end);
    const from = start + raw.length - raw.trimStart().length;
    return { file, start: from, end: Math.max(from, start + raw.trimEnd().length) };
  };
  const whole = (cells: readonly CsvCell[]): Span =>
    spanOf({ start: cells[0]?.start ?? 0, end: cells.at(-1)?.end ?? 0 });
  if (unclosed !== undefined) {
    report(diagnose("import-quote", { file, start: unclosed, end: unclosed + 1 }, {}));
    return undefined;
  }
  const [head = [], ...body] = rows;
  if (body.length === 0) {
    report(diagnose("import-empty", whole(head), {}));
    return undefined;
  }
  if (body.length > MOST_ROWS) {
    report(diagnose("import-too-large", whole(head), { limit: MOST_ROWS }));
    return undefined;
  }
  const names = head.map(({ text }) => text.toLowerCase());
  const missing = new Set<string>();
  return {
    names,
    rows: body.flatMap((cells): Row[] => {
      const span = whole(cells);
      if (cells.length !== head.length) {
        report(diagnose("import-cells", span, { found: cells.length, wanted: head.length }));
        return [];
      }
      const places = cells.map((one) => ({ text: one.text, span: spanOf(one) }));
      return [
        {
          line: positionOf(file, span.start).line,
          span,
          cell: (column) => places[column] ?? { text: "", span },
        },
      ];
    }),
    column: (name) => {
      const index = names.indexOf(name.toLowerCase());
      if (index >= 0) return index;
      const suggestion = suggest(name, names);
      if (!missing.has(name)) {
        report(diagnose("import-column", whole(head), { column: name }, { suggestion }));
      }
      missing.add(name);
      return undefined;
    },
  };
}

/** How data sets write that something is not known. */
const unknown: ReadonlySet<string> = new Set(["", ".", "na", "n/a", "-9", "-8", "-99", "-999"]);

/** Whether a cell says nothing. */
export const isUnknown = ({ text }: Cell): boolean => unknown.has(text.toLowerCase());

/**
 * The values that `3`, `3,4`, `25..999`, `1000..` or `..24` mean: numbers within both ends, or the texts
 * themselves, case not counted.
 */
export function selects(values: string): (text: string) => boolean {
  const parts = values.split(",").map((one) => one.trim().toLowerCase());
  const number = (text: string): number => (text === "" ? Number.NaN : Number(text));
  return (text) =>
    parts.some((part) => {
      const [low = "", high] = part.split("..");
      const value = number(text.trim());
      if (high === undefined) return part === text.trim().toLowerCase() || number(part) === value;
      return (
        value >= (low === "" ? -Infinity : number(low)) &&
        value <= (high === "" ? Infinity : number(high))
      );
    });
}

/** The rows in which every named column has one of its values. */
export function rowsWhere(
  { rows, column }: Table,
  conditions: readonly { readonly column: string; readonly values: string }[],
): readonly Row[] {
  const asked = conditions.map((one) => ({ at: column(one.column), holds: selects(one.values) }));
  return rows.filter((row) =>
    asked.every(({ at, holds }) => at !== undefined && holds(row.cell(at).text)),
  );
}
