/**
 * The folder of a batch: `plan.json`, results of ranges of its runs, which any number of processes may add to, and
 * once complete `result.json` and `result.csv`. One batch at a time writes it; results are put by a link that
 * fails where there is one already, so that none is ever written over.
 */

import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Layout } from "../../batch/layout.ts";
import { readPlan, type Plan } from "../../batch/manifest.ts";
import { joinRanges, type RunRange } from "../../batch/plan.ts";
import { chooseResults, readResult, readResultName } from "../../batch/result.ts";
import { absorbTally, emptyTally, type Tally } from "../../batch/tally.ts";
import { digestOf } from "../../batch/tally-json.ts";
import { writeFile } from "../storage/file.ts";
import { lock } from "../storage/lock.ts";
import { Unwritten } from "../storage/unwritten.ts";

/** The file that says what the results in a folder are of. */
export const PLAN_FILE = "plan.json";

/** What held a batch before there were result files. */
const EARLIER_FILE = "tally.json";

/** The lock of a folder, while a batch writes it. */
const LOCK_FILE = "brink.lock";

/** Whether a folder holds a batch. */
export const holdsBatch = (folder: string): boolean =>
  [PLAN_FILE, EARLIER_FILE].some((file) => existsSync(join(folder, file))) ||
  resultsIn(folder).length > 0;

/** Whether a batch works in a folder, or died there. */
export const isLocked = (folder: string): boolean => existsSync(join(folder, LOCK_FILE));

/** Whether a folder holds a batch, or one that is being begun. */
export const isBatchFolder = (folder: string): boolean => isLocked(folder) || holdsBatch(folder);

/** Works in a folder, which is there, and keeps other batches out of it. @throws InUse, Unwritten */
export async function whileLocked<T>(folder: string, work: () => T | Promise<T>): Promise<T> {
  const release = lock(join(folder, LOCK_FILE), folder);
  try {
    return await work();
  } finally {
    release();
  }
}

/** Reads what a folder is to hold. @throws the system's error where there is a file that cannot be read */
export function readPlanIn(
  folder: string,
): Plan | { readonly missing: true } | { readonly earlier: true } | { readonly fault: string } {
  const path = join(folder, PLAN_FILE);
  if (existsSync(path)) return readPlan(readFileSync(path, "utf8"));
  return existsSync(join(folder, EARLIER_FILE)) ? { earlier: true } : { missing: true };
}

/** A result file: where it is, and of which runs. */
export interface ResultFile {
  readonly path: string;
  readonly range: RunRange;
}

/** Results that cannot be used together with the others, by their files. */
export type ResultFault =
  /** A result of another batch. */
  | { readonly kind: "foreign"; readonly file: string }
  | { readonly kind: "overlap"; readonly file: string; readonly other: string }
  /** Two that counted the same runs differently: no machine may do that. */
  | { readonly kind: "differs"; readonly file: string; readonly other: string }
  | { readonly kind: "damaged"; readonly file: string; readonly reason: string };

/** The names of all results that lie in a folder. */
export const resultsIn = (folder: string): readonly string[] =>
  statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true
    ? readdirSync(folder).filter((name) => readResultName(name) !== undefined)
    : [];

/** The results of a batch that lie in folders, by their names; those that are spare apart. */
export function findResults(
  folders: readonly string[],
  job: string,
): { readonly chosen: readonly ResultFile[]; readonly spare: readonly ResultFile[] } | ResultFault {
  const found: ResultFile[] = [];
  for (const folder of folders) {
    for (const name of resultsIn(folder)) {
      const read = readResultName(name);
      const path = join(folder, name);
      if (read?.job !== job) return { kind: "foreign", file: path };
      found.push({ path, range: read.range });
    }
  }
  const choice = chooseResults(found);
  if (!("overlap" in choice)) return choice;
  const [one, other] = choice.overlap;
  return { kind: "overlap", file: one.path, other: other.path };
}

/** What results come to. */
export interface Merged {
  readonly done: readonly RunRange[];
  readonly tally: Tally;
}

/**
 * Reads and merges all results of a batch that lie in folders. Each is verified, those of the same runs against each other.
 * @throws the system's error where one cannot be read
 */
export function mergeResults(
  folders: readonly string[],
  job: string,
  layout: Layout,
): Merged | ResultFault {
  const found = findResults(folders, job);
  if ("kind" in found) return found;
  let tally = emptyTally(layout);
  const read = ({ path, range }: ResultFile): Tally | ResultFault => {
    const part = readResult(readFileSync(path, "utf8"), layout, job, range);
    return "damage" in part ? { kind: "damaged", file: path, reason: part.damage } : part;
  };
  for (const file of found.chosen) {
    const part = read(file);
    if ("kind" in part) return part;
    const { first, end } = file.range;
    const twins = found.spare.filter(({ range }) => range.first === first && range.end === end);
    for (const twin of twins) {
      const other = read(twin);
      if ("kind" in other) return other;
      if (digestOf(part) !== digestOf(other))
        return { kind: "differs", file: file.path, other: twin.path };
    }
    tally = absorbTally(tally, part);
  }
  return { done: joinRanges(found.chosen.map(({ range }) => range)), tally };
}

/**
 * Puts a result into a folder, unless there is one of that name.
 * @returns whether it was put, or what is there is the same or differs
 * @throws Unwritten
 */
export function putResult(folder: string, name: string, text: string): "put" | "same" | "differs" {
  const path = join(folder, name);
  try {
    writeFile(path, text, { fresh: true });
    return "put";
  } catch (error) {
    if (!(error instanceof Unwritten) || error.code !== "EEXIST") throw error;
    return readFileSync(path, "utf8") === text ? "same" : "differs";
  }
}
