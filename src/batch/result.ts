/**
 * What was counted of a range of runs, as one JSON text with a checksum, under a name that says of which batch and which
 * runs it is. Results of disjoint ranges merge exactly and in any order; a batch is done when they cover it.
 */

import { readSealedJson, sealedJson } from "../base/sealed-json.ts";
import type { Layout } from "./layout.ts";
import { PLAN_SCHEMA } from "./manifest.ts";
import type { RunRange } from "./plan.ts";
import { tallyFromDocument, tallyToDocument } from "./tally-json.ts";
import { runsOf, type Tally } from "./tally.ts";

const namePattern = /^([0-9a-f]{64})\.(\d{1,15})-(\d{1,15})\.json$/u;

/** The file of a result: `JOB.FIRST-END.json`. @param job see `jobIdOf` */
export const resultName = (job: string, { first, end }: RunRange): string =>
  `${job}.${String(first)}-${String(end)}.json`;

/** Of which batch and runs a file of that name is; undefined if it is no result. */
export function readResultName(
  name: string,
): { readonly job: string; readonly range: RunRange } | undefined {
  const [, job, first, end] = namePattern.exec(name) ?? [];
  if (job === undefined) return undefined;
  const range = { first: Number(first), end: Number(end) };
  return range.first < range.end && resultName(job, range) === name ? { job, range } : undefined;
}

/** The result as text; equal counts of the same runs give equal bytes. */
export const resultText = (
  job: string,
  { first, end }: RunRange,
  engineVersion: string,
  tally: Tally,
): string =>
  sealedJson({
    ...{ brink: "result", schema: PLAN_SCHEMA, job, engineVersion, first, end },
    tally: tallyToDocument(tally),
  });

/** Reads the counts of a result; says what is wrong with it instead where something is. */
export function readResult(
  text: string,
  layout: Layout,
  job: string,
  range: RunRange,
): Tally | { readonly damage: string } {
  const read = readSealedJson(text);
  if ("fault" in read) return { damage: read.fault };
  if (typeof read.value !== "object" || read.value === null) return { damage: "not a result" };
  const body = read.value as Readonly<Record<string, unknown>>;
  if (body["brink"] !== "result" || body["schema"] !== PLAN_SCHEMA)
    return { damage: "not a result" };
  if (!read.sealed) return { damage: "its checksum does not match" };
  if (body["job"] !== job) return { damage: "of another batch than its name says" };
  if (body["first"] !== range.first || body["end"] !== range.end)
    return { damage: "of other runs than its name says" };
  const tally = tallyFromDocument(layout, body["tally"]);
  if (tally === undefined) return { damage: "`tally` is wrong" };
  return runsOf(layout, tally) === range.end - range.first
    ? tally
    : { damage: "it does not count as many runs as its name says" };
}

/** Which of many results are to be merged, or two that cannot both be. */
export type Chosen<One> =
  | { readonly chosen: readonly One[]; readonly spare: readonly One[] }
  | { readonly overlap: readonly [One, One] };

/**
 * Chooses results that cover each run once: one that lies within another is left out as `spare`, two that overlap in part
 * are told.
 */
export function chooseResults<One extends { readonly range: RunRange }>(
  results: readonly One[],
): Chosen<One> {
  const sorted = results.toSorted(
    ({ range: a }, { range: b }) => a.first - b.first || b.end - a.end,
  );
  const chosen: One[] = [];
  const spare: One[] = [];
  for (const one of sorted) {
    const last = chosen.at(-1);
    if (last === undefined || one.range.first >= last.range.end) chosen.push(one);
    else if (one.range.end <= last.range.end) spare.push(one);
    else return { overlap: [last, one] };
  }
  return { chosen, spare };
}
