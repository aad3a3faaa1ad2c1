/** The data behind a report, written as CSV or Parquet. */

import { outcomeTable, stepTable } from "../answer/batch-tables.ts";
import { runColumns, runRows } from "../answer/run-rows.ts";
import type { Cell, Column } from "../answer/table.ts";
import type { RunList } from "../batch/engine.ts";
import { csvHead, csvRows } from "../render/csv.ts";
import type { ReportResult } from "../story/report/result.ts";
import type { Asking } from "./asking.ts";
import type { End } from "./question.ts";
import type { ReportAsked } from "./report-options.ts";
import type { Output } from "./report-output.ts";
import type { OrderedResult } from "./report-results.ts";

/** Takes rows until there are no more. */
interface RowWriter {
  readonly rows: (rows: readonly (readonly Cell[])[]) => Promise<void>;
  readonly end: () => Promise<void>;
}

async function openRows(
  to: "csv" | "parquet",
  columns: readonly Column[],
  output: Output,
): Promise<RowWriter> {
  if (to === "csv") {
    await output.write(csvHead(columns));
    return {
      rows: (rows) => output.write(csvRows(rows)),
      end: () => Promise.resolve(),
    };
  }
  const { openParquet } = await import("../render/parquet.ts");
  const file = openParquet(columns);
  return {
    rows: (rows) => {
      file.write(rows);
      return Promise.resolve();
    },
    end: () => output.write(file.finish()),
  };
}

/** One row per outcome or per step of results that are counted. */
export async function writeTable(
  results: readonly ReportResult[],
  rows: "outcomes" | "steps",
  to: "csv" | "parquet",
  output: Output,
): Promise<void> {
  const sources = results.map(({ label, answer, courses, telling: { dates } }) => ({
    ...{ label, answer, courses, dates },
  }));
  const table = rows === "outcomes" ? outcomeTable(sources) : stepTable(sources);
  const writer = await openRows(to, table.columns, output);
  await writer.rows(table.rows);
  await writer.end();
}

/** One row per run, in the order of their numbers, written as they come. */
export async function writeRuns(
  ordered: readonly OrderedResult[],
  asked: ReportAsked,
  to: "csv" | "parquet",
  output: Output,
  asking: Asking,
): Promise<End> {
  const columns = runColumns(ordered.map(({ order }) => order.subject.program));
  const writer = await openRows(to, columns, output);
  let end: End = "complete";
  for (const { label, order } of ordered) {
    if (end === "interrupted") break;
    const { program, identity } = order.subject;
    const named = { label, scenario: program.id, seed: identity.seed };
    // Ranges come nearly in order; those that are early wait for their turn.
    const waiting = new Map<number, { readonly list: RunList; readonly count: number }>();
    let next = 0;
    const flush = async (every: boolean): Promise<void> => {
      for (;;) {
        const first = every ? Math.min(...waiting.keys()) : next;
        const here = waiting.get(first);
        if (here === undefined) return;
        waiting.delete(first);
        next = first + here.count;
        await writer.rows(runRows(columns, program, named, here.list, here.count));
      }
    };
    let writing = Promise.resolve();
    const watched = await asking.share<null>(order.subject, asked, {
      runs: order.document.runs,
      ask: async (pool, range) => {
        const list = await pool.list(range);
        if (list === undefined) return undefined;
        waiting.set(range.first, { list, count: range.end - range.first });
        writing = writing.then(() => flush(false));
        await writing;
        return null;
      },
      merge: () => null,
      before: { done: [], part: null },
    });
    await writing;
    await flush(true);
    if (watched.end !== "complete") end = watched.end;
  }
  await writer.end();
  return end;
}
