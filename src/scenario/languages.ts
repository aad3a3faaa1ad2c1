/** The languages of the texts of a file, a scenario or an exercise. */

import { childOf, itemsOf, stringOf, type Node } from "./yaml/tree.ts";

/** What the texts of a file are written in that declares no languages: a rule of the file's format. */
export const undeclaredLanguage = "en";

/** The languages that a file declares, the first (that of plain strings) first; at least one. */
export function languagesOf(tree: Node): readonly [string, ...string[]] {
  const declared = itemsOf(childOf(tree, "languages")).flatMap((item) => stringOf(item) ?? []);
  const [first = undeclaredLanguage, ...others] = new Set(declared);
  return [first, ...others];
}
