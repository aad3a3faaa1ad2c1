/**
 * Checked forms of the reader's own files, in the private folder. One for each path and code that
 * checks: a file that is edited replaces its form, which tells by the content of all files whether
 * it still holds.
 *
 * A form that is damaged, a link, or not private is passed over, and what cannot be kept is not kept:
 * nothing here throws, or says anything. Two processes may do this at once.
 */

import { join } from "node:path";
import { readChecked, writeChecked, type CheckedScenario } from "../../checked/form.ts";
import type { Load } from "../../scenario/compose.ts";
import { digest } from "./digest.ts";
import { writeFile } from "../storage/file.ts";
import { boundKept, privatePart, readPrivate } from "../storage/private-folder.ts";

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

/** What was kept of a file, if it still holds. */
export function openOwn(asked: Asked): CheckedScenario | undefined {
  const file = formFile(asked);
  const written = file === undefined ? undefined : readPrivate(file, largest);
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
  try {
    writeFile(file, written, { mode: 0o600, replaces: true });
  } catch {
    // It is checked again next time.
  }
  boundKept(asked.environment);
}
