/**
 * Overrides: `set: { path: number }` and `--set path=number` change numbers of the tree before it is
 * checked, so that a changed scenario is checked like any other.
 */

import { diagnose } from "../source/catalog.ts";
import type { Diagnostic } from "../source/diagnostic.ts";
import type { Span } from "../source/span.ts";
import { childOf, type MappingNode, type Node, type ScalarNode } from "./yaml/tree.ts";

/** A new value, and where it was asked for. */
export interface Override {
  readonly keySpan: Span;
  readonly value: Node;
}

const plainNumber = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/u;
const window = /\s+per\s+(?:day|week|month|year)\s*$/u;

/** The tree with every override applied; what cannot be applied is reported. */
export function applyOverrides(
  tree: MappingNode,
  overrides: ReadonlyMap<string, Override>,
  report: (diagnostic: Diagnostic) => void,
): MappingNode {
  let result = tree;
  for (const [path, override] of overrides) {
    const { value } = override;
    const text = value.kind === "scalar" ? value.text.trim() : "";
    const amount = text.replace(window, "").replace(/\s*%$/u, "");
    if (value.kind !== "scalar" || !plainNumber.test(amount) || !Number.isFinite(Number(amount))) {
      report(diagnose("set-not-a-number", value.span, { path }));
      continue;
    }
    const keys = resolvePath(result, path);
    const changed = keys === undefined ? undefined : replaceAt(result, keys, value);
    if (changed?.kind === "mapping") result = changed;
    else report(diagnose("set-unknown", override.keySpan, { path }));
  }
  return result;
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

function replaceAt(node: Node, keys: readonly string[], value: ScalarNode): Node | undefined {
  const [key, ...rest] = keys;
  if (key === undefined) return node.kind === "scalar" ? asWritten(node, value) : undefined;
  if (node.kind === "sequence") {
    const items = node.items.map((item, index) =>
      index === Number(key) ? replaceAt(item, rest, value) : item,
    );
    return items.every((item) => item !== undefined) ? { ...node, items } : undefined;
  }
  if (node.kind !== "mapping") return undefined;
  const entries = node.entries.map((entry) => {
    const inner = entry.key === key ? replaceAt(entry.value, rest, value) : entry.value;
    return { ...entry, value: inner ?? entry.value };
  });
  return { ...node, entries };
}

/** The new number in the manner of the old one: its window is kept, and its sign of an addition. */
function asWritten(old: ScalarNode, value: ScalarNode): ScalarNode {
  const text = value.text.trim();
  const oldWindow = window.exec(old.text)?.[0];
  if (oldWindow !== undefined && !window.test(text)) return rewritten(value, `${text}${oldWindow}`);
  if (/^[+-]/u.test(old.text) && /^[\d.]/u.test(text)) return rewritten(value, `+${text}`);
  return rewritten(value, text);
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
