/**
 * Changes of the text of a scenario file, comments kept: for what a command found out and an author
 * wants to keep. Canonical in form (`format.ts`) but for the order of keys.
 */

import {
  composeDocuments,
  isMap,
  isScalar,
  isSeq,
  printDocument,
  type Document,
  type LibraryNode,
} from "./yaml/library.ts";

/** What may be written: a text stands as it is (`2% per week`), in quotes where YAML needs them; null takes a key away. */
export type PatchValue =
  string | number | null | readonly PatchValue[] | { readonly [key: string]: PatchValue };

/** One change. */
export interface Patch {
  /** From the top of the file; a number counts the items of a list. Mappings on the way are made. */
  readonly keys: readonly (string | number)[];
  /**
   * What stands there afterwards. A mapping is merged into one that is there, a list of mappings
   * follows one that is there; anything else replaces.
   */
  readonly value: PatchValue;
  /**
   * The key that the present value stands for, where it is in short form: `p: 0.3` becomes
   * `p: { value: …, … }`, and keeps what the patch does not name.
   */
  readonly short?: string;
}

/** The text with every change made; undefined if it is no mapping in YAML, or a key leads through a value. */
export function patchText(text: string, patches: readonly Patch[]): string | undefined {
  const { documents } = composeDocuments(text === "" ? "{}" : text);
  const [document, second] = documents ?? [];
  if (document === undefined || second !== undefined || document.errors.length > 0)
    return undefined;
  if (!isMap(document.contents)) return undefined;
  if (text === "") document.contents.flow = false;
  for (const patch of patches) if (!apply(document, patch)) return undefined;
  return printDocument(document);
}

/** A value as a file of its own. */
export function yamlOf(value: Readonly<Record<string, PatchValue>>): string {
  const patches = Object.entries(value).map(([key, one]) => ({ keys: [key], value: one }));
  return patchText("", patches) ?? "";
}

function apply(document: Document.Parsed, { keys, value, short }: Patch): boolean {
  const present = document.getIn(keys, true) as LibraryNode | undefined;
  if (value === null) {
    if (present !== undefined) document.deleteIn(keys);
    return true;
  }
  if (isMap(present) && isMapping(value)) {
    return Object.entries(value).every(([key, inner]) =>
      apply(document, { keys: [...keys, key], value: inner }),
    );
  }
  if (isSeq(present) && present.items.every(isMap) && Array.isArray(value)) {
    for (const item of value as readonly PatchValue[]) present.add(nodeOf(document, item, 0));
    return true;
  }
  const through = keys.slice(0, -1).some((_, index) => {
    const above = document.getIn(keys.slice(0, index + 1), true);
    return above !== undefined && above !== null && !isMap(above) && !isSeq(above);
  });
  if (through) return false;
  if (isScalar(present) && !isMapping(value) && !Array.isArray(value)) {
    // The node stays, and its comment with it.
    present.value = value;
    delete present.source;
    return true;
  }
  const kept = short !== undefined && present !== undefined && isMapping(value);
  const node = nodeOf(document, value, keys.length);
  if (isScalar(present)) {
    node.comment = present.comment ?? null;
    delete present.comment;
    if (kept && isMap(node) && !node.has(short))
      node.items.unshift(document.createPair(short, present));
  }
  document.setIn(keys, node);
  return true;
}

/** Mappings in a line of their own down to the third key, in one line below, as authors write them. */
function nodeOf(document: Document.Parsed, value: PatchValue, depth: number): LibraryNode {
  const kept = isMapping(value)
    ? Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== null))
    : value;
  const node = document.createNode(kept) as LibraryNode;
  if (isMap(node) || isSeq(node)) shape(node, depth);
  return node;
}

function shape(node: LibraryNode, depth: number): void {
  if (!isMap(node) && !isSeq(node)) return;
  const inner = isMap(node) ? node.items.map((pair) => pair.value) : node.items;
  const nested = inner.some((one) => isMap(one) || (isSeq(one) && one.items.some(isMap)));
  node.flow = !nested;
  for (const one of inner) shape(one as LibraryNode, depth + 1);
}

const isMapping = (value: PatchValue): value is Readonly<Record<string, PatchValue>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
