/** Where a report goes: a file that is there whole or not at all, or stdout. */

import { statSync } from "node:fs";
import { once } from "node:events";
import { dirname, join, resolve } from "node:path";
import { openDraft } from "../app/storage/file.ts";
import { makeFolder } from "../app/storage/folder.ts";

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
 * @throws Unwritten where no file can be made there
 */
export function fileOutput(asked: string | undefined, name: string, folder: string): Output {
  const inside = asked !== undefined && (/[\\/]$/u.test(asked) || isFolder(resolve(folder, asked)));
  const file = asked === undefined ? name : inside ? join(asked, name) : asked;
  const path = resolve(folder, file);
  makeFolder(dirname(path));
  const { write, finish, abandon } = openDraft(path);
  return {
    ...{ file, finish, abandon },
    write: (data) => {
      write(data);
      return Promise.resolve();
    },
  };
}

const isFolder = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
