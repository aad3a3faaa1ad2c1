/** Puts trees together: a variant over its base, fragments beside one another. */

import { diagnose } from "../source/catalog.ts";
import type { Diagnostic } from "../source/diagnostic.ts";
import { isNull, type Entry, type MappingNode, type Node } from "./yaml/tree.ts";

/**
 * `patch` merged over `base` as RFC 7396 (JSON Merge Patch) has it: mappings merge, an empty value
 * (`null`) removes the key, anything else replaces. What stays keeps its place in the base's order;
 * new keys follow.
 *
 * @param later removals of what is not there are kept, marked, for copies that are still to be made
 */
export function mergePatch(base: Node, patch: Node, later = false): Node {
  if (patch.kind !== "mapping") return patch;
  if (base.kind !== "mapping") return withoutNulls(patch, later);
  const changes = new Map(patch.entries.map((entry) => [entry.key, entry]));
  const entries: Entry[] = [];
  for (const entry of base.entries) {
    const change = changes.get(entry.key);
    changes.delete(entry.key);
    if (change === undefined) entries.push(entry);
    else if (!isNull(change.value)) {
      entries.push({ ...change, value: mergePatch(entry.value, change.value, later) });
    }
  }
  for (const entry of changes.values()) entries.push(...withoutNull(entry, later));
  return { kind: "mapping", span: patch.span, entries };
}

function withoutNulls(node: Node, later: boolean): Node {
  if (node.kind !== "mapping") return node;
  return { ...node, entries: node.entries.flatMap((entry) => withoutNull(entry, later)) };
}

function withoutNull(entry: Entry, later: boolean): readonly Entry[] {
  if (!isNull(entry.value)) return [{ ...entry, value: withoutNulls(entry.value, later) }];
  return later ? [{ ...entry, removes: true }] : [];
}

/** The tree without the removals that were kept for copies, once these are made. */
export function withoutRemovals<T extends Node>(node: T): T {
  if (node.kind === "scalar") return node;
  if (node.kind === "sequence") return { ...node, items: node.items.map(withoutRemovals) };
  const entries = node.entries
    .filter(({ removes }) => removes !== true)
    .map((entry) => ({ ...entry, value: withoutRemovals(entry.value) }));
  return { ...node, entries };
}

/**
 * `fragment`'s sections added to `tree`: within a section (`sources`, `flashpoints` …) the entries
 * of both stand side by side. What stands in both is reported, and the tree's own is kept.
 */
export function addFragment(
  tree: MappingNode,
  fragment: MappingNode,
  report: (diagnostic: Diagnostic) => void,
): MappingNode {
  return joinMappings(tree, fragment, report, 1);
}

function joinMappings(
  tree: MappingNode,
  fragment: MappingNode,
  report: (diagnostic: Diagnostic) => void,
  levels: number,
): MappingNode {
  const entries = new Map(tree.entries.map((entry) => [entry.key, entry]));
  for (const entry of fragment.entries) {
    const own = entries.get(entry.key);
    if (own === undefined) entries.set(entry.key, entry);
    else if (levels > 0 && own.value.kind === "mapping" && entry.value.kind === "mapping") {
      const value = joinMappings(own.value, entry.value, report, levels - 1);
      entries.set(entry.key, { ...own, value });
    } else {
      const related = [{ span: own.keySpan, code: "first-defined-here" }];
      report(diagnose("yaml-duplicate-key", entry.keySpan, { key: entry.key }, { related }));
    }
  }
  return { ...tree, entries: [...entries.values()] };
}
