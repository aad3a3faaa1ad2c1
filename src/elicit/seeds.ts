/** Seed questions, whose answers are known to whoever pools: a table with a row for each. */

import { plainNumber } from "../scenario/build/number.ts";
import { readTable, type Row } from "../scenario/import/table.ts";
import type { Text } from "../scenario/basis.ts";
import { diagnose } from "../source/catalog.ts";
import type { Diagnostic } from "../source/diagnostic.ts";
import type { SourceFile } from "../source/span.ts";
import type { ElicitedQuestion } from "./pool.ts";

/** A seed question. */
export interface Seed extends ElicitedQuestion {
  readonly answer: number;
  readonly percent: boolean;
  /** By language: the columns beside `id`, `answer` and `scale`. */
  readonly text: Text;
}

/** Most seed questions. */
const MOST = 200;

/** Reads the table: columns `id`, `answer` (`12%` asks for percent), `scale` (linear or log), and a language each. */
export function readSeeds(file: SourceFile): {
  readonly seeds: readonly Seed[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const diagnostics: Diagnostic[] = [];
  const report = (one: Diagnostic): void => void diagnostics.push(one);
  const table = readTable(file, report);
  const [id, answer, scale] = ["id", "answer", "scale"].map((name) => table?.column(name));
  if (table === undefined || id === undefined || answer === undefined || scale === undefined) {
    return { seeds: [], diagnostics };
  }
  const languages = table.names.flatMap((name, column) =>
    /^[a-z]{2,3}(?:-[a-z0-9]+)*$/u.test(name) && ![id, answer, scale].includes(column)
      ? [[name, column] as const]
      : [],
  );
  const seen = new Set<string>();
  const seeds = table.rows.slice(0, MOST).flatMap((row: Row): Seed[] => {
    const name = row.cell(id);
    if (!/^[a-z][a-z0-9_]{0,39}$/u.test(name.text)) {
      report(diagnose("bad-id", name.span, { id: name.text }));
      return [];
    }
    if (seen.has(name.text)) {
      report(diagnose("duplicate-id", name.span, { id: name.text, kind: "id", type: "id" }));
      return [];
    }
    seen.add(name.text);
    const known = row.cell(answer);
    const number = plainNumber(known.text);
    const kind = row.cell(scale);
    const log = kind.text === "log";
    if (number === undefined || (log && number.value <= 0)) {
      report(diagnose("bad-number", known.span, { found: known.text }));
      return [];
    }
    if (!log && kind.text !== "linear") {
      report(diagnose("bad-choice", kind.span, { found: kind.text, choices: "linear, log" }));
      return [];
    }
    const text = Object.fromEntries(
      languages.flatMap(([language, column]) => {
        const { text: words } = row.cell(column);
        return words === "" ? [] : [[language, words.slice(0, 1000)] as const];
      }),
    );
    const { value, percent } = number;
    const low = log ? 0 : -Infinity;
    return [
      {
        ...{ id: `seed:${name.text}`, scale: log ? "log" : "linear", answer: value, percent, text },
        ...{ low: percent ? 0 : low, high: percent ? 1 : Infinity },
      },
    ];
  });
  return { seeds, diagnostics };
}
