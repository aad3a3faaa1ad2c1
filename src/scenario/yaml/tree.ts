/**
 * The located tree: a YAML file as mappings, sequences and scalars that know where they stand.
 *
 * It is not the library's document (no anchors, tags, comments) and not yet a scenario (any keys).
 * Keys are never object properties, so `__proto__` or `constructor` are names like any other.
 */

import type { Span } from "../../source/span.ts";

/** A piece of the tree. */
export type Node = MappingNode | SequenceNode | ScalarNode;

/** One `key: value` of a mapping. */
export interface Entry {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: Node;
  /** Removes a key that is not there yet: a variant's, of a copy that is still to be made. */
  readonly removes?: true;
}

/** Entries in the file's order; keys are unique. */
export interface MappingNode {
  readonly kind: "mapping";
  readonly span: Span;
  readonly entries: readonly Entry[];
}

/** Items in the file's order. */
export interface SequenceNode {
  readonly kind: "sequence";
  readonly span: Span;
  readonly items: readonly Node[];
}

/** A value without parts. */
export interface ScalarNode {
  readonly kind: "scalar";
  readonly span: Span;
  /** What YAML 1.2 (core schema) makes of it. */
  readonly value: string | number | boolean | null;
  /** The content as text: quotes and escapes resolved, numbers as written (`+5`, `1.20`). */
  readonly text: string;
  readonly style: "plain" | "quoted" | "block";
  /**
   * Where the characters of `text` stand in the file: `offsets[i]` for `text[i]`, and one more for
   * the end. Undefined where that could not be told.
   */
  readonly offsets: readonly number[] | undefined;
  /** Put there by `set:` or `--set`, or moved along with what was. */
  readonly overridden?: true | "along";
}

/** The value under `key`, if `node` is a mapping that has it. */
export function childOf(node: Node | undefined, key: string): Node | undefined {
  return entryOf(node, key)?.value;
}

/** The entry under `key`, if `node` is a mapping that has it. */
export function entryOf(node: Node | undefined, key: string): Entry | undefined {
  return node?.kind === "mapping" ? node.entries.find((entry) => entry.key === key) : undefined;
}

/** The entries of a mapping; none for anything else. */
export function entriesOf(node: Node | undefined): readonly Entry[] {
  return node?.kind === "mapping" ? node.entries : [];
}

/** The items of a sequence, or the node itself where one may stand for a list of one. */
export function itemsOf(node: Node | undefined): readonly Node[] {
  if (node === undefined) return [];
  return node.kind === "sequence" ? node.items : [node];
}

/** Whether the node is an empty scalar (`key:` with nothing behind it, or `null`). */
export function isNull(node: Node | undefined): boolean {
  return node?.kind === "scalar" && node.value === null;
}

/** The text of a scalar that is text; undefined for numbers, booleans, nulls and collections. */
export function stringOf(node: Node | undefined): string | undefined {
  return node?.kind === "scalar" && typeof node.value === "string" ? node.value : undefined;
}

/** The value of a scalar that is a finite number. */
export function numberOf(node: Node | undefined): number | undefined {
  return node?.kind === "scalar" && typeof node.value === "number" && Number.isFinite(node.value)
    ? node.value
    : undefined;
}

/** The value of a scalar that is true or false. */
export function booleanOf(node: Node | undefined): boolean | undefined {
  return node?.kind === "scalar" && typeof node.value === "boolean" ? node.value : undefined;
}
