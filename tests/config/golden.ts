/**
 * Golden files: text that a reader has approved. A text that differs from its file, or has no file,
 * fails its test; only `npm run test:goldens` writes them. Nothing else in the suite may.
 */

import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect } from "vitest";

const root = resolve(import.meta.dirname, "..", "..");

/** Compares a text with a golden file, whose path is relative to the project's root. */
export async function expectGolden(path: string, text: string): Promise<void> {
  await expect(text, `${path} (npm run test:goldens writes it)`).toMatchFileSnapshot(
    resolve(root, path),
  );
}

/**
 * Compares the part between two marks of a file that is otherwise written by hand. The marks are
 * lines of their own and stay; the part stands between blank lines.
 */
export async function expectGoldenPart(
  path: string,
  marks: { readonly opening: string; readonly closing: string },
  text: string,
): Promise<void> {
  const [before, rest] = readFileSync(resolve(root, path), "utf8").split(marks.opening);
  const after = rest?.split(marks.closing)[1];
  if (before === undefined || after === undefined) throw new Error(`${path} has lost its marks`);
  await expectGolden(path, `${before}${marks.opening}\n\n${text}\n\n${marks.closing}${after}`);
}
