/** `brink report`: results and documents as one file to read, to print or to compute with. */

import { report, reportAnswer, type ReportAnswer } from "../answer/report.ts";
import { at } from "../base/invariant.ts";
import { DEFAULT_SEED } from "../batch/identity.ts";
import { tellReport } from "../story/report/written.ts";
import { reportPage } from "../story/report/page.ts";
import type { ReportResult } from "../story/report/result.ts";
import { madeSections } from "../story/report/sections.ts";
import type { Page } from "../story/block.ts";
import type { Asking } from "./asking.ts";
import { DEFAULT_RUNS } from "./batch-options.ts";
import { wordsOfOptions } from "./option.ts";
import { question, type End, type Question, type Reply } from "./question.ts";
import { told } from "./told.ts";
import { writeRuns, writeTable } from "./report-data.ts";
import { readDocuments, type Attached } from "./report-documents.ts";
import { reportOptions, type ReportAsked } from "./report-options.ts";
import { fileOutput, printOutput, type Output } from "./report-output.ts";
import { countResult, orderResults, type OrderedResult } from "./report-results.ts";
import { shellWord } from "./shell.ts";

const answered = told<typeof report.schema, ReportAnswer>("report", report, tellReport);

/** `brink report` as a question. */
export const reportQuestion: Question<typeof reportOptions, ReportAnswer> = question({
  name: "report",
  about: "help.report",
  scenario: "several",
  options: reportOptions,
  examples: [
    "brink report europe-2022 --runs 20000 --out report.html",
    "brink report europe-2022 europe-2022-engage --runs 20000 --lang ar --out both.html",
    "brink report two-state --runs 2000 --to csv --rows steps",
  ],
  answers: [answered],
  ask: askReport,
});

async function askReport(asked: ReportAsked, asking: Asking): Promise<Reply<ReportAnswer>> {
  const { say, style } = asking;
  const { to, rows } = asked;
  const data = to === "csv" || to === "parquet";
  if (rows !== undefined && !data) asking.refuse(say("usage.rows-data"));
  if (asked.with.length > 0 && data) asking.refuse(say("usage.with-document"));
  const ordered = orderResults(asked, asking);
  // What can be told without a run is told before one.
  const hashes = ordered.map(({ order }) => order.subject.identity.scenarioHash);
  const documents = await readDocuments(asked.with, hashes, asking);
  const output = openOutput(asked, ordered, asking);
  const replay = replayOf(asked, ordered, asking);
  let finished = false;
  try {
    const { end, results } = await write(asked, ordered, documents, output, replay, asking);
    output.finish();
    finished = true;
    const { file = null } = output;
    if (file !== null && !asking.json) asking.tell(say("report.written", { file }));
    const answer = reportAnswer(
      ordered.map(({ label, order: { subject, document } }, index) => ({
        ...{ label, identity: subject.identity, set: document.set, runs: document.runs },
        cautions: results[index]?.answer.cautions ?? [],
      })),
      {
        ...{ replay, to, file, partial: end !== "complete" },
        ...(data ? { rows: rows ?? "outcomes" } : { language: style.language }),
      },
    );
    const { naming } = at(ordered, 0).order.subject;
    return { told: answered, answer, naming, end, delivered: true };
  } finally {
    if (!finished) output.abandon();
  }
}

/** What was left to its default is said too: a later version may have another. */
function replayOf(
  asked: ReportAsked,
  ordered: readonly OrderedResult[],
  { style }: Asking,
): string {
  const runs = asked.runs ?? DEFAULT_RUNS;
  const seed = asked.seed ?? DEFAULT_SEED;
  const fresh = ordered.some(({ order }) => order.before === undefined);
  const words = wordsOfOptions(reportOptions, fresh ? { ...asked, runs, seed } : asked);
  return ["brink report", ...asked.named.map(shellWord), ...words, "--lang", style.language].join(
    " ",
  );
}

/** Writes it, as far as it gets. */
async function write(
  asked: ReportAsked,
  ordered: readonly OrderedResult[],
  documents: readonly Attached[],
  output: Output,
  replay: string,
  asking: Asking,
): Promise<{ readonly end: End; readonly results: readonly ReportResult[] }> {
  const { to, rows = "outcomes" } = asked;
  const data = to === "csv" || to === "parquet";
  if (data && rows === "runs") {
    return { end: await writeRuns(ordered, asked, to, output, asking), results: [] };
  }
  const results: ReportResult[] = [];
  let end: End = "complete";
  for (const one of ordered) {
    const counted = await countResult(one, asked, asking);
    results.push(counted.result);
    if (counted.end !== "complete") end = counted.end;
    if (counted.end === "interrupted") break;
  }
  if (data) await writeTable(results, rows === "runs" ? "outcomes" : rows, to, output);
  else {
    const [first, ...others] = results;
    if (first !== undefined) {
      const page = reportPage([first, ...others], sectionsOfAll(documents, results), replay);
      await output.write(await layOut(page, to));
    }
  }
  return { end, results };
}

/** What the documents tell, each beside the runs of its scenario. */
function sectionsOfAll(documents: readonly Attached[], results: readonly ReportResult[]) {
  return documents.flatMap(({ told: { tell }, answer }, index) => {
    const result = results.find((one) => one.answer.scenarioHash === answer.scenarioHash);
    if (result === undefined) return [];
    return madeSections(tell(answer, result.telling), `-with-${String(index + 1)}`);
  });
}

async function layOut(page: Page, to: "html" | "md"): Promise<string> {
  if (to === "md") {
    const { reportMarkdown } = await import("../render/markdown.ts");
    return reportMarkdown(page);
  }
  const { reportHtml } = await import("../render/html/page.ts");
  return reportHtml(page);
}

/** Opened before anything is run: a place that cannot be written to is told at once. */
function openOutput(
  { to, rows = "outcomes", out }: ReportAsked,
  ordered: readonly OrderedResult[],
  { surroundings, json }: Asking,
): Output {
  const printed = (to === "md" || to === "csv") && out === undefined && !json;
  if (printed) return printOutput(surroundings.stdout);
  const [first, ...others] = ordered;
  const stem = first === undefined || others.length > 0 ? "report" : first.order.subject.program.id;
  const name = to === "csv" || to === "parquet" ? `${stem}-${rows}.${to}` : `${stem}.${to}`;
  return fileOutput(out, name, surroundings.folder);
}
