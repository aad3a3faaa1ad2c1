/**
 * A file with one entry removed or one value replaced: the reader reports an error, or gives a
 * model that the next stage can take. Nothing half-built gets through.
 */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  isMap,
  isSeq,
  parseDocument,
  type Document,
  type Pair,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import { lower } from "../../src/ir/lower.ts";
import type { Model } from "../../src/scenario/model.ts";
import { readText } from "./reading.ts";

const text = readFileSync(join(import.meta.dirname, "fixtures", "everything.yaml"), "utf8");
const replacements = [
  "",
  "x",
  "-1",
  "0.5",
  "7",
  "true",
  "[]",
  "[north, south]",
  "{}",
  "{ en: x }",
  "north",
  "calm",
  "tension > 3",
  "2% per week",
  "50%",
  "2022-02-02",
  "1/0",
  "null",
];

/** What every consumer of a model relies on. */
function inspect(model: Model): void {
  expect(model.calendar.steps).toBeGreaterThanOrEqual(1);
  for (const { prior, value } of model.parameters) {
    expect(Number.isFinite(value)).toBe(true);
    if (prior !== undefined) expect(prior.low <= value && value <= prior.high).toBe(true);
  }
  for (const { levels, start, rules } of model.flashpoints) {
    const ids = levels.map(({ id }) => id);
    expect(ids.length).toBeGreaterThanOrEqual(2);
    expect(ids).toContain(start);
    for (const rule of rules) {
      expect(ids).toContain(rule.to);
      for (const from of rule.from) expect(ids).toContain(from);
    }
  }
  for (const { min, max } of model.variables) expect(min).toBeLessThanOrEqual(max);
  for (const { values } of model.unknowns) expect(values.length).toBeGreaterThan(0);
  lower(model);
}

function judge(document: Document, what: string): "model" | "error" {
  const { model, diagnostics } = readText(document.toString());
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  expect(model === undefined, what).toBe(errors.length > 0);
  if (model === undefined) return "error";
  try {
    inspect(model);
  } catch (error) {
    throw new Error(`${what}: ${String(error)}`, { cause: error });
  }
  return "model";
}

const load = (): Document => parseDocument(text, { schema: "failsafe" });

/** Paths of all collections, as indices of their items. */
function collections(node: unknown, path: readonly number[]): readonly (readonly number[])[] {
  if (!isMap(node) && !isSeq(node)) return [];
  const items = node.items as readonly unknown[];
  const below = items.flatMap((item, index) =>
    collections(isMap(node) ? (item as Pair).value : item, [...path, index]),
  );
  return [path, ...below];
}

function collectionAt(document: Document, path: readonly number[]): YAMLMap | YAMLSeq {
  let node: unknown = document.contents;
  for (const index of path)
    node = isMap(node) ? node.items[index]?.value : (node as YAMLSeq).items[index];
  return node as YAMLMap | YAMLSeq;
}

const paths = collections(load().contents, []);

describe("everything.yaml with one thing changed", () => {
  it("survives the loss of any entry", () => {
    let models = 0;
    let turn = 0;
    for (const path of paths) {
      const count = collectionAt(load(), path).items.length;
      for (let i = 0; i < count; i += 1) {
        turn += 1;
        if (turn % 3 !== 0) continue;
        const document = load();
        const [removed] = collectionAt(document, path).items.splice(i, 1);
        if (judge(document, `without ${String(removed)}`) === "model") models += 1;
      }
    }
    expect(models).toBeGreaterThan(20);
  });

  it("survives any value anywhere", () => {
    let errors = 0;
    let turn = 0;
    for (const path of paths) {
      const count = collectionAt(load(), path).items.length;
      for (let i = 0; i < count; i += 1) {
        // One pair of place and value in 29, spread evenly, to stay within seconds; all of them hold.
        for (const written of replacements) {
          turn += 1;
          if (turn % 29 !== 0) continue;
          const document = load();
          const parent = collectionAt(document, path);
          const value = parseDocument(`a: ${written}`, { schema: "failsafe" }).get("a", true);
          if (isMap(parent)) parent.items[i]!.value = value;
          else parent.items[i] = value;
          if (judge(document, `${path.join(".")}.${i}: ${written}`) === "error") errors += 1;
        }
      }
    }
    expect(errors).toBeGreaterThan(100);
  });
});
