/** Folders for results: made step by step, and tried before the work whose results they will hold. */

import { closeSync, mkdirSync, openSync, statSync, unlinkSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * Makes a folder and those above it, as far as they are missing. Ends everywhere, also in `/proc`, where
 * Node's own `recursive` never does. @throws the system's error
 */
export function makeFolder(path: string): void {
  const there = statSync(path, { throwIfNoEntry: false });
  if (there?.isDirectory() === true) return;
  const above = dirname(path);
  if (there === undefined && above !== path) makeFolder(above);
  try {
    mkdirSync(path);
  } catch (error) {
    // Somebody else may have made it in between.
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) throw error;
  }
}

/** Makes a folder and sees that a file can be written in it. @throws the system's error */
export function tryFolder(path: string): void {
  makeFolder(path);
  const draft = join(path, `brink.${String(process.pid)}.new`);
  closeSync(openSync(draft, "w"));
  unlinkSync(draft);
}
