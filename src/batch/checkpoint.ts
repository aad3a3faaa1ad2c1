/**
 * A batch as far as it got, as one JSON text with a checksum: enough to go on with, or to report.
 * A text that was cut short, edited or made for something else is refused, never half believed.
 */

import { readSealedJson, sealedJson } from "../base/sealed-json.ts";
import { identityFields, type BatchIdentity } from "./identity.ts";
import type { Layout } from "./layout.ts";
import type { Overrides } from "./overrides.ts";
import { countRuns, joinRanges, type RunRange } from "./plan.ts";
import { tallyFromDocument, tallyToDocument } from "./tally-json.ts";
import { runsOf, type Tally } from "./tally.ts";

/** Format version of the document. */
const SCHEMA = 1;

/** What was asked for, so that `--resume` needs no other argument. */
export interface BatchOrderDocument {
  /** The scenario as named on the command line, a path made absolute. */
  readonly file: string;
  readonly engine: string;
  /** Runs wanted in all; the most, with a precision. */
  readonly runs: number;
  readonly set: Overrides;
  /** The precision at which it may stop before, as written, and the outcomes that are to have it. */
  readonly precision?: { readonly text: string; readonly outcomes: readonly string[] };
}

/** What a checkpoint says of the batch that it belongs to. */
export interface CheckpointHead {
  readonly identity: BatchIdentity;
  readonly order: BatchOrderDocument;
  /** Ranges that the tally covers, sorted and joined. */
  readonly done: readonly RunRange[];
  /** The tally, not yet checked against a layout. */
  readonly tally: unknown;
}

/** The checkpoint as text; equal contents give equal bytes. */
export function checkpointText(
  identity: BatchIdentity,
  order: BatchOrderDocument,
  done: readonly RunRange[],
  tally: Tally,
): string {
  return sealedJson({
    brink: "batch",
    schema: SCHEMA,
    identity,
    order,
    done: joinRanges(done).map(({ first, end }) => [first, end]),
    tally: tallyToDocument(tally),
  });
}

/** Reads the head of a checkpoint; says what is wrong with it instead where something is. */
export function readCheckpoint(text: string): CheckpointHead | { readonly fault: string } {
  const read = readSealedJson(text);
  if ("fault" in read) return read;
  const { value: body, sealed } = read;
  if (!isRecord(body) || body["brink"] !== "batch") return { fault: "not a batch" };
  if (body["schema"] !== SCHEMA) return { fault: `schema ${String(body["schema"])}` };
  if (!sealed) return { fault: "its checksum does not match" };
  const { identity, order, done, tally } = body;
  // The checksum vouches for no more than that nothing was changed by accident.
  if (!isIdentity(identity)) return { fault: "`identity` is missing or incomplete" };
  if (!isOrder(order)) return { fault: "`order` is missing or incomplete" };
  const ranges = readRanges(done);
  if (ranges === undefined) return { fault: "`done` is not a list of ranges" };
  return { identity, order, done: ranges, tally };
}

function isIdentity(value: unknown): value is BatchIdentity {
  return isRecord(value) && identityFields.every((field) => typeof value[field] === "string");
}

function isOrder(value: unknown): value is BatchOrderDocument {
  if (!isRecord(value)) return false;
  const { file, engine, runs, set, precision } = value;
  return (
    (precision === undefined || isPrecision(precision)) &&
    typeof file === "string" &&
    typeof engine === "string" &&
    Number.isSafeInteger(runs) &&
    Number(runs) >= 0 &&
    isRecord(set) &&
    !Array.isArray(set) &&
    Object.values(set).every((text) => typeof text === "string")
  );
}

function isPrecision(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { text, outcomes } = value;
  return (
    typeof text === "string" &&
    Array.isArray(outcomes) &&
    outcomes.every((id) => typeof id === "string")
  );
}

/** Ranges as written: sorted, apart, none empty. */
function readRanges(value: unknown): readonly RunRange[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const ranges: RunRange[] = [];
  let before = -1;
  for (const entry of value as unknown[]) {
    if (!Array.isArray(entry)) return undefined;
    const [first, end] = entry as unknown[];
    if (typeof first !== "number" || typeof end !== "number") return undefined;
    if (!Number.isSafeInteger(first) || !Number.isSafeInteger(end)) return undefined;
    if (first <= before || end <= first) return undefined;
    ranges.push({ first, end });
    before = end;
  }
  return ranges;
}

/** The tally of a checkpoint; `undefined` if it does not fit the layout or its own ranges. */
export function tallyOfCheckpoint(layout: Layout, head: CheckpointHead): Tally | undefined {
  const tally = tallyFromDocument(layout, head.tally);
  if (tally === undefined || runsOf(layout, tally) !== countRuns(head.done)) return undefined;
  return tally;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
