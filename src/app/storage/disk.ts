/**
 * The calls of the system by which Brink changes what is on disk, as one object: whatever is written goes
 * through it, so that a test can let any call of any writer fail. Only this folder imports such calls.
 */

import {
  chmodSync,
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";

/** Node's own; each throws the system's error. */
export const disk = {
  open: openSync,
  write: (file: number, bytes: Uint8Array, from: number): number => writeSync(file, bytes, from),
  read: (file: number, into: Uint8Array, at: number): number =>
    readSync(file, into, 0, into.length, at),
  sync: fsyncSync,
  close: closeSync,
  setMode: chmodSync,
  link: linkSync,
  rename: renameSync,
  makeFolder: (path: string, mode?: number): void => {
    mkdirSync(path, { mode });
  },
  remove: (path: string, options: { readonly recursive?: boolean } = {}): void => {
    rmSync(path, { ...options, force: true });
  },
};
