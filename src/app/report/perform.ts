/** `brink report` as a use case: results and documents → one file to read, to print or to compute with. */

import { readAnswer } from "../../answer/read.ts";
import { questions, toldOf } from "../../ask/questions.ts";
import { sectionsOf } from "../../story/page.ts";
import { Telling } from "../../story/telling.ts";
import type { Speech } from "../../i18n/catalog.ts";
import type { Language } from "../../i18n/language.ts";
import { attachedKinds, attachedSection } from "../../view/report/attached.ts";
import { viewReport } from "../../view/report/build.ts";
import type { Section, Page } from "../../story/block.ts";
import { speakOf, type ReportedResult, type SpokenResult } from "../../view/report/result.ts";
import type { ShareEstimate } from "../../study/estimates.ts";
import { reportCommand } from "../batch/command-line.ts";
import type { Refusal } from "../batch/order.ts";
import type { BatchContext } from "../batch/perform.ts";
import { countResult, type End } from "./count.ts";
import { writeRuns, writeTable } from "./data.ts";
import { fileOutput, printOutput, type Output } from "./output.ts";
import {
  orderResults,
  readDocuments,
  type AttachedDocument,
  type OrderedResult,
  type ReportRequest,
} from "./request.ts";

/** A report that was made. */
export interface ReportDone {
  readonly kind: "reported";
  readonly end: End;
  /** Where it is; undefined if it was printed. */
  readonly file?: string;
  readonly document: Readonly<Record<string, unknown>>;
}

/** Performs `brink report`. */
export async function performReport(
  request: ReportRequest,
  context: BatchContext,
): Promise<ReportDone | Refusal> {
  const { surroundings, say, style } = context;
  const { folder } = surroundings;
  const documents = readDocuments(request.with, folder, say);
  if ("kind" in documents) return documents;
  // What can be told without a run is told before one.
  const strange = documents.find(
    ({ document }) =>
      !attachedKinds.includes(String(document["kind"])) &&
      !questions.some(({ kinds }) => kinds.includes(String(document["kind"]))),
  );
  if (strange !== undefined) return refuse("kind", strange, say);
  const ordered = orderResults(request, folder, say);
  if ("kind" in ordered) return ordered;
  const output = openOutput(request, ordered, context);
  if ("kind" in output) return output;
  let finished = false;
  try {
    const end = await write(request, ordered, documents, output, context);
    if (typeof end !== "string") return end;
    output.finish();
    finished = true;
    const { file } = output;
    return {
      kind: "reported",
      end,
      ...(file === undefined ? {} : { file }),
      document: documentOf(request, ordered, file, end, style.language),
    };
  } finally {
    if (!finished) output.abandon();
  }
}

async function write(
  request: ReportRequest,
  ordered: readonly OrderedResult[],
  documents: readonly AttachedDocument[],
  output: Output,
  context: BatchContext,
): Promise<End | Refusal> {
  const { to, rows } = request;
  const data = to === "csv" || to === "parquet";
  if (data && rows === "runs") return writeRuns(ordered, request, to, output, context);
  const results: ReportedResult[] = [];
  let end: End = "complete";
  for (const one of ordered) {
    const counted = await countResult(one, request, context);
    if (counted.result === undefined) {
      const { label } = one;
      return { kind: "usage", message: context.say("report.empty", { label }) };
    }
    results.push(counted.result);
    if (counted.end !== "complete") end = counted.end;
    if (counted.end === "interrupted") break;
  }
  if (data) {
    await writeTable(results, rows === "runs" ? "outcomes" : rows, to, output);
    return end;
  }
  const view = await viewOf(request, ordered, speakOf(results), documents, context);
  if ("kind" in view) return view;
  await output.write(await layOut(view, to));
  return end;
}

async function layOut(view: Page, to: "html" | "md"): Promise<string> {
  if (to === "md") {
    const { reportMarkdown } = await import("../../render/markdown.ts");
    return reportMarkdown(view);
  }
  const { reportHtml } = await import("../../render/html/page.ts");
  return reportHtml(view);
}

