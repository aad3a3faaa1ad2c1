/**
 * The private folder for what can be made again: `$XDG_CACHE_HOME/brink`, else `~/.cache/brink`
 * (`%LOCALAPPDATA%\brink\cache` on Windows, where the profile is the user's own).
 *
 * What lies in it steers the program, compiled code above all, so nobody else may write there: it is
 * a folder of mode 0700 that belongs to whoever runs Brink, or there is none and everything is done
 * as if for the first time. It is looked at anew at each start, and nothing here ever throws.
 */

import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  readdirSync,
  readFileSync,
  statSync,
} from "node:fs";
import { homedir } from "node:os";
import { dirname, isAbsolute, join } from "node:path";
import { disk } from "./disk.ts";
import { makeFolder } from "./folder.ts";
import { writing } from "./unwritten.ts";

/** Most bytes that are kept; beyond, what was written first goes first. */
export const keptBytes: number = 64 * 1024 * 1024;

/** The parts of the private folder: checked scenarios, and Node's compiled code. */
export type Part = "checked" | "compiled";

type Environment = Readonly<Record<string, string | undefined>>;

/** A folder that the environment names; what is no absolute path does not count. */
function said(environment: Environment, name: string): string | undefined {
  const path = environment[name] ?? "";
  return isAbsolute(path) ? path : undefined;
}

/** Where the private folder is to be; undefined where nothing says where. */
export function privatePath(environment: Environment): string | undefined {
  const xdg = said(environment, "XDG_CACHE_HOME");
  if (xdg !== undefined) return join(xdg, "brink");
  if (process.platform === "win32") {
    const local = said(environment, "LOCALAPPDATA");
    return local === undefined ? undefined : join(local, "brink", "cache");
  }
  const home = said(environment, "HOME") ?? homedir();
  return isAbsolute(home) ? join(home, ".cache", "brink") : undefined;
}

/** The data folder: `$XDG_DATA_HOME/brink`, else `~/.local/share/brink` (`%LOCALAPPDATA%\brink` on Windows). */
export function dataFolderOf(environment: Environment, home: string): string {
  const xdg = said(environment, "XDG_DATA_HOME");
  if (xdg !== undefined) return join(xdg, "brink");
  const local = said(environment, "LOCALAPPDATA");
  return local === undefined ? join(home, ".local", "share", "brink") : join(local, "brink");
}

/** Makes a part of the data folder; what players and classes did is nobody else's to read. @throws Unwritten */
export function makeDataFolder(data: string, ...parts: readonly string[]): string {
  const inner = join(data, ...parts);
  makeFolder(inner, 0o700);
  const { uid, mode } = statSync(data);
  // Earlier versions made it for everyone to read.
  if (uid === thisUser && (mode & 0o077) !== 0)
    writing(data, () => {
      disk.setMode(data, 0o700);
    });
  return inner;
}

/** Number of the user whom this process is; undefined where the system has none. */
export const thisUser: number | undefined = process.getuid?.();

/**
 * Whether a thing of the file system belongs to a user and is nobody else's to read or write.
 *
 * @param user number of the user; undefined where the system has none
 */
export function isPrivate(
  { uid, mode }: { readonly uid: number; readonly mode: number },
  user: number | undefined,
): boolean {
  return user === undefined || (uid === user && (mode & 0o077) === 0);
}

/** A folder is made only below folders of one's own: root makes none in a home that is not root's. */
function make(path: string): void {
  let nearest = dirname(path);
  while (statSync(nearest, { throwIfNoEntry: false }) === undefined && nearest !== dirname(nearest))
    nearest = dirname(nearest);
  if (thisUser !== undefined && statSync(nearest).uid !== thisUser) return;
  makeFolder(path, 0o700);
}

/**
 * A part of the private folder; undefined where it cannot be had, or is not private.
 *
 * @param making whether it is made where it is missing
 */
export function privatePart(
  environment: Environment,
  part: Part,
  making = true,
): string | undefined {
  const path = privatePath(environment);
  if (path === undefined) return undefined;
  const inner = join(path, part);
  try {
    for (const one of [path, inner]) {
      if (making && lstatSync(one, { throwIfNoEntry: false }) === undefined) make(one);
      const found = lstatSync(one);
      if (!found.isDirectory() || !isPrivate(found, thisUser)) return undefined;
    }
    return inner;
  } catch {
    return undefined;
  }
}

/**
 * The text of a file that is private and no link; undefined where it is not, or there is none.
 *
 * @param largest bytes
 */
export function readPrivate(path: string, largest: number): string | undefined {
  let file: number | undefined;
  try {
    // Without O_NONBLOCK, a pipe in the place of the file would be waited for.
    file = disk.open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    const found = fstatSync(file);
    if (!found.isFile() || found.size > largest || !isPrivate(found, thisUser)) return undefined;
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** Deletes what was written first until no more than `most` bytes are left. */
export function boundKept(environment: Environment, most: number = keptBytes): void {
  const parts = (["checked", "compiled"] as const).flatMap(
    (part) => privatePart(environment, part, false) ?? [],
  );
  const files = parts.flatMap((part) => filesBelow(part));
  let total = 0;
  for (const { path, bytes } of files.toSorted((a, b) => b.written - a.written)) {
    total += bytes;
    if (total > most) remove(path);
  }
}

interface KeptFile {
  readonly path: string;
  readonly bytes: number;
  /** Milliseconds since 1970. */
  readonly written: number;
}

/** Files and links below a folder; links are not followed. */
function filesBelow(folder: string): KeptFile[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return filesBelow(path);
      const { size, mtimeMs } = lstatSync(path);
      return [{ path, bytes: size, written: mtimeMs }];
    });
  } catch {
    // Gone since, or not to be read: another process, or another look, sees to it.
    return [];
  }
}

/** Deletes a file; that it cannot be deleted, or is gone already, is no matter. */
function remove(path: string): void {
  try {
    disk.remove(path);
  } catch {
    // What is left is dropped when the bound is looked at again.
  }
}
