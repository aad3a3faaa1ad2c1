/** Templates: bodies of constructs with names (`$calm`) for what their users give. */

import { suggest } from "../base/suggest.ts";
import { diagnose } from "../source/catalog.ts";
import type { Diagnostic } from "../source/diagnostic.ts";
import type { Span } from "../source/span.ts";
import { templated, type TemplatedName } from "./shape/constructs-templates.ts";
import {
  childOf,
  entriesOf,
  itemsOf,
  type MappingNode,
  type Node,
  type ScalarNode,
} from "./yaml/tree.ts";

/** One of `templates`. */
export interface Template {
  /** Undefined if it has no body. */
  readonly kind: TemplatedName | undefined;
  /** Names that a user must give. */
  readonly needs: readonly string[];
  /** Undefined if anything is wrong with it, which is reported at its own place. */
  readonly body: MappingNode | undefined;
}

/** `$name`, wherever it stands in a text. */
export const anyName = /\$([a-z][a-z0-9_]*)/gu;

/** The name that every copy has by itself: the id of its place. */
export const idName = "id";

/**
 * The templates of a scenario, by id; each is held against its `needs`. That one has no body of its own is
 * left to the check of shapes.
 */
export function readTemplates(
  tree: MappingNode,
  report: (diagnostic: Diagnostic) => void,
): ReadonlyMap<string, Template> {
  const templates = new Map<string, Template>();
  for (const { key, value } of entriesOf(childOf(tree, "templates"))) {
    const kind = templated.find((name) => childOf(value, name) !== undefined);
    const body = kind === undefined ? undefined : childOf(value, kind);
    const items = itemsOf(childOf(value, "needs"));
    const needs = items.filter((item) => item.kind === "scalar");
    const isSound = body?.kind === "mapping" && checkNames(body, needs, report);
    templates.set(key, {
      kind,
      needs: needs.map(({ text }) => text),
      body: isSound ? body : undefined,
    });
  }
  return templates;
}

function checkNames(
  body: Node,
  needs: readonly ScalarNode[],
  report: (diagnostic: Diagnostic) => void,
): boolean {
  let isSound = true;
  const fault = (diagnostic: Diagnostic): void => {
    isSound = false;
    report(diagnostic);
  };
  const known = new Set(needs.map(({ text }) => text));
  const used = new Set<string>();
  const look = (text: string, spanOf: (name: RegExpMatchArray) => Span): void => {
    for (const match of text.matchAll(anyName)) {
      const [whole, name = ""] = match;
      used.add(name);
      if (known.has(name) || name === idName) continue;
      const suggestion = near(name, known);
      fault(diagnose("template-name-unbound", spanOf(match), { name: whole }, { suggestion }));
    }
  };
  const walk = (node: Node): void => {
    if (node.kind === "scalar") look(node.text, (match) => spanOfName(node, match));
    else if (node.kind === "sequence") node.items.forEach(walk);
    else
      for (const { key, keySpan, value } of node.entries) {
        look(key, () => keySpan);
        walk(value);
      }
  };
  walk(body);
  for (const { text, span } of needs) {
    if (text === idName) fault(diagnose("reserved-id", span, { id: text }));
    else if (!used.has(text)) fault(diagnose("template-key-unused", span, { name: `$${text}` }));
  }
  return isSound;
}

/** Where a name within a text stands. */
export function spanOfName({ offsets, span }: ScalarNode, match: RegExpMatchArray): Span {
  const index = match.index ?? 0;
  const start = offsets?.[index];
  const end = offsets?.[index + match[0].length];
  return start === undefined || end === undefined ? span : { file: span.file, start, end };
}

/** `$calm` for `$clam`. */
export function near(name: string, known: Iterable<string>): string | undefined {
  const meant = suggest(name, [...known]);
  return meant === undefined ? undefined : `$${meant}`;
}
