/** The use case of `brink dump`: a stage of the pipeline as text or data. */

import { basename } from "node:path";
import { layoutOf } from "../batch/layout.ts";
import { compile } from "../engine/kernel/compile.ts";
import { printKernel } from "../engine/kernel/print.ts";
import { composeScenario } from "../scenario/compose.ts";
import { printProgram } from "../ir/print.ts";
import type { Node } from "../scenario/yaml/tree.ts";
import { placeOf } from "../i18n/diagnostics.ts";
import type { Span } from "../source/span.ts";
import { findScenario, loaderFor } from "./files.ts";
import type { SoundScenario } from "./read.ts";

/** The tree of a scenario's files, includes and variants applied; undefined if they cannot be read. */
export function treeOf(argument: string, folder: string): Node | undefined {
  const file = findScenario(argument, folder);
  return composeScenario(basename(file.path), loaderFor(file, folder), {}).tree;
}

/** A tree as lines: place, depth, key, scalar. */
export function treeLines(tree: Node): readonly string[] {
  const lines: string[] = [];
  const visit = (node: Node, name: string, depth: number): void => {
    const head = `${"  ".repeat(depth)}${name}`;
    const place = placeOf(node.span);
    if (node.kind === "scalar") lines.push(`${head} ${JSON.stringify(node.text)}  @ ${place}`);
    else {
      lines.push(`${head}  @ ${place}`);
      if (node.kind === "mapping") {
        for (const { key, value } of node.entries) visit(value, `${key}:`, depth + 1);
      } else {
        for (const item of node.items) visit(item, "-", depth + 1);
      }
    }
  };
  visit(tree, "scenario", 0);
  return lines;
}

const isSpan = (value: object): value is Span =>
  "file" in value && "start" in value && "end" in value;

/**
 * A stage as plain data for JSON: spans as `file:line:column`, what has no place left out, infinite
 * caps as the word `unbounded`.
 */
export function plainData(value: unknown): unknown {
  if (typeof value === "number" && !Number.isFinite(value)) return "unbounded";
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(plainData);
  if (value instanceof Map) {
    return Object.fromEntries([...value].map(([key, item]) => [String(key), plainData(item)]));
  }
  if (isSpan(value)) return placeOf(value);
  return Object.fromEntries(
    Object.entries(value)
      // Offsets tie scalars to their characters; nobody reads them.
      .filter(([key]) => key !== "offsets")
      .map(([key, item]) => [key, plainData(item)]),
  );
}

/** The checked model or the program of a scenario as data. */
export function stageData({ model, program }: SoundScenario, stage: "model" | "ir"): unknown {
  return plainData(stage === "model" ? model : program);
}

/** The kernel of a scenario, the program as WebAssembly, as readable text. */
export function kernelText({ program }: SoundScenario): string {
  return printKernel((read) => compile(program, layoutOf(program), read));
}

/** The program of a scenario as readable text. */
export function programText({ program }: SoundScenario): string {
  return printProgram(program);
}
