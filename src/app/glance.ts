/** What the file of a scenario says of itself, with nothing checked and nothing else read. */

import { languagesOf } from "../scenario/languages.ts";
import type { Text } from "../scenario/basis.ts";
import { parseYaml } from "../scenario/yaml/parse.ts";
import { childOf, entriesOf, stringOf, type Node } from "../scenario/yaml/tree.ts";
import type { SourceFile } from "../source/span.ts";

/** The texts of a key that the entry file itself has. */
function textsOf(node: Node | undefined, language: string): Text {
  const plain = stringOf(node);
  if (plain !== undefined) return { [language]: plain };
  const pairs = entriesOf(node).map(({ key, value }) => [key, stringOf(value) ?? ""] as const);
  return Object.fromEntries(pairs);
}

/**
 * Title and blurb; undefined where the file is none of ours. A file that says no title (a variant may
 * leave it to its base) goes by its name.
 */
export function glanceAtScenario(
  file: SourceFile,
): { readonly title: Text; readonly about: Text } | undefined {
  const { tree } = parseYaml(file);
  if (tree === undefined || childOf(tree, "brink") === undefined) return undefined;
  const [language] = languagesOf(tree);
  const title = textsOf(childOf(tree, "title"), language);
  const about = textsOf(childOf(tree, "about"), language);
  return { title: Object.keys(title).length > 0 ? title : { [language]: file.name }, about };
}
