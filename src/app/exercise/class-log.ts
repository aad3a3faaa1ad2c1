/** The log of a class on disk, beside its key: `class-log.jsonl`, replaced whole or not at all. */

import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import type { ClassKeyFile, RevealFile } from "../../exercise/class/key.ts";
import { saltedWord } from "../../exercise/class/key.ts";
import { isRevealed, logged, logText, readLog, register } from "../../exercise/class/log.ts";
import type { ClassLog, RegisteredFile } from "../../exercise/class/log.ts";
import type { HandedIn } from "../../exercise/class/check.ts";
import type { Exercise } from "../../exercise/model.ts";
import { readCommitments } from "../../exercise/read-submission.ts";
import { isSealedRound } from "../../exercise/session/stages.ts";
import { sealedJson } from "../../base/sealed-json.ts";
import { writeFile } from "../storage/file.ts";
import { lock, type Release } from "../storage/lock.ts";
import { readText } from "./text-file.ts";

/** Name of the log. */
export const LOG_FILE = "class-log.jsonl";
/** What is given to all at the reveal. */
const REVEAL_FILE = "reveal.json";

/** The log beside a key; `broken`: a line that does not follow from those before, 0 for none at all. */
export type FoundLog = { readonly log: ClassLog } | { readonly broken: number };

/** Reads the log of a class. @throws the system's error */
export function readClassLog(keyPath: string, key: ClassKeyFile): FoundLog {
  const path = join(dirname(keyPath), LOG_FILE);
  if (!existsSync(path)) return { broken: 0 };
  const read = readLog(readText(path), key);
  if ("broken" in read) return read;
  // A log whose end was cut off is whole in itself, but what was revealed is revealed.
  const given = existsSync(join(dirname(keyPath), REVEAL_FILE));
  const opened = read.log.some(({ kind }) => kind === "opened" || kind === "revealed");
  return given && !opened ? { broken: read.log.length + 1 } : read;
}

/** Keeps other processes from adding to the log of a class. @throws InUse, Unwritten */
export function lockLog(keyPath: string): Release {
  const path = join(dirname(keyPath), LOG_FILE);
  return lock(`${path}.lock`, path);
}

/** Writes the log of a class. @throws Unwritten */
export function writeClassLog(keyPath: string, log: ClassLog): void {
  writeFile(join(dirname(keyPath), LOG_FILE), logText(log));
}

/** What became of a file that was collected; `none`: it holds no commitments. */
export interface CollectedFile {
  readonly file: string;
  readonly found: RegisteredFile | "earlier" | "none";
}

/** A class after its commitments were collected. */
export interface Collected {
  readonly log: ClassLog;
  readonly files: readonly CollectedFile[];
}

/** Rounds in which a role has something to seal. */
export function sealedRounds(exercise: Exercise, role: string): readonly string[] {
  return exercise.rounds
    .filter((round) => isSealedRound(exercise, round, role))
    .map(({ id }) => id);
}

/** Registers the commitments of a folder, file by file, and keeps the log. @throws the system's error */
export function collectInto(
  keyPath: string,
  key: ClassKeyFile,
  before: ClassLog,
  exercise: Exercise,
  handedIn: readonly HandedIn[],
  now: string,
): Collected {
  let log = before;
  const files = handedIn.map(({ file, text }): CollectedFile => {
    const read = readCommitments(text);
    if (read === undefined || read === "earlier") return { file, found: read ?? "none" };
    const done = register(log, key, read, (role) => sealedRounds(exercise, role), now);
    log = done.log;
    return { file, found: done.found };
  });
  if (log !== before) writeClassLog(keyPath, log);
  return { log, files };
}

/**
 * Gives the world of a class out: at the reveal, after which nothing is registered, or for play, where
 * rounds show the sealed run. The log says so before the file is there.
 * @returns path of the file for the students @throws the system's error
 */
export function giveWorld(
  keyPath: string,
  key: ClassKeyFile,
  log: ClassLog,
  kind: "opened" | "revealed",
  now: string,
): { readonly path: string; readonly reveal: RevealFile } {
  const done = isRevealed(log) || (kind === "opened" && log.some((one) => one.kind === "opened"));
  if (!done) writeClassLog(keyPath, logged(log, key.logKey, { kind }, now));
  const { class: name, exercise, exerciseHash, engineVersion, world } = key;
  const reveal: RevealFile = {
    format: "brink-reveal-1",
    ...{ class: name, exercise, exerciseHash, engineVersion, world },
    word: saltedWord(key),
  };
  const path = join(dirname(keyPath), REVEAL_FILE);
  writeFile(path, sealedJson(reveal, 2));
  return { path, reveal };
}
