/** Texts, basis and other plain values of the tree. */

import { diagnose } from "../../source/catalog.ts";
import type { Basis, Text } from "../basis.ts";
import {
  booleanOf,
  childOf,
  entriesOf,
  itemsOf,
  numberOf,
  stringOf,
  type Node,
} from "../yaml/tree.ts";
import { reportUnknown, type Context } from "./context.ts";
import { brand } from "./id.ts";

/** A text; undefined if there is none. Whether every language is there is the business of a rule. */
export function readText(
  context: Pick<Context, "languages">,
  node: Node | undefined,
): Text | undefined {
  if (node === undefined) return undefined;
  const text = Object.create(null) as Record<string, string>;
  if (node.kind === "mapping") {
    for (const { key, value } of node.entries) {
      if (value.kind === "scalar" && value.text.trim() !== "") text[key] = value.text.trim();
    }
  } else if (node.kind === "scalar" && node.text.trim() !== "") {
    text[context.languages[0]] = node.text.trim();
  }
  return Object.keys(text).length === 0 ? undefined : text;
}

/** The text under `key`, or the id made readable where the author gave none (and one language is declared). */
export function readName(context: Context, node: Node | undefined, id: string, key = "name"): Text {
  const written =
    readText(context, childOf(node, key)) ??
    (node?.kind === "scalar" ? readText(context, node) : undefined);
  if (written !== undefined) return written;
  const words = id.replaceAll(/[_-]+/gu, " ");
  const text = Object.create(null) as Record<string, string>;
  text[context.languages[0]] = words.charAt(0).toUpperCase() + words.slice(1);
  return text;
}

/** `{ key: text }` if there is such a text, to spread into an element. */
export function optionalText<Key extends string>(
  context: Context,
  node: Node | undefined,
  key: Key,
): { readonly [K in Key]?: Text } {
  const text = readText(context, childOf(node, key));
  return (text === undefined ? {} : { [key]: text }) as { readonly [K in Key]?: Text };
}

/** How it is told the first time and later times, to spread into an element. */
export function readNews(
  context: Context,
  node: Node | undefined,
): { readonly headline?: Text; readonly again?: readonly Text[] } {
  const again = itemsOf(childOf(node, "again")).flatMap((item) => {
    const text = readText(context, item);
    return text === undefined ? [] : [text];
  });
  return {
    ...optionalText(context, node, "headline"),
    ...(again.length === 0 ? {} : { again }),
  };
}

/**
 * The basis of an element: its own, or the inherited one (then its own `because`, if any, replaces
 * the inherited reason).
 */
export function readBasis(
  context: Context,
  node: Node | undefined,
  inherited: Basis | undefined,
): Basis | undefined {
  const written = childOf(node, "basis");
  const because = readText(context, childOf(node, "because"));
  if (written === undefined) {
    return inherited !== undefined && because !== undefined ? { ...inherited, because } : inherited;
  }
  // An empty list names nothing.
  if (itemsOf(written).length === 0) return undefined;
  const sources: string[] = [];
  let judgement = false;
  for (const item of itemsOf(written)) {
    const id = item.kind === "scalar" ? item.text : undefined;
    if (id === undefined) continue;
    if (id === "judgement") judgement = true;
    else if (context.names.sources.has(id)) sources.push(id);
    else reportUnknown(context, "source", id, item.span, [...context.names.sources, "judgement"]);
  }
  if (judgement && because === undefined) {
    context.report(diagnose("judgement-without-because", written.span, {}));
  }
  return {
    sources: sources.map((id) => brand(id)),
    judgement,
    ...(because === undefined ? {} : { because }),
  };
}

/** `{ basis }` if there is one, to spread into an element. */
export function withBasis(basis: Basis | undefined): { readonly basis?: Basis } {
  return basis === undefined ? {} : { basis };
}

/** The truth value under `key`, `false` where there is none. */
export function readFlag(node: Node | undefined, key: string): boolean {
  return booleanOf(childOf(node, key)) ?? false;
}

/** The number under `key`, or `otherwise`. */
export function readNumberOr(node: Node | undefined, key: string, otherwise: number): number {
  return numberOf(childOf(node, key)) ?? otherwise;
}

/** The string under `key`. */
export function readString(node: Node | undefined, key: string): string | undefined {
  return stringOf(childOf(node, key));
}

/** The entries under `key`. */
export function sectionOf(node: Node | undefined, key: string): ReturnType<typeof entriesOf> {
  return entriesOf(childOf(node, key));
}