async function viewOf(
  request: ReportRequest,
  ordered: readonly OrderedResult[],
  results: readonly SpokenResult[],
  documents: readonly AttachedDocument[],
  { say, style }: BatchContext,
): Promise<Page | Refusal> {
  const sections: Section[] = [];
  for (const [index, attached] of documents.entries()) {
    const told = await toldOf(String(attached.document["kind"]));
    if (told !== undefined) {
      const hash = attached.document["scenarioHash"];
      const result = results.find(({ identity }) => identity.scenarioHash === hash);
      const read = readAnswer(told.schema, attached.document);
      if (result === undefined) return refuse("other", attached, say);
      if ("fault" in read) return refuse("broken", attached, say);
      sections.push(
        ...sectionsOf(
          told.tell(read.answer, new Telling(result.naming, sharesOf(result))),
          index + 1,
        ),
      );
      continue;
    }
    const section = attachedSection(attached.document, results, index + 1);
    if (typeof section === "string") return refuse(section, attached, say);
    sections.push(section);
  }
  const [first, ...others] = results;
  if (first === undefined) return { kind: "usage", message: say("report.empty", { label: "" }) };
  // What was left to its default is said too: a later version may have another.
  const fresh = ordered.find(({ order }) => order.before === undefined)?.order;
  const again = reportCommand({
    ...request,
    ...(fresh === undefined ? {} : { runs: fresh.document.runs, seed: fresh.identity.seed }),
    language: style.language,
  });
  return viewReport([first, ...others], sections, again);
}

/** In how many runs each outcome came true, for answers that are told beside them. */
function sharesOf({ estimates }: SpokenResult): ReadonlyMap<string, ShareEstimate> {
  return new Map(
    estimates.outcomes.flatMap((one): [string, ShareEstimate][] =>
      one.kind === "number" ? [] : [[one.id, one.kind === "time" ? one.ever : one]],
    ),
  );
}

function refuse(
  fault: "kind" | "other" | "broken",
  { file, document }: AttachedDocument,
  say: Speech,
): Refusal {
  const kind = String(document["kind"]);
  switch (fault) {
    case "kind": {
      const message = say("report.with-kind", { file, kind, kinds: attachedKinds.join(", ") });
      return { kind: "usage", message };
    }
    case "broken":
      return { kind: "usage", message: say("report.with-broken", { file, kind }) };
    case "other":
      return { kind: "skew", message: say("report.with-other", { file }) };
  }
}

/** Opened before anything is run: a place that cannot be written to is told at once. */
function openOutput(
  request: ReportRequest,
  ordered: readonly OrderedResult[],
  { surroundings, say }: BatchContext,
): Output | Refusal {
  const { to, rows, out, json } = request;
  const printed = (to === "md" || to === "csv") && out === undefined && !json;
  if (printed) return printOutput(surroundings.stdout);
  const [first, ...others] = ordered;
  const stem =
    first === undefined || others.length > 0 ? "report" : first.order.scenario.program.id;
  const name = to === "csv" || to === "parquet" ? `${stem}-${rows}.${to}` : `${stem}.${to}`;
  try {
    return fileOutput(out, name, surroundings.folder);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { kind: "usage", message: say("report.unwritable", { file: out ?? name, reason }) };
  }
}

function documentOf(
  { to, rows }: ReportRequest,
  ordered: readonly OrderedResult[],
  file: string | undefined,
  end: End,
  language: Language,
): Readonly<Record<string, unknown>> {
  return {
    kind: "report",
    schema: 1,
    to,
    ...(to === "csv" || to === "parquet" ? { rows } : { language }),
    file: file ?? null,
    partial: end !== "complete",
    results: ordered.map(({ label, order: { identity, document } }) => ({
      result: label,
      scenario: identity.scenario,
      scenarioHash: identity.scenarioHash,
      engineVersion: identity.engineVersion,
      seed: identity.seed,
      set: document.set,
      runs: document.runs,
    })),
  };
}
