/**
 * The canonical form of a scenario file: keys in the order of the language's reference, even
 * indentation, one blank line between sections; comments, ids, texts and numbers as written.
 *
 * Formatting twice is formatting once, and a formatted file means the same as before (same hash).
 */

import { constructOf } from "./shape/constructs.ts";
import type { ConstructName, Grammar, Shape } from "./shape/shape.ts";
import {
  composeDocuments,
  isMap,
  isScalar,
  isSeq,
  printDocument,
  type LibraryNode,
  type Pair,
  type YAMLMap,
} from "./yaml/library.ts";

/**
 * The text in canonical form; undefined if it is not YAML of one document (the reader of scenarios
 * says why).
 *
 * @example
 * import { formatScenario } from "brink";
 *
 * console.assert(formatScenario("brink:   1") === "brink: 1\n");
 */
export function formatScenario(text: string): string | undefined {
  return formatFile(text, "scenario", constructOf);
}

/** The same for another kind of file: `root` is the whole of it, `grammar` its table. */
export function formatFile(
  text: string,
  root: ConstructName,
  grammar: Grammar,
): string | undefined {
  const unix = text.replace(/^\ufeff/u, "").replaceAll(/\r\n?/gu, "\n");
  const { documents } = composeDocuments(unix);
  const [document, second] = documents ?? [];
  if (document === undefined || second !== undefined || document.errors.length > 0)
    return undefined;
  const { contents } = document;
  if (contents === null || !isMap(contents)) return undefined;
  orderKeys(contents, { kind: "construct", name: root }, grammar);
  separateSections(contents);
  return printDocument(document);
}

/** Puts the keys of every construct into the table's order; what the table does not know goes last. */
function orderKeys(node: LibraryNode | null, shape: Shape, grammar: Grammar): void {
  if (isSeq(node)) {
    if (shape.kind !== "list" && shape.kind !== "some") return;
    for (const item of node.items) orderKeys(item as LibraryNode | null, shape.of, grammar);
    return;
  }
  if (!isMap(node)) return;
  const pairs = node.items as Pair<LibraryNode | null, LibraryNode | null>[];
  if (shape.kind === "template") {
    if (shape.of !== undefined) orderKeys(node, shape.of, grammar);
    return;
  }
  if (shape.kind === "either") {
    orderKeys(node, shape.map, grammar);
    return;
  }
  if (shape.kind === "map" || shape.kind === "ladder") {
    const inner: Shape = shape.kind === "map" ? shape.of : { kind: "construct", name: "level" };
    for (const pair of pairs) orderKeys(pair.value, inner, grammar);
    return;
  }
  if (shape.kind !== "construct") return;
  const { fields } = grammar(shape.name);
  const rankOf = (pair: Pair): number => {
    const rank = fields.findIndex(({ key }) => key === keyOf(pair));
    return rank === -1 ? fields.length : rank;
  };
  // What heads the mapping stays at its head: the comment belongs to the mapping, the blank line to the place.
  const [head] = pairs;
  const opened = head === undefined ? false : takeSpace(head);
  node.items = pairs.toSorted((a, b) => rankOf(a) - rankOf(b));
  const [first] = node.items as typeof pairs;
  if (first !== undefined && first !== head) takeSpace(first);
  else if (first !== undefined && opened) giveSpace(first);
  for (const pair of pairs) {
    const field = fields.find(({ key }) => key === keyOf(pair));
    if (field !== undefined) orderKeys(pair.value, field.shape, grammar);
  }
}

/** One blank line before every section of the scenario that has entries, and before what follows one. */
function separateSections(scenario: YAMLMap): void {
  let before: Pair | undefined;
  for (const pair of scenario.items) {
    const section = isSection(pair) || (before !== undefined && isSection(before));
    if (before !== undefined && section) giveSpace(pair);
    before = pair;
  }
}

const textual: ReadonlySet<string> = new Set(["title", "about", "set", "include", "languages"]);

function isSection(pair: Pair): boolean {
  const { value } = pair;
  return isMap(value) && !textual.has(keyOf(pair) ?? "");
}

function keyOf(pair: Pair): string | undefined {
  return isScalar(pair.key) && typeof pair.key.value === "string" ? pair.key.value : undefined;
}

function takeSpace(pair: Pair): boolean {
  if (!isScalar(pair.key)) return false;
  const had = pair.key.spaceBefore === true;
  pair.key.spaceBefore = false;
  return had;
}

function giveSpace(pair: Pair): void {
  if (isScalar(pair.key)) pair.key.spaceBefore = true;
}
