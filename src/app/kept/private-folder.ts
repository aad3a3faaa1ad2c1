/**
 * The private folder for what can be made again: `$XDG_CACHE_HOME/brink`, else `~/.cache/brink`
 * (`%LOCALAPPDATA%\brink\cache` on Windows, where the profile is the user's own).
 *
 * What lies in it steers the program, compiled code above all, so nobody else may write there: it is
 * a folder of mode 0700 that belongs to whoever runs Brink, or there is none and everything is done
 * as if for the first time. It is looked at anew at each start, and nothing here ever throws.
 */

import { lstatSync, mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, isAbsolute, join } from "node:path";
import { makeFolder } from "../folder.ts";

/** Most bytes that are kept; beyond, what was written first goes first. */
export const keptBytes: number = 64 * 1024 * 1024;

/** The parts of the private folder: checked scenarios, and Node's compiled code. */
export type Part = "checked" | "compiled";

type Environment = Readonly<Record<string, string | undefined>>;

/** Where the private folder is to be; undefined where nothing says where. */
export function privatePath(environment: Environment): string | undefined {
  const said = (name: string): string | undefined => {
    const path = environment[name] ?? "";
    return isAbsolute(path) ? path : undefined;
  };
  const xdg = said("XDG_CACHE_HOME");
  if (xdg !== undefined) return join(xdg, "brink");
  if (process.platform === "win32") {
    const local = said("LOCALAPPDATA");
    return local === undefined ? undefined : join(local, "brink", "cache");
  }
  const home = said("HOME") ?? homedir();
  return isAbsolute(home) ? join(home, ".cache", "brink") : undefined;
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
  makeFolder(dirname(path));
  mkdirSync(path, { mode: 0o700 });
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
export function remove(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // What is left is dropped when the bound is looked at again.
  }
}
