/**
 * What is about an outcome and nothing else, and is read by no run: targets, objectives and forecasts.
 * Where the outcome is taken away it goes with it, for it has nothing left to say.
 */

import type { MappingNode, Node } from "./yaml/tree.ts";

/** Where such things stand, and the keys by which they name outcomes; `*` is every key or item. */
const readers = [
  { at: ["targets"], by: ["of", "given"] },
  { at: ["actors", "*", "objectives"], by: ["of"] },
  { at: ["forecasters", "*", "said"], by: ["outcome"] },
] as const;

/** The tree without what is about the outcome. */
export function withoutReaders(tree: MappingNode, outcome: string): MappingNode {
  return readers.reduce<MappingNode>((left, { at, by }) => {
    const changed = cleared(left, at, (one) => by.some((key) => names(one, key, outcome)));
    return changed.kind === "mapping" ? changed : left;
  }, tree);
}

function names(node: Node, key: string, outcome: string): boolean {
  const value =
    node.kind === "mapping" ? node.entries.find((entry) => entry.key === key)?.value : undefined;
  return value?.kind === "scalar" && value.text.trim() === outcome;
}

/** The node without those parts, at the end of the path, that `falls` says. */
function cleared(node: Node, path: readonly string[], falls: (part: Node) => boolean): Node {
  const [key, ...rest] = path;
  if (node.kind === "scalar") return node;
  if (key === undefined) {
    return node.kind === "mapping"
      ? { ...node, entries: node.entries.filter(({ value }) => !falls(value)) }
      : { ...node, items: node.items.filter((item) => !falls(item)) };
  }
  if (node.kind === "sequence") {
    return { ...node, items: node.items.map((item) => cleared(item, rest, falls)) };
  }
  const entries = node.entries.map((entry) =>
    key === "*" || key === entry.key
      ? { ...entry, value: cleared(entry.value, rest, falls) }
      : entry,
  );
  return { ...node, entries };
}
