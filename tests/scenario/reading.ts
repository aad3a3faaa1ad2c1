/** Reads scenarios from texts in the test. */

import { readScenario, type ReadOptions, type ReadResult } from "../../src/scenario/read.ts";
import type { Model } from "../../src/scenario/model.ts";

/** Reads `text`, with further files by name. */
export function readText(
  text: string,
  files: Readonly<Record<string, string>> = {},
  options: ReadOptions = {},
): ReadResult {
  return readScenario(
    "main.yaml",
    (name) => {
      if (name === "main.yaml") return { text };
      const other = Object.hasOwn(files, name) ? files[name] : undefined;
      return other === undefined ? { missing: true } : { text: other };
    },
    options,
  );
}

/** The model of a text without errors. */
export function modelOf(
  text: string,
  files: Readonly<Record<string, string>> = {},
  options: ReadOptions = {},
): Model {
  const { model, diagnostics } = readText(text, files, options);
  if (model === undefined)
    throw new Error(JSON.stringify(diagnostics.map(({ code, arguments: fill }) => [code, fill])));
  return model;
}

/** Every diagnostic as `code: what stands at its place`, in order; ` → suggestion` where there is one. */
export function faultsOf(
  text: string,
  files: Readonly<Record<string, string>> = {},
  options: ReadOptions = {},
): readonly string[] {
  return readText(text, files, options).diagnostics.map(({ code, span, suggestion }) => {
    const found = span.file.text.slice(span.start, span.end);
    return `${code}: ${found}${suggestion === undefined ? "" : ` → ${suggestion}`}`;
  });
}

/** The same without warnings. */
export function errorsOf(
  text: string,
  files: Readonly<Record<string, string>> = {},
): readonly string[] {
  return faultsOf(text, files).filter((fault) => !fault.startsWith("number-without-"));
}

/** What every scenario begins with. */
export const head = `brink: 1
scenario: example
start: 2022-01-12
step: week
horizon: 10 steps
`;

/** A flashpoint of three levels, for scenarios that are about something else. */
export const border = `flashpoints:
  border:
    start: calm
    levels: [calm, tense, war]
`;
