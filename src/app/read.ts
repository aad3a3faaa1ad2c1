/** From a user's argument to a checked model and its program, or to all that is wrong with it. */

import { basename } from "node:path";
import { suggest } from "../base/suggest.ts";
import { analyse } from "../ir/analysis/analyse.ts";
import { checkSites } from "../ir/collisions.ts";
import { lower } from "../ir/lower.ts";
import type { Program } from "../ir/program.ts";
import type { Edit, Question } from "../scenario/edit.ts";
import { hashModel } from "../scenario/hash.ts";
import type { Model } from "../scenario/model.ts";
import { readScenario } from "../scenario/read.ts";
import type { Diagnostic } from "../source/diagnostic.ts";
import type { SourceFile } from "../source/span.ts";
import { findScenario, loaderFor, shippedIds, type ScenarioFile } from "./files.ts";

/** A scenario that can be run. Warnings are among the diagnostics. */
export interface SoundScenario {
  readonly kind: "sound";
  readonly file: ScenarioFile;
  readonly model: Model;
  readonly program: Program;
  readonly diagnostics: readonly Diagnostic[];
  /** Indices of the outcomes that answer what was asked, in the order of the questions. */
  readonly answers: readonly number[];
}

/** What may be changed of a scenario before it is checked, beside its numbers. */
export interface ScenarioChanges {
  readonly edits?: readonly Edit[];
  /** See `ReadOptions.questions`. */
  readonly questions?: readonly Question[];
  /** See `ReadOptions.observed`. */
  readonly observed?: SourceFile;
}

/** A scenario with at least one error. */
export interface FaultyScenario {
  readonly kind: "faulty";
  readonly file: ScenarioFile;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads a scenario, and proves of it what can be proven before any run (guards that never hold,
 * levels that are never reached). That takes longer than reading, so scenarios that ship, which the
 * suite checks, are spared it unless `thorough`.
 *
 * @param argument id of a shipped scenario, or a path relative to `folder`
 * @param overrides numbers to change, by path or parameter id, as text
 * @param changes parts to remove, moves to force, questions to answer
 */
export function readScenarioFile(
  argument: string,
  folder: string,
  overrides: Readonly<Record<string, string>> = {},
  thorough = false,
  changes: ScenarioChanges = {},
): SoundScenario | FaultyScenario {
  const file = findScenario(argument, folder);
  const read = readScenario(basename(file.path), loaderFor(file, folder), {
    set: overrides,
    ...changes,
  });
  const { model } = read;
  if (model === undefined) {
    const diagnostics = read.diagnostics.map((one) => nameMissing(one, argument));
    return { kind: "faulty", file, diagnostics };
  }
  const collisions = checkSites(model);
  if (collisions.length > 0) {
    const diagnostics = inSourceOrder([...read.diagnostics, ...collisions], read.files);
    return { kind: "faulty", file, diagnostics };
  }
  const program = lower(model);
  // What an override makes impossible is a question asked, not a slip.
  const asWritten = Object.keys(overrides).length === 0 && Object.keys(changes).length === 0;
  const proven = thorough || (!file.shipped && asWritten) ? analyse(model, program) : [];
  const diagnostics = inSourceOrder([...read.diagnostics, ...proven], read.files);
  return diagnostics.some(({ severity }) => severity === "error")
    ? { kind: "faulty", file, diagnostics }
    : {
        kind: "sound",
        file,
        model,
        program: hashedWithout(program, model, read.answers),
        diagnostics,
        answers: read.answers.map((answer) =>
          program.outcomes.findIndex(({ id }) => id === answer),
        ),
      };
}

/** A question does not change what is asked about: the hash is that of the scenario without it. */
function hashedWithout(program: Program, model: Model, answers: readonly string[]): Program {
  // What was asked for by its id stands in a file; the name of an option is no file's.
  const added = model.outcomes.filter(
    ({ id, span }) => answers.includes(id) && span.file.name.startsWith("--"),
  );
  if (added.length === 0) return program;
  const outcomes = model.outcomes.filter((outcome) => !added.includes(outcome));
  return { ...program, hash: hashModel({ ...model, outcomes }) };
}

/** By file, the entry first, then by place; what stands at one place keeps its order. */
function inSourceOrder(
  diagnostics: readonly Diagnostic[],
  files: readonly SourceFile[],
): readonly Diagnostic[] {
  const rank = new Map(files.map((file, index) => [file, index]));
  const rankOf = ({ span }: Diagnostic): number => rank.get(span.file) ?? -1;
  return diagnostics.toSorted(
    (a, b) => rankOf(a) - rankOf(b) || a.span.start - b.span.start || a.span.end - b.span.end,
  );
}

/** A missing entry file is called what the user called it, with the shipped scenario they may mean. */
function nameMissing(diagnostic: Diagnostic, argument: string): Diagnostic {
  const { code, span } = diagnostic;
  const unread = code === "file-missing" || code === "file-is-folder";
  if (!unread || span.file.text !== "") return diagnostic;
  const suggestion = code === "file-missing" ? suggest(argument, shippedIds()) : undefined;
  return {
    ...diagnostic,
    span: { ...span, file: { name: argument, text: "" } },
    arguments: { name: argument },
    ...(suggestion === undefined ? {} : { suggestion }),
  };
}
