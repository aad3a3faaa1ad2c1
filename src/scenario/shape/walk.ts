/** Walks a tree and its shape side by side, for whoever wants to look at every place of some kind. */

import { suggest } from "../../base/suggest.ts";
import { constructOf } from "./constructs.ts";
import type { Construct, Grammar, Shape } from "./shape.ts";
import type { MappingNode, Node } from "../yaml/tree.ts";

/** A place of the tree with the shape that it should have. */
export interface Place {
  readonly node: Node;
  readonly shape: Shape;
  /** Keys and indices from the root. */
  readonly path: readonly string[];
}

/** A mapping that is meant to be a construct. */
export interface ConstructPlace {
  readonly node: MappingNode;
  readonly construct: Construct;
  readonly path: readonly string[];
}

/** What the walk calls. */
export interface Visitor {
  /** Every place, outer ones first. */
  readonly place?: (place: Place) => void;
  /** Every mapping that stands for a construct, before its fields. */
  readonly construct?: (place: ConstructPlace) => void;
  /** The table of constructs; that of scenarios where there is none. */
  readonly grammar?: Grammar;
}

/** Visits `node` and all below it that has the kind that its shape asks for. */
export function walkShape(
  node: Node,
  shape: Shape,
  path: readonly string[],
  visitor: Visitor,
): void {
  visitor.place?.({ node, shape, path });
  switch (shape.kind) {
    case "construct":
      walkConstruct(node, (visitor.grammar ?? constructOf)(shape.name), path, visitor);
      break;
    case "list":
      if (node.kind === "sequence") walkItems(node.items, shape.of, path, visitor);
      break;
    case "some":
      if (node.kind === "sequence") walkItems(node.items, shape.of, path, visitor);
      else walkShape(node, shape.of, path, visitor);
      break;
    case "map":
      if (node.kind !== "mapping") break;
      for (const entry of node.entries)
        walkShape(entry.value, shape.of, [...path, entry.key], visitor);
      break;
    case "either":
      walkShape(node, node.kind === "sequence" ? shape.list : shape.map, path, visitor);
      break;
    case "ladder":
      if (node.kind === "sequence") walkItems(node.items, { kind: "id" }, path, visitor);
      else walkShape(node, ladderMap, path, visitor);
      break;
    // Nothing stands below these.
    case "text":
    case "string":
    case "boolean":
    case "integer":
    case "number":
    case "date":
    case "flag-or-date":
    case "choice":
    case "id":
    case "language":
    case "expression":
    case "chance":
    case "event-chance":
    case "share":
    case "range":
    case "basis":
    case "horizon":
    case "duration":
    case "demand":
    case "counted":
    case "moment":
    case "reference":
    case "file":
    case "override":
    case "template":
  }
}

/** The shape of what stands under a key, or at an index, of a node that has `shape`; undefined where none is said. */
export function shapeBelow(shape: Shape, node: Node, key: string): Shape | undefined {
  switch (shape.kind) {
    case "construct": {
      const construct = constructOf(shape.name);
      if (standsShort(node, construct))
        return construct.short && shapeBelow(construct.short.shape, node, key);
      return construct.fields.find((field) => field.key === key)?.shape;
    }
    case "list":
      return node.kind === "sequence" ? shape.of : undefined;
    case "some":
      return node.kind === "sequence" ? shape.of : shapeBelow(shape.of, node, key);
    case "map":
      return node.kind === "mapping" ? shape.of : undefined;
    case "either":
      return shapeBelow(node.kind === "sequence" ? shape.list : shape.map, node, key);
    case "ladder":
      return node.kind === "sequence" ? { kind: "id" } : ladderMap.of;
    case "text":
      return shape;
    case "string":
    case "boolean":
    case "integer":
    case "number":
    case "date":
    case "flag-or-date":
    case "choice":
    case "id":
    case "language":
    case "expression":
    case "chance":
    case "event-chance":
    case "share":
    case "range":
    case "basis":
    case "horizon":
    case "duration":
    case "demand":
    case "moment":
    case "reference":
    case "file":
    case "override":
    case "counted":
    case "template":
      return undefined;
  }
}

const ladderMap: Shape & { kind: "map" } = {
  kind: "map",
  keys: "id",
  of: { kind: "construct", name: "level" },
};

function walkItems(
  items: readonly Node[],
  shape: Shape,
  path: readonly string[],
  visitor: Visitor,
): void {
  for (const [index, item] of items.entries())
    walkShape(item, shape, [...path, String(index)], visitor);
}

function walkConstruct(
  node: Node,
  construct: Construct,
  path: readonly string[],
  visitor: Visitor,
): void {
  const { short } = construct;
  if (standsShort(node, construct)) {
    const empty = node.kind === "scalar" && node.value === null && construct.mayBeEmpty === true;
    if (short !== undefined && !empty) walkShape(node, short.shape, path, visitor);
    return;
  }
  if (node.kind !== "mapping") return;
  visitor.construct?.({ node, construct, path });
  for (const entry of node.entries) {
    const field = construct.fields.find(({ key }) => key === entry.key);
    if (field !== undefined) walkShape(entry.value, field.shape, [...path, entry.key], visitor);
  }
}

/** Whether what stands there is the short form of a construct, or nothing that could be the long one. */
export function standsShort(node: Node, construct: Construct): boolean {
  if (node.kind !== "mapping") return true;
  return construct.short?.shape.kind === "text" && isTextMapping(node, construct);
}

/** `calm: { en: Calm, ar: هدوء }`: a mapping of languages where a text may stand for the construct. */
function isTextMapping(node: MappingNode, construct: Construct): boolean {
  const keys = construct.fields.map(({ key }) => key);
  // `txt` is a slip for `text` sooner than a language of three letters.
  const isLanguage = (key: string): boolean =>
    /^[a-z]{2,3}(?:-[A-Za-z0-9-]+)?$/u.test(key) &&
    !keys.includes(key) &&
    (key.length !== 3 || suggest(key, keys) === undefined);
  return node.entries.length > 0 && node.entries.every(({ key }) => isLanguage(key));
}
