/** The shares of an unknown move together: where one is set, those that are not share out the rest. */

import { plainNumber } from "./build/number.ts";
import { childOf, entriesOf, type MappingNode, type Node, type ScalarNode } from "./yaml/tree.ts";

/**
 * The tree after overrides: of each unknown of which some shares were set, the others are drawn towards
 * 0, or from it, in proportion, until all total 100 %. Where a share is an expression, or nothing is
 * left to move, all stay as they are, and the total is checked like any other.
 * @param set the keys that lead to each number that was set
 */
export function shareOutRest(tree: MappingNode, set: readonly (readonly string[])[]): MappingNode {
  const shares = set.filter(([section, , values]) => section === "unknowns" && values === "values");
  const byUnknown = Map.groupBy(shares, ([, unknown = ""]) => unknown);
  return withValues(tree, "unknowns", (unknowns) =>
    [...byUnknown].reduce(
      (rest, [unknown, own]) =>
        withValues(rest, unknown, (node) =>
          withValues(node, "values", (values) =>
            values.kind === "mapping" ? moved(values, new Set(own.map((keys) => keys[3]))) : values,
          ),
        ),
      unknowns,
    ),
  ) as MappingNode;
}

function withValues(node: Node, key: string, change: (inner: Node) => Node): Node {
  if (node.kind !== "mapping") return node;
  const entries = node.entries.map((entry) =>
    entry.key === key ? { ...entry, value: change(entry.value) } : entry,
  );
  return { ...node, entries };
}

function moved(values: MappingNode, set: ReadonlySet<string | undefined>): MappingNode {
  const shares = entriesOf(values).map(({ key, value: node }) => {
    const written = node.kind === "mapping" ? childOf(node, "share") : node;
    const plain = written?.kind === "scalar" ? plainNumber(written.text) : undefined;
    return { key, value: plain?.value ?? Number.NaN };
  });
  const sum = (fixed: boolean): number =>
    shares.reduce((total, { key, value }) => total + (set.has(key) === fixed ? value : 0), 0);
  // Of more than 100 % nothing is left for them, and the total is a fault.
  const factor = Math.max(0, (1 - sum(true)) / sum(false));
  // An expression among them makes it NaN.
  if (!Number.isFinite(factor)) return values;
  const entries = values.entries.map((entry, index) => {
    if (set.has(entry.key)) return entry;
    const value = (shares[index]?.value ?? 0) * factor;
    const change = (node: Node): Node => (node.kind === "scalar" ? along(node, value) : node);
    const { value: node } = entry;
    const next = node.kind === "mapping" ? withValues(node, "share", change) : change(node);
    return { ...entry, value: next };
  });
  return { ...values, entries };
}

function along(node: ScalarNode, value: number): Node {
  return { ...node, value, text: String(value), offsets: undefined, overridden: "along" };
}
