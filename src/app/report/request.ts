/** What a user may ask of `brink report`, and the results that it is asked about, found and checked. */

import { readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import type { Overrides } from "../../batch/overrides.ts";
import type { Speech } from "../../i18n/catalog.ts";
import { prepareOrder, type BatchOrder, type Refusal } from "../batch/order.ts";

/** Forms that a report takes. */
export const reportForms = ["html", "md", "csv", "parquet"] as const;
export type ReportForm = (typeof reportForms)[number];

/** What the rows of data are. */
export const reportRows = ["outcomes", "steps", "runs"] as const;
export type ReportRows = (typeof reportRows)[number];

/** A request; `rows` is for csv and parquet, `with` for html and md. */
export interface ReportRequest {
  /** Folders of batches, and scenarios; at least one. */
  readonly results: readonly string[];
  readonly to: ReportForm;
  readonly rows: ReportRows;
  /** Files of JSON documents. */
  readonly with: readonly string[];
  readonly runs?: number;
  readonly seed?: string;
  readonly workers?: number;
  readonly set: Overrides;
  readonly out?: string;
  readonly quiet: boolean;
  /** Nothing but a document may be printed, so everything goes to a file. */
  readonly json: boolean;
}

/** A result asked for: a batch that ran, or one to be run. */
export interface OrderedResult {
  readonly label: string;
  readonly order: BatchOrder;
}

/** Finds and checks all results before anything is run. */
export function orderResults(
  request: ReportRequest,
  folder: string,
  say: Speech,
): readonly OrderedResult[] | Refusal {
  const { results, runs, seed, set } = request;
  const folders = results.filter((label) => isFolder(resolve(folder, label)));
  const settings = runs !== undefined || seed !== undefined || Object.keys(set).length > 0;
  const [first] = folders;
  if (settings && first !== undefined && folders.length === results.length) {
    return { kind: "usage", message: say("report.folder-settings", { folder: first }) };
  }
  const ordered: OrderedResult[] = [];
  for (const label of results) {
    const order = folders.includes(label)
      ? prepareOrder({ resume: label }, folder, say)
      : prepareOrder(
          {
            scenario: label,
            set,
            ...(runs === undefined ? {} : { runs }),
            ...(seed === undefined ? {} : { seed }),
          },
          folder,
          say,
        );
    if (order.kind !== "order") return order;
    ordered.push({ label, order });
  }
  return ordered;
}

const isFolder = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

/** A document that another command printed, with the name of its file. */
export interface AttachedDocument {
  readonly file: string;
  readonly document: Readonly<Record<string, unknown>>;
}

/** Reads the documents of `--with`. */
export function readDocuments(
  files: readonly string[],
  folder: string,
  say: Speech,
): readonly AttachedDocument[] | Refusal {
  const documents: AttachedDocument[] = [];
  for (const file of files) {
    let text: string;
    try {
      text = readFileSync(resolve(folder, file), "utf8");
    } catch {
      return { kind: "usage", message: say("report.with-unreadable", { file }) };
    }
    const document = parse(text);
    if (document === undefined) {
      return { kind: "usage", message: say("report.with-not-json", { file }) };
    }
    documents.push({ file, document });
  }
  return documents;
}

function parse(text: string): Readonly<Record<string, unknown>> | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== "object" || value === null || !("kind" in value)) return undefined;
  return { ...value };
}
