/**
 * Checked forms of the reader's own files, in the private folder. One for each path and code that
 * checks: a file that is edited replaces its form, which tells by the content of all files whether
 * it still holds.
 *
 * A form that is damaged, a link, or not private is passed over, and what cannot be kept is not kept:
 * nothing here throws, or says anything. Two processes may do this at once.
 */

import { randomUUID } from "node:crypto";
import {
  closeSync,
  constants,
  fstatSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { readChecked, writeChecked, type CheckedScenario } from "../../checked/form.ts";
import type { Load } from "../../scenario/compose.ts";
import { digest } from "./digest.ts";
import { boundKept, isPrivate, privatePart, remove, thisUser } from "./private-folder.ts";

/** Largest form that is kept or read, in bytes: some twenty flagships. */
const largest = 16 * 1024 * 1024;

/** A scenario file and who asks for it. */
export interface Asked {
  /** Absolute path of the entry. */
  readonly path: string;
  /** What `load` calls the entry. */
  readonly entry: string;
  readonly load: Load;
  readonly stamp: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

function formFile({ path, stamp, environment }: Asked): string | undefined {
  const folder = privatePart(environment, "checked");
  return folder === undefined ? undefined : join(folder, digest(`${stamp}\n${path}`));
}

/** The text of a file that is private and no link; undefined where it is not, or there is none. */
function readPrivate(path: string): string | undefined {
  let file: number | undefined;
  try {
    // Without O_NONBLOCK, a pipe in the place of the file would be waited for.
    file = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    const found = fstatSync(file);
    if (!found.isFile() || found.size > largest || !isPrivate(found, thisUser)) return undefined;
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** What was kept of a file, if it still holds. */
export function openOwn(asked: Asked): CheckedScenario | undefined {
  const file = formFile(asked);
  const written = file === undefined ? undefined : readPrivate(file);
  return written === undefined
    ? undefined
    : readChecked(written, asked.entry, asked.load, asked.stamp, digest);
}

/**
 * Keeps what was checked.
 *
 * @param names what `asked.load` calls the files of the scenario, in their order
 */
export function keepOwn(asked: Asked, checked: CheckedScenario, names: readonly string[]): void {
  const file = formFile(asked);
  if (file === undefined) return;
  const written = writeChecked(checked, names, asked.stamp, digest);
  if (written === undefined || written.length > largest) return;
  const draft = `${file}.${randomUUID()}`;
  try {
    writeFileSync(draft, written, { flag: "wx", mode: 0o600 });
    renameSync(draft, file);
  } catch {
    remove(draft);
  }
  boundKept(asked.environment);
}
