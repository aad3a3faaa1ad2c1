/** Puts files into a folder of their own, with the folders that their names ask for. */

import { readdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { makeFolder } from "../folder.ts";
import type { PackFile } from "./pack.ts";

/** Whether a folder can take a pack: nothing there, or nothing in it. */
export function isFreeFolder(out: string, folder: string): boolean {
  const path = resolve(folder, out);
  const there = statSync(path, { throwIfNoEntry: false });
  return there === undefined || (there.isDirectory() && readdirSync(path).length === 0);
}

/** Writes files. @returns their absolute paths @throws the system's error */
export function writeFiles(
  files: readonly PackFile[],
  out: string,
  folder: string,
): readonly string[] {
  return files.map(({ name, text }) => {
    const path = join(resolve(folder, out), ...name.split("/"));
    makeFolder(dirname(path));
    writeFileSync(path, text);
    return path;
  });
}
