/**
 * What is to be run, as one JSON text with a checksum: the plan of a batch, from which any process on any
 * machine makes the same runs, and by which results are known to belong together. It is data: numbers,
 * settings and the text of a scenario. A plan that was cut short, edited or made for something else is refused.
 */

import { readSealedJson, sealedJson } from "../base/sealed-json.ts";
import { identityFields, type BatchIdentity } from "./identity.ts";
import type { Overrides } from "./overrides.ts";
import { missingRanges, type RunRange } from "./plan.ts";

/** Format version of plans and of results. */
export const PLAN_SCHEMA = 1;

/** Runs whose counts tell whether another machine counts alike. */
export const CANARY_RUNS = 2000;

/** Most runs of a batch: counts stay whole numbers that an f64 holds. */
export const MOST_RUNS = 1_000_000_000_000;

/** Most shards of a plan: each leaves a file. */
export const MOST_SHARDS = 1_000_000;

/** Most files of a scenario: nobody runs what is larger on behalf of others. */
const MOST_SOURCES = 200;

/** Most characters of a plan. */
export const MOST_PLAN_CHARACTERS: number = 16 * 1024 * 1024;

/** What was asked for, so that going on needs no other argument. */
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

/** How runs are shared out over machines. */
export interface Sharding {
  /** Runs of a shard; the last may have fewer. */
  readonly shardRuns: number;
  /** Digest of the counts of the first `CANARY_RUNS` runs. */
  readonly canary: string;
  /** The files of the scenario, its own first; none where it ships with Brink. */
  readonly sources: readonly SourceText[];
}

/** A file of a scenario, by the name that others include it by. */
export interface SourceText {
  readonly name: string;
  readonly text: string;
}

/** A batch that is to be run, in part or as a whole. */
export interface Plan {
  readonly identity: BatchIdentity;
  readonly order: BatchOrderDocument;
  /** None where one machine runs it all. */
  readonly sharding?: Sharding;
}

/** The plan as text; equal plans give equal bytes. */
export const planText = ({ identity, order, sharding }: Plan): string =>
  sealedJson({ brink: "plan", schema: PLAN_SCHEMA, identity, order, ...sharding });

/** Reads a plan; says what is wrong with it instead where something is. */
export function readPlan(text: string): Plan | { readonly fault: string } {
  if (text.length > MOST_PLAN_CHARACTERS) return { fault: "too large" };
  const read = readSealedJson(text);
  if ("fault" in read) return read;
  const { value: body, sealed } = read;
  if (!isRecord(body) || body["brink"] !== "plan") return { fault: "not a plan" };
  if (body["schema"] !== PLAN_SCHEMA) return { fault: `schema ${String(body["schema"])}` };
  if (!sealed) return { fault: "its checksum does not match" };
  const { identity, order, shardRuns } = body;
  // The checksum vouches for no more than that nothing was changed by accident.
  if (!isIdentity(identity)) return { fault: "`identity` is missing or incomplete" };
  if (!isOrder(order)) return { fault: "`order` is missing or incomplete" };
  if (shardRuns === undefined) return { identity, order };
  if (!isSharding(body, order)) return { fault: "`shardRuns`, `canary` or `sources` is wrong" };
  const { canary, sources } = body;
  return { identity, order, sharding: { shardRuns: body.shardRuns, canary, sources } };
}

/** How many shards a plan has. */
export const shardsOf = (runs: number, { shardRuns }: Pick<Sharding, "shardRuns">): number =>
  Math.ceil(runs / shardRuns);

/** The runs of a shard, by its number from 0. */
export function shardRange(runs: number, { shardRuns }: Sharding, index: number): RunRange {
  return { first: index * shardRuns, end: Math.min(runs, (index + 1) * shardRuns) };
}

/** The numbers of the shards that are not done, whole or in part. */
export function missingShards(
  runs: number,
  { shardRuns }: Pick<Sharding, "shardRuns">,
  done: readonly RunRange[],
): number[] {
  const indices = new Set<number>();
  for (const { first, end } of missingRanges({ first: 0, end: runs }, done)) {
    for (let index = Math.floor(first / shardRuns); index * shardRuns < end; index++)
      indices.add(index);
  }
  return [...indices];
}

/** Numbers as a job array takes them: `3,7-9`. */
export function indexList(indices: readonly number[]): string {
  const parts: string[] = [];
  for (let at = 0; at < indices.length;) {
    let last = at;
    while (indices[last + 1] === (indices[last] ?? 0) + 1) last += 1;
    const [from, to] = [String(indices[at]), String(indices[last])];
    parts.push(at === last ? from : `${from}-${to}`);
    at = last + 1;
  }
  return parts.join(",");
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
    Number(runs) <= MOST_RUNS &&
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

function isSharding(
  value: Record<string, unknown>,
  { runs }: BatchOrderDocument,
): value is Record<string, unknown> & Sharding {
  const { shardRuns, canary, sources } = value;
  return (
    Number.isSafeInteger(shardRuns) &&
    Number(shardRuns) >= 1 &&
    Math.ceil(runs / Number(shardRuns)) <= MOST_SHARDS &&
    typeof canary === "string" &&
    /^[0-9a-f]{64}$/u.test(canary) &&
    Array.isArray(sources) &&
    sources.length <= MOST_SOURCES &&
    sources.every(
      (one: unknown) =>
        isRecord(one) && typeof one["name"] === "string" && typeof one["text"] === "string",
    )
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
