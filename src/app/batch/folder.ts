/**
 * The folder of a batch: `tally.json`, which can be gone on with, and once complete `result.json` and
 * `result.csv`. One process at a time writes it.
 */

import { existsSync } from "node:fs";
import { join } from "node:path";
import { readCheckpoint, type CheckpointHead } from "../../batch/checkpoint.ts";
import { readGenerations } from "../storage/file.ts";
import { lock } from "../storage/lock.ts";

/** The file that holds how far a batch got. */
export const TALLY_FILE = "tally.json";

/** The lock of a folder, while it is being written. */
const LOCK_FILE = "brink.lock";

/** Whether a folder holds a batch, or one that is being begun. */
export function isBatchFolder(folder: string): boolean {
  return existsSync(join(folder, LOCK_FILE)) || !("missing" in readBatchFolder(folder));
}

/** Works in a folder, which is there, and keeps other processes out of it. @throws InUse, Unwritten */
export async function whileLocked<T>(folder: string, work: () => T | Promise<T>): Promise<T> {
  const release = lock(join(folder, LOCK_FILE), folder);
  try {
    return await work();
  } finally {
    release();
  }
}

/** What a folder holds. */
export type BatchFolder =
  /** With what is wrong with the file, where this is its previous generation. */
  | (CheckpointHead & { readonly damage?: string })
  | { readonly missing: true }
  | { readonly fault: string };

/** Reads what a folder holds. @throws the system's error where there is a file that cannot be read */
export function readBatchFolder(folder: string): BatchFolder {
  let damage: string | undefined;
  const read = readGenerations(join(folder, TALLY_FILE), (text) => {
    const head = readCheckpoint(text);
    if (!("fault" in head)) return head;
    damage ??= head.fault;
    return undefined;
  });
  if (read === "none") return { missing: true };
  if (read === "damaged") return { fault: damage ?? "" };
  return read.earlier ? { ...read.value, damage: damage ?? "" } : read.value;
}
