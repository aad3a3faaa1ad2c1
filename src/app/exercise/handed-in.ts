/**
 * Reads the folder of a class. Nothing in it is trusted: a key or commitments that a student handed in
 * count for nothing. Commitments are those that the teacher collected, in `commitments/`.
 */

import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { readSealedJson } from "../../base/sealed-json.ts";
import type { HandedIn } from "../../exercise/class/check.ts";
import { readClassKey } from "../../exercise/class/key.ts";
import type { CommitmentFile } from "../../exercise/submission.ts";

/** Larger files are named, not read: a submission has some kilobytes. */
const MOST_BYTES = 4_000_000;

/** What is in a folder. */
export interface ClassFolder {
  readonly handedIn: readonly HandedIn[];
  readonly commitments: readonly CommitmentFile[];
  /** Files that are no submissions and do not pretend to be: records, seats, commitments of a student. */
  readonly aside: readonly string[];
}

/** Files below a folder, three levels deep, in order of their names; hidden ones are nobody's. */
function filesBelow(folder: string, depth: number): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith("."))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry): readonly string[] => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return depth === 0 ? [] : filesBelow(path, depth - 1);
      return statSync(path, { throwIfNoEntry: false })?.isFile() === true ? [path] : [];
    });
}

/** The commitments in a text; `undefined` if it holds none. */
function readCommitments(text: string): CommitmentFile | undefined {
  const read = readSealedJson(text);
  if ("fault" in read) return undefined;
  const { value } = read;
  if (typeof value !== "object" || value === null) return undefined;
  const file = value as Readonly<Record<string, unknown>>;
  const { commitments } = file;
  const sound =
    file["format"] === "brink-commitments-1" &&
    typeof file["session"] === "string" &&
    Array.isArray(commitments) &&
    commitments.every(
      (one: unknown) =>
        typeof one === "object" &&
        one !== null &&
        ["seat", "commitment"].every(
          (name) => typeof (one as Readonly<Record<string, unknown>>)[name] === "string",
        ),
    );
  return sound ? (value as CommitmentFile) : undefined;
}

/** Whether a file is something else that Brink wrote, or no JSON by its name. */
function isAside(file: string, text: string): boolean {
  if (!file.toLowerCase().endsWith(".json")) return true;
  const format = /^\s*\{\s*"format"\s*:\s*"(brink-[a-z-]+-1)"/u.exec(text)?.[1];
  return format === "brink-commitments-1"
    ? !file.startsWith("commitments/")
    : format === "brink-seat-1" || format === "brink-class-key-1";
}

/** The key in a file; `damaged` if it was one, `undefined` if it holds none. @throws the system's error */
export function readKeyFile(path: string): ReturnType<typeof readClassKey> {
  return readClassKey(readFileSync(path, "utf8"));
}

/** Reads a folder. @throws the system's error */
export function readClassFolder(folder: string): ClassFolder {
  const handedIn: HandedIn[] = [];
  const aside: string[] = [];
  const commitments: CommitmentFile[] = [];
  for (const path of filesBelow(folder, 3)) {
    const file = relative(folder, path).split(sep).join("/");
    const text = statSync(path).size > MOST_BYTES ? "" : readFileSync(path, "utf8");
    if (isAside(file, text)) {
      aside.push(file);
      continue;
    }
    const collected = file.startsWith("commitments/") ? readCommitments(text) : undefined;
    if (collected === undefined) handedIn.push({ file, text });
    else commitments.push(collected);
  }
  return { handedIn, commitments, aside };
}
