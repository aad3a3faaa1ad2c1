/** Where a report goes: a file that is there whole or not at all, or stdout. */

import { closeSync, openSync, renameSync, rmSync, statSync, writeSync } from "node:fs";
import { once } from "node:events";
import { dirname, join, resolve } from "node:path";
import { makeFolder } from "../app/folder.ts";

/** A report being written. */
export interface Output {
  /** As a user would write it; undefined for stdout. */
  readonly file?: string;
  /** Resolves when there is room for more. */
  readonly write: (data: string | Uint8Array) => Promise<void>;
  readonly finish: () => void;
  /** Leaves nothing behind. */
  readonly abandon: () => void;
}

/** Prints. */
export function printOutput(stream: NodeJS.WriteStream): Output {
  return {
    write: async (data) => {
      if (!stream.write(data)) await once(stream, "drain");
    },
    finish: () => undefined,
    abandon: () => undefined,
  };
}

/**
 * Opens a file, and the folders above it if need be.
 * @param asked file, or folder for a file of that `name`; undefined: that name in the user's folder
 * @throws the system's error where no file can be made there
 */
export function fileOutput(asked: string | undefined, name: string, folder: string): Output {
  const inside = asked !== undefined && (/[\\/]$/u.test(asked) || isFolder(resolve(folder, asked)));
  const file = asked === undefined ? name : inside ? join(asked, name) : asked;
  const path = resolve(folder, file);
  const draft = `${path}.${String(process.pid)}.new`;
  const handle = openDraft(draft, path);
  return {
    file,
    write: (data) => {
      const bytes = typeof data === "string" ? Buffer.from(data) : data;
      for (let done = 0; done < bytes.length;) {
        done += writeSync(handle, bytes, done, bytes.length - done);
      }
      return Promise.resolve();
    },
    finish: () => {
      closeSync(handle);
      renameSync(draft, path);
    },
    abandon: () => {
      closeSync(handle);
      rmSync(draft, { force: true });
    },
  };
}

/** Opens a draft; what the system refuses is told of the file that was asked for. */
function openDraft(draft: string, path: string): number {
  makeFolder(dirname(path));
  try {
    return openSync(draft, "w");
  } catch (error) {
    if (error instanceof Error) throw Object.assign(error, { path });
    throw error;
  }
}

const isFolder = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
