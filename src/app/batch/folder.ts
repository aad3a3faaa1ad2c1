/**
 * The folder of a batch: `tally.json`, which can be gone on with, and once complete `result.json` and
 * `result.csv`. Files are replaced whole or not at all, whatever happens to the process.
 */

import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { readCheckpoint, type CheckpointHead } from "../../batch/checkpoint.ts";
import { makeFolder } from "../folder.ts";

/** The file that holds how far a batch got. */
export const TALLY_FILE = "tally.json";

/** Replaces a file in one step: a temporary file, flushed, then renamed. */
export function writeWhole(folder: string, name: string, text: string): void {
  makeFolder(folder);
  const draft = join(folder, `${name}.${String(process.pid)}.new`);
  const file = openSync(draft, "w");
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(draft, join(folder, name));
}

/** Whether a folder holds a batch already. */
export function holdsBatch(folder: string): boolean {
  return existsSync(join(folder, TALLY_FILE));
}

/** What a folder holds. */
export function readBatchFolder(
  folder: string,
): CheckpointHead | { readonly missing: true } | { readonly fault: string } {
  let text: string;
  try {
    text = readFileSync(join(folder, TALLY_FILE), "utf8");
  } catch {
    return { missing: true };
  }
  return readCheckpoint(text);
}
