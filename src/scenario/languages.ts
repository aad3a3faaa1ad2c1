/** The languages of the texts of a file, a scenario or an exercise. */

import { childOf, itemsOf, stringOf, type Node } from "./yaml/tree.ts";

/** What the texts of a file are written in that declares no languages: a rule of the file's format. */
export const undeclaredLanguage = "en";

/** Most languages of one file. */
export const maximumLanguages = 50;

/**
 * The languages that a file declares, the first (that of plain strings) first; at least one, and no more
 * than one beyond the limit.
 */
export function languagesOf(tree: Node): readonly [string, ...string[]] {
  const declared = itemsOf(childOf(tree, "languages")).flatMap((item) => stringOf(item) ?? []);
  const [first = undeclaredLanguage, ...others] = [...new Set(declared)].slice(
    0,
    maximumLanguages + 1,
  );
  return [first, ...others];
}
