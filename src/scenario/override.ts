/**
 * Overrides: `set: { path: number }` and `--set path=number` change numbers of the tree before it is
 * checked, so that a changed scenario is checked like any other.
 */

import { suggest } from "../base/suggest.ts";
import { diagnose } from "../source/catalog.ts";
import type { Diagnostic } from "../source/diagnostic.ts";
import type { Span } from "../source/span.ts";
import { constructOf } from "./shape/constructs.ts";
import type { Shape } from "./shape/shape.ts";
import { shareOutRest } from "./shares.ts";
import {
  childOf,
  entriesOf,
  itemsOf,
  stringOf,
  type MappingNode,
  type Node,
  type ScalarNode,
} from "./yaml/tree.ts";

/** A new value, and where it was asked for. */
export interface Override {
  readonly keySpan: Span;
  readonly value: Node;
}

const plainNumber = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/u;
const window = /\s+per\s+(?:[1-9]\d{0,3}\s+)?(?:day|week|month|year)s?\s*$/u;

/** The tree with every override applied; what cannot be applied is reported. */
export function applyOverrides(
  tree: MappingNode,
  overrides: ReadonlyMap<string, Override>,
  report: (diagnostic: Diagnostic) => void,
): MappingNode {
  let result = tree;
  const set: (readonly string[])[] = [];
  for (const [path, override] of overrides) {
    const { value } = override;
    const text = value.kind === "scalar" ? value.text.trim() : "";
    const amount = text.replace(window, "").replace(/\s*%$/u, "");
    if (value.kind !== "scalar" || !plainNumber.test(amount) || !Number.isFinite(Number(amount))) {
      report(diagnose("set-not-a-number", value.span, { path }));
      continue;
    }
    const keys = resolvePath(result, path);
    const isNumber =
      keys !== undefined && holdsNumber({ kind: "construct", name: "scenario" }, keys);
    const isEffect = keys?.at(-2) === "then";
    const changed = isNumber ? replaceAt(result, keys, value, isEffect) : undefined;
    if (changed?.kind === "mapping") {
      result = changed;
      if (keys !== undefined) set.push(keys);
    } else {
      const suggestion = suggestPath(result, path);
      report(diagnose("set-unknown", override.keySpan, { path }, { suggestion }));
    }
  }
  return shareOutRest(result, set);
}

/** Whether anything stands at `path` yet: a number of a copy does not before copies are made. */
export function isReached(tree: MappingNode, path: string): boolean {
  return resolvePath(tree, path) !== undefined;
}

/**
 * The keys that lead to the number called `path`: a parameter's id, or the name of a ranged number,
 * in which the last step may be left out where there is only one number it can mean
 * (`unknowns.russian_intent.bargaining`, `couplings.strength`, `flashpoints….then.tension`).
 */
function resolvePath(tree: MappingNode, path: string): readonly string[] | undefined {
  const parts = path.split(".");
  const [first, second, third, fourth] = parts;
  if (first === undefined) return undefined;
  if (second === undefined) return reach(tree, ["parameters", first], ["value"]);
  if (first === "unknowns" && third !== undefined && parts.length === 3) {
    return reach(tree, ["unknowns", second, "values", third], ["share"]);
  }
  if (first === "couplings" && third !== undefined && parts.length <= 4) {
    const links = childOf(childOf(tree, "couplings"), "links");
    const items = links?.kind === "sequence" ? links.items : [];
    const matches = items.flatMap((item, index) => {
      const from = childOf(item, "from");
      const to = childOf(item, "to");
      const same =
        from?.kind === "scalar" &&
        from.text === second &&
        to?.kind === "scalar" &&
        to.text === third;
      return same ? [index] : [];
    });
    const index = matches[fourth === undefined ? 0 : Number(fourth) - 1];
    return index === undefined ? undefined : ["couplings", "links", String(index), "weight"];
  }
  return reach(tree, parts, ["value", "start", "by", "weight", "add", "set", "share"]);
}

/** The path with each unknown part replaced by the nearest key there is at its place, if all have one. */
function suggestPath(tree: MappingNode, path: string): string | undefined {
  const parts = path.split(".");
  if (parts.length === 1) return suggest(path, keysOf(childOf(tree, "parameters")));
  const right: string[] = [];
  let node: Node | undefined = tree;
  for (const part of parts) {
    const names: readonly string[] = [...keysOf(node), ...shortNames(tree, node, right)];
    const next: string | undefined = names.includes(part) ? part : suggest(part, names);
    if (next === undefined) return undefined;
    const inside: Node | undefined =
      right[0] === "unknowns" && right.length === 2 ? childOf(node, "values") : node;
    node =
      node?.kind === "sequence"
        ? node.items[Number(next)]
        : (childOf(node, next) ?? childOf(inside, next));
    right.push(next);
  }
  const found = right.join(".");
  return found === path ? undefined : found;
}

