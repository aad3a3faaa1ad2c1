/** From a user's argument to a checked model and its program, or to all that is wrong with it. */

import { basename } from "node:path";
import { suggest } from "../base/suggest.ts";
import { lower } from "../ir/lower.ts";
import type { Program } from "../ir/program.ts";
import type { Model } from "../scenario/model.ts";
import { readScenario } from "../scenario/read.ts";
import type { Diagnostic } from "../source/diagnostic.ts";
import { findScenario, loaderFor, shippedIds, type ScenarioFile } from "./files.ts";

/** A scenario that can be run. Warnings are among the diagnostics. */
export interface SoundScenario {
  readonly kind: "sound";
  readonly file: ScenarioFile;
  readonly model: Model;
  readonly program: Program;
  readonly diagnostics: readonly Diagnostic[];
}

/** A scenario with at least one error. */
export interface FaultyScenario {
  readonly kind: "faulty";
  readonly file: ScenarioFile;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads a scenario.
 * @param argument id of a shipped scenario, or a path relative to `folder`
 * @param overrides numbers to change, by path or parameter id, as text
 */
export function readScenarioFile(
  argument: string,
  folder: string,
  overrides: Readonly<Record<string, string>> = {},
): SoundScenario | FaultyScenario {
  const file = findScenario(argument, folder);
  const { model, diagnostics } = readScenario(basename(file.path), loaderFor(file, folder), {
    set: overrides,
  });
  if (model === undefined) {
    return {
      kind: "faulty",
      file,
      diagnostics: diagnostics.map((one) => nameMissing(one, argument)),
    };
  }
  return { kind: "sound", file, model, program: lower(model), diagnostics };
}

/** A missing entry file is called what the user called it, with the shipped scenario they may mean. */
function nameMissing(diagnostic: Diagnostic, argument: string): Diagnostic {
  const { code, span } = diagnostic;
  if (code !== "file-missing" || span.file.text !== "") return diagnostic;
  const suggestion = suggest(argument, shippedIds());
  return {
    ...diagnostic,
    span: { ...span, file: { name: argument, text: "" } },
    arguments: { name: argument },
    ...(suggestion === undefined ? {} : { suggestion }),
  };
}
