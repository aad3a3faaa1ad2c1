/** Folders: made step by step, tried before the work whose results they will hold, and written whole. */

import { accessSync, constants, mkdtempSync, readdirSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve, sep } from "node:path";
import { disk } from "./disk.ts";
import { draftName, isDraft, openNew, removeQuietly, sweepDrafts, syncFolder } from "./file.ts";
import { Unwritten, writing } from "./unwritten.ts";

const isFolder = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

/**
 * Makes a folder and those above it, as far as they are missing. Ends everywhere, also in `/proc`, where
 * Node's own `recursive` never does. @throws Unwritten
 */
export function makeFolder(path: string, mode?: number): void {
  const there = statSync(path, { throwIfNoEntry: false });
  if (there?.isDirectory() === true) return;
  const above = dirname(path);
  if (there === undefined && above !== path) makeFolder(above, mode);
  writing(path, () => {
    try {
      disk.makeFolder(path, mode);
    } catch (error) {
      // Somebody else may have made it in between.
      if (!isFolder(path)) throw error;
    }
    syncFolder(above);
  });
}

/** Makes a folder and sees that a file can be written in it. @throws Unwritten */
export function tryFolder(path: string): void {
  makeFolder(path);
  writing(path, () => {
    openNew(join(path, draftName())).abandon();
  });
}

/** A file of a folder; its name is relative to the folder, with `/`. */
export interface FolderFile {
  readonly name: string;
  readonly text: string;
}

/** Whether a folder can take a whole one: nothing there, or nothing in it. */
export function isFreeFolder(path: string): boolean {
  const there = statSync(path, { throwIfNoEntry: false });
  return there === undefined || (there.isDirectory() && readdirSync(path).every(isDraft));
}

/**
 * Writes a folder that is free: all of it beside its place, synced, then renamed onto it.
 * @param complete adds what others write, to the folder that it is given
 * @returns what `complete` does
 * @throws Unwritten
 */
export function writeFolder<T>(
  path: string,
  files: readonly FolderFile[],
  complete?: (stage: string) => T,
): T | undefined {
  makeFolder(dirname(path));
  const inside = isFolder(path) && mustStay(path);
  const home = inside ? path : dirname(path);
  const stage = join(home, draftName());
  try {
    writing(path, () => {
      sweepDrafts(home);
      if (!inside && isFolder(path)) sweepDrafts(path);
      disk.makeFolder(stage);
      if (isFolder(path)) disk.setMode(stage, statSync(path).mode & 0o777);
      for (const { name, text } of files) writeNew(join(stage, ...name.split("/")), text);
    });
    const completed = complete?.(stage);
    writing(path, () => {
      for (const folder of foldersBelow(stage)) syncFolder(folder);
      if (inside)
        for (const one of readdirSync(stage)) disk.rename(join(stage, one), join(path, one));
      else disk.rename(stage, path);
      syncFolder(home);
    });
    return completed;
  } catch (error) {
    // Told of its place, wherever it was being written.
    throw error instanceof Unwritten
      ? new Unwritten(error.path.replace(stage, path), error.code)
      : error;
  } finally {
    removeQuietly(stage);
  }
}

/** A folder that cannot be replaced: one is in it, it is a disk of its own, or that above is not ours. */
function mustStay(path: string): boolean {
  // A rename replaces no folder there.
  if (process.platform === "win32") return true;
  const above = dirname(resolve(path));
  if (`${process.cwd()}${sep}`.startsWith(`${path}${sep}`)) return true;
  if (statSync(path).dev !== statSync(above).dev) return true;
  try {
    accessSync(above, constants.W_OK);
    return false;
  } catch {
    return true;
  }
}

function writeNew(path: string, text: string): void {
  makeFolder(dirname(path));
  writing(path, () => {
    const file = openNew(path);
    try {
      file.write(text);
      file.finish();
    } catch (error) {
      file.abandon();
      throw error;
    }
  });
}

function foldersBelow(folder: string): string[] {
  const inner = readdirSync(folder, { withFileTypes: true }).filter((one) => one.isDirectory());
  return [folder, ...inner.flatMap(({ name }) => foldersBelow(join(folder, name)))];
}

/** Gives a folder of this process alone, and removes it. */
export function withTemporaryFolder<T>(use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "brink-"));
  try {
    return use(folder);
  } finally {
    removeQuietly(folder);
  }
}
