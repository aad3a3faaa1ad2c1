/** Reads the folder of a class. Nothing in it is trusted: a key or a log that a student handed in is none. */

import { readdirSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import type { HandedIn } from "../../exercise/class/check.ts";
import { readText } from "./text-file.ts";

/** Larger files are named, not read: a submission has some kilobytes. */
const MOST_BYTES = 4_000_000;

/** What is in a folder. */
export interface ClassFolder {
  readonly handedIn: readonly HandedIn[];
  /** Files that are no submissions and do not pretend to be: records, seats, commitments. */
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

/** Every file of a folder with its text. @throws the system's error */
export function filesHandedIn(folder: string): readonly HandedIn[] {
  return filesBelow(folder, 3).map((path) => ({
    file: relative(folder, path).split(sep).join("/"),
    text: statSync(path).size > MOST_BYTES ? "" : readText(path),
  }));
}

/** Whether a file is something else that Brink wrote, or no JSON by its name. */
function isAside({ file, text }: HandedIn): boolean {
  return (
    !file.toLowerCase().endsWith(".json") ||
    /^\s*\{\s*"format"\s*:\s*"brink-(?:commitments|seat|class-key|reveal)-\d+"/u.test(text)
  );
}

/** Reads a folder. @throws the system's error */
export function readClassFolder(folder: string): ClassFolder {
  const files = filesHandedIn(folder);
  return {
    handedIn: files.filter((one) => !isAside(one)),
    aside: files.filter(isAside).map(({ file }) => file),
  };
}
