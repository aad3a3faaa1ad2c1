/**
 * From the located tree to plain data, by the table of constructs: the one place where the file's
 * spelling (short forms, snake case, percentages, dates of steps) is turned into that of the model.
 */

import { readStep } from "../../scenario/build/outcome.ts";
import { readText } from "../../scenario/build/text.ts";
import type { Calendar } from "../../scenario/model.ts";
import type { Construct, Shape } from "../../scenario/shape/shape.ts";
import { standsShort } from "../../scenario/shape/walk.ts";
import { childOf, entriesOf, itemsOf, numberOf, type Node } from "../../scenario/yaml/tree.ts";
import { diagnose } from "../../source/catalog.ts";
import type { Diagnostic } from "../../source/diagnostic.ts";
import { exerciseGrammar } from "../shape/constructs.ts";

/** What decoding needs to know. */
export interface Decoding {
  readonly languages: readonly [string, ...string[]];
  /** Of the scenario; turns dates into steps. */
  readonly calendar: Calendar;
  readonly report: (diagnostic: Diagnostic) => void;
}

/** The data of a place; `undefined` where what stands there is faulty, which was or is reported. */
export function decode(decoding: Decoding, node: Node, shape: Shape): unknown {
  switch (shape.kind) {
    case "text":
      return readText(decoding, node);
    case "string":
    case "date":
    case "id":
    case "language":
    case "expression":
    case "reference":
    case "file":
    case "override":
      return node.kind === "scalar" ? node.text : undefined;
    case "choice":
      // `truth: true` is a word like `truth: deniable`.
      if (node.kind !== "scalar") return undefined;
      return typeof node.value === "boolean" ? String(node.value) : node.value;
    case "boolean":
      return node.kind === "scalar" ? node.value : undefined;
    case "integer":
    case "number":
      return numberOf(node);
    case "share":
      return shareOf(decoding, node);
    case "range":
      return itemsOf(node).map(numberOf);
    case "moment":
      return readStep(decoding, node);
    case "list":
    case "some":
      return itemsOf(node).map((item) => decode(decoding, item, shape.of));
    case "map":
      return entriesOf(node).map(({ key, value }) => named(key, decode(decoding, value, shape.of)));
    case "construct":
      return decodeConstruct(decoding, node, exerciseGrammar(shape.name));
    case "flag-or-date":
    case "chance":
    case "event-chance":
    case "basis":
    case "horizon":
    case "duration":
    case "demand":
    case "counted":
    case "either":
    case "template":
    case "ladder":
      return undefined;
  }
}

/** What has a key in the file has it as `id`; a plain value becomes `value`. */
function named(id: string, value: unknown): object {
  const isConstruct = typeof value === "object" && value !== null && !Array.isArray(value);
  return isConstruct ? { id, ...value } : { id, value };
}

function decodeConstruct(decoding: Decoding, node: Node, construct: Construct): object {
  const { short } = construct;
  const isShort = standsShort(node, construct);
  const data: Record<string, unknown> = {};
  for (const { key, shape } of construct.fields) {
    const stands = isShort && short?.key === key ? node : isShort ? undefined : childOf(node, key);
    const value = stands === undefined ? absent(shape) : decode(decoding, stands, shape);
    if (value !== undefined) data[camelCase(key)] = value;
  }
  return data;
}

/** What a key is when it was left out. */
function absent(shape: Shape): unknown {
  if (shape.kind === "boolean") return false;
  return shape.kind === "list" || shape.kind === "some" || shape.kind === "map" ? [] : undefined;
}

function camelCase(key: string): string {
  return key.replaceAll(/_([a-z])/gu, (_, letter: string) => letter.toUpperCase());
}

/** `60%` or 0.6, in [0, 1]. */
function shareOf({ report }: Decoding, node: Node): number | undefined {
  if (node.kind !== "scalar") return undefined;
  const written = /^(\d+(?:\.\d+)?)\s*%$/u.exec(node.text)?.[1];
  const share = written === undefined ? numberOf(node) : Number(written) / 100;
  if (share === undefined) {
    report(diagnose("bad-number", node.span, { found: node.text }));
  } else if (share < 0 || share > 1) {
    const bounds = share < 0 ? "≥ 0" : "≤ 1";
    report(diagnose("number-out-of-bounds", node.span, { found: node.text, bounds }));
  }
  return share;
}
