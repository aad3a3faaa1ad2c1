/** The use case of `brink import`: a table that somebody else made, as parts of a scenario. */

import { existsSync, readFileSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { dayOfDate, dayOfStep } from "../scenario/calendar.ts";
import { countCases, type CountedCases, type CountMapping } from "../scenario/import/cases.ts";
import {
  importHistory,
  type HistoryMapping,
  type ImportedHistory,
} from "../scenario/import/history.ts";
import { readTable, rowsWhere, type Row, type Table } from "../scenario/import/table.ts";
import type { Model } from "../scenario/model.ts";
import { patchText, yamlOf, type Patch, type PatchValue } from "../scenario/patch.ts";
import type { Diagnostic } from "../source/diagnostic.ts";
import { isError } from "../source/diagnostic.ts";
import { orderDiagnostics } from "../source/order.ts";
import { wilsonScore } from "../stats/proportion.ts";
import { decodeText } from "./exercise/text-file.ts";
import { findScenario } from "./files.ts";
import { scenariosFolder } from "./paths.ts";
import { readScenarioFile } from "./read.ts";
import { writeFile } from "./storage/file.ts";

export { roles, shapes, type ColumnNames, type ShapeName } from "../scenario/import/shapes.ts";
export type { HistoryMapping, Model, Patch };
export { dayOfDate };

/** The days that a scenario covers. */
export function daysCovered({ calendar: { start, unit, steps } }: Model): {
  readonly first: number;
  readonly last: number;
} {
  const first = dayOfDate(start) ?? 0;
  return { first, last: dayOfStep(first, unit, steps) - 1 };
}

/** Largest table, in bytes. */
export const MOST_BYTES: number = 32 * 1024 * 1024;

/** Why a file is no table at all. */
export type Unread = "missing" | "too-large";

/** Conditions that a row must meet. */
export type Conditions = readonly { readonly column: string; readonly values: string }[];

/** What came of a table. */
export interface Imported<What> {
  readonly what: What | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** Rows that met the conditions, of all. */
  readonly rows: number;
  readonly all: number;
}

/** A file of that name, else an example that ships. */
function tablePath(argument: string, folder: string): string {
  const path = resolve(folder, argument);
  const example = join(scenariosFolder, "tables", argument);
  return !existsSync(path) && /^[a-z-]+\.csv$/u.test(argument) && existsSync(example)
    ? example
    : path;
}

/** Reads a table and makes something of its rows; where anything is an error, nothing. */
function imported<What>(
  argument: string,
  folder: string,
  where: Conditions,
  make: (table: Table, rows: readonly Row[], report: (one: Diagnostic) => void) => What,
): Imported<What> | Unread {
  const path = tablePath(argument, folder);
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isFile() !== true) return "missing";
  if (found.size > MOST_BYTES) return "too-large";
  const file = { name: argument, text: decodeText(readFileSync(path)) };
  const diagnostics: Diagnostic[] = [];
  const report = (one: Diagnostic): void => void diagnostics.push(one);
  const table = readTable(file, report);
  const rows = table === undefined ? [] : rowsWhere(table, where);
  const what = table === undefined ? undefined : make(table, rows, report);
  const ordered = orderDiagnostics(diagnostics, [file]);
  const faulty = ordered.some(isError);
  return {
    what: faulty ? undefined : what,
    diagnostics: ordered,
    ...{ rows: rows.length, all: table?.rows.length ?? 0 },
  };
}

/** Rows as a history. */
export function importHistoryFile(
  argument: string,
  folder: string,
  where: Conditions,
  mapping: HistoryMapping,
): Imported<ImportedHistory> | Unread {
  return imported(argument, folder, where, (table, rows, report) =>
    importHistory(table, rows, mapping, report),
  );
}

/** Rows as counted cases. */
export function importCasesFile(
  argument: string,
  folder: string,
  where: Conditions,
  counts: readonly CountMapping[],
): Imported<readonly CountedCases[]> | Unread {
  return imported(argument, folder, where, (table, rows, report) =>
    countCases(table, rows, counts, report),
  );
}

/** What a history is to a file, as changes of it. @param ladder where its entries belong, if not to events */
export function historyPatches(
  { entries, until }: ImportedHistory,
  ladder: string | undefined,
  model: Model | undefined,
): readonly Patch[] {
  // A stretch of days is of the second edition of the language.
  const edition = entries.some((one) => "between" in one) ? [{ keys: ["brink"], value: 2 }] : [];
  const covers = model?.history?.until ?? until;
  return [
    ...edition,
    ...(covers === undefined ? [] : [{ keys: ["history", "until"], value: covers }]),
    {
      keys: ladder === undefined ? ["history", "events"] : ["history", "levels", ladder],
      value: entries,
    },
  ];
}

/** What counts are to a file: numbers with Wilson's 95 % interval as their range. */
export function casesPatches(
  counted: readonly CountedCases[],
  basis: string | undefined,
): readonly Patch[] {
  const numbers = counted.map(({ id, count, n }): Patch => {
    const { low, high } = wilsonScore(count / n, n, 0.95);
    const value: PatchValue = {
      value: rounded(count / n),
      range: [rounded(low), rounded(high)],
      counted: `${String(count)} of ${String(n)}`,
      basis: basis ?? null,
    };
    return { keys: ["parameters", id], value };
  });
  // That a number was counted is a matter of the second edition of the language.
  return [{ keys: ["brink"], value: 2 }, ...numbers];
}

const rounded = (value: number): number => Number(value.toPrecision(4));

/** Changes as a file of their own, to be merged by hand. */
export function patchesText(patches: readonly Patch[]): string {
  const top: Record<string, PatchValue> = {};
  for (const { keys, value } of patches) {
    let inner = top;
    for (const key of keys.slice(0, -1)) {
      inner = (inner[key] ??= {}) as Record<string, PatchValue>;
    }
    inner[keys.at(-1) ?? ""] = value;
  }
  return yamlOf(top);
}

/** What became of changes that go into a scenario. */
export type Patched =
  | { readonly kind: "patched"; readonly text: string; readonly path: string }
  | { readonly kind: "faulty"; readonly diagnostics: readonly Diagnostic[] };

/** The scenario's own file with the changes, checked; nothing is written. */
export function patchScenario(
  argument: string,
  folder: string,
  patches: readonly Patch[],
): Patched {
  const { path } = findScenario(argument, folder);
  const text = patchText(readFileSync(path, "utf8"), patches);
  // A scenario that was read is a mapping, and what is changed in it was there or is new.
  if (text === undefined) return { kind: "faulty", diagnostics: [] };
  const read = readScenarioFile(argument, folder, {}, false, { written: text });
  if (read.kind === "faulty") return { kind: "faulty", diagnostics: read.diagnostics };
  return { kind: "patched", text, path };
}

/** Writes it: over the scenario, or to a file that is not there yet. Whether it could. */
export function writePatched(
  text: string,
  path: string,
  out: string | undefined,
  folder: string,
): boolean {
  if (out === undefined) {
    writeFile(path, text);
    return true;
  }
  const target = resolve(folder, out);
  if (existsSync(target)) return false;
  writeFile(target, text, { fresh: true });
  return true;
}