function keysOf(node: Node | undefined): readonly string[] {
  return node?.kind === "sequence"
    ? node.items.map((_, index) => String(index))
    : entriesOf(node).map(({ key }) => key);
}

/** Names that stand in a path where the tree has a further key or a list. */
function shortNames(
  tree: MappingNode,
  node: Node | undefined,
  before: readonly string[],
): readonly string[] {
  const [section, from] = before;
  if (section === "unknowns" && before.length === 2) return keysOf(childOf(node, "values"));
  if (section !== "couplings" || before.length > 2) return [];
  const links = itemsOf(childOf(childOf(tree, "couplings"), "links"));
  const chosen =
    from === undefined ? links : links.filter((link) => stringOf(childOf(link, "from")) === from);
  return chosen.flatMap(
    (link) => stringOf(childOf(link, from === undefined ? "from" : "to")) ?? [],
  );
}

/** `keys`, or `keys` and one of `endings`, whichever leads to a scalar. */
function reach(
  tree: Node,
  keys: readonly string[],
  endings: readonly string[],
): readonly string[] | undefined {
  let node: Node | undefined = tree;
  for (const key of keys) {
    node = node?.kind === "sequence" ? node.items[Number(key)] : childOf(node, key);
  }
  if (node?.kind === "scalar") return keys;
  const ending = endings.find((key) => childOf(node, key)?.kind === "scalar");
  return node === undefined || ending === undefined ? undefined : [...keys, ending];
}

/** Whether a number may stand at `keys`: not a title, an id or a date, whatever its text looks like. */
function holdsNumber(shape: Shape, keys: readonly string[]): boolean {
  const [key, ...rest] = keys;
  switch (shape.kind) {
    case "expression":
    case "number":
    case "integer":
    case "chance":
    case "event-chance":
    case "share":
      return key === undefined;
    case "list":
    case "some":
    case "map":
      return key !== undefined && holdsNumber(shape.of, rest);
    case "either":
      return holdsNumber(shape.map, keys);
    case "construct": {
      const { fields, short } = constructOf(shape.name);
      if (key === undefined) return short !== undefined && holdsNumber(short.shape, []);
      const field = fields.find((one) => one.key === key);
      return field !== undefined && holdsNumber(field.shape, rest);
    }
    case "text":
    case "string":
    case "boolean":
    case "date":
    case "flag-or-date":
    case "choice":
    case "id":
    case "language":
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
    case "ladder":
      return false;
  }
}

function replaceAt(
  node: Node,
  keys: readonly string[],
  value: ScalarNode,
  isEffect: boolean,
): Node | undefined {
  const [key, ...rest] = keys;
  if (key === undefined)
    return node.kind === "scalar" ? asWritten(node, value, isEffect) : undefined;
  if (node.kind === "sequence") {
    const items = node.items.map((item, index) =>
      index === Number(key) ? replaceAt(item, rest, value, isEffect) : item,
    );
    return items.every((item) => item !== undefined) ? { ...node, items } : undefined;
  }
  if (node.kind !== "mapping") return undefined;
  const entries = node.entries.map((entry) => {
    const inner = entry.key === key ? replaceAt(entry.value, rest, value, isEffect) : entry.value;
    return { ...entry, value: inner ?? entry.value };
  });
  return { ...node, entries };
}

/** The new number in the manner of the old one: it keeps its window, and an effect what it does. */
function asWritten(old: ScalarNode, value: ScalarNode, isEffect: boolean): Node {
  const text = value.text.trim();
  const oldWindow = window.exec(old.text)?.[0];
  if (oldWindow !== undefined && !window.test(text)) return rewritten(value, `${text}${oldWindow}`);
  if (!isEffect) return rewritten(value, text);
  const [added, signed] = [old.text, text].map((one) => /^\s*[+-]/u.test(one));
  if (added === true) return rewritten(value, signed === true ? text : `+${text}`);
  const set = rewritten(value, text);
  if (signed !== true) return set;
  // `x: 5` sets, and `x: -5` would add: the long form still sets.
  const entry = { key: "set", keySpan: value.span, value: set };
  return { kind: "mapping", span: value.span, entries: [entry] };
}

function rewritten(value: ScalarNode, text: string): ScalarNode {
  const number = plainNumber.test(text) ? Number(text) : text;
  return {
    kind: "scalar",
    span: value.span,
    value: number,
    text,
    style: "plain",
    offsets: undefined,
    overridden: true,
  };
}
