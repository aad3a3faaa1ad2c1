/** From a user's argument to a checked model and its program, or to all that is wrong with it. */

import { basename, resolve } from "node:path";
import { suggest } from "../base/suggest.ts";
import type { CheckedScenario } from "../checked/form.ts";
import { analyse } from "../ir/analysis/analyse.ts";
import { checkSites } from "../ir/collisions.ts";
import { lower } from "../ir/lower.ts";
import type { Program } from "../ir/program.ts";
import { hashModel } from "../scenario/hash.ts";
import type { Model } from "../scenario/model.ts";
import { readScenario } from "../scenario/read.ts";
import type { Diagnostic } from "../source/diagnostic.ts";
import { orderDiagnostics } from "../source/order.ts";
import {
  findScenario,
  loaderFor,
  shippedIds,
  type LoadedFile,
  type ScenarioFile,
} from "./files.ts";
import { keepChecked, openKept } from "./kept/scenarios.ts";
import {
  isAsWritten,
  soundOf,
  type FaultyScenario,
  type ScenarioChanges,
  type SoundScenario,
} from "./sound.ts";

export type { FaultyScenario, ScenarioChanges, SoundScenario };

/** A scenario as checked, and what it takes to keep it. */
export interface Checked {
  readonly kind: "checked";
  readonly checked: CheckedScenario;
  /** What the loader calls the files of the scenario, in their order. */
  readonly names: readonly string[];
  /** Ids of the outcomes that answer what was asked. */
  readonly answers: readonly string[];
}

/**
 * Reads a scenario, and proves of it what can be proven before any run (guards that never hold,
 * levels that are never reached). That takes longer than reading, so scenarios that ship, which the
 * suite checks, are spared it unless `thorough`. What is read as it is written is taken from what was
 * checked before, if it still holds; `thorough` reads everything.
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
  const file =
    changes.written === undefined && changes.files === undefined
      ? findScenario(argument, folder)
      : { argument, path: resolve(folder, argument), shipped: false };
  // What an override makes impossible is a question asked, not a slip.
  const asWritten = isAsWritten(overrides, changes);
  const kept = asWritten && !thorough ? openKept(file, folder) : undefined;
  if (kept !== undefined) return soundOf(file, kept);
  const proves = thorough || (!file.shipped && asWritten);
  const read = checkScenario(file, folder, overrides, changes, proves);
  if (read.kind === "faulty") return read;
  if (asWritten && !(file.shipped && thorough)) keepChecked(file, folder, read);
  return soundOf(file, read.checked, read.answers);
}

/** Reads and checks a scenario anew, whatever is kept of it. @param proves see `readScenarioFile` */
export function checkScenario(
  file: ScenarioFile,
  folder: string,
  overrides: Readonly<Record<string, string>>,
  changes: ScenarioChanges,
  proves: boolean,
): Checked | FaultyScenario {
  const names: string[] = [];
  const { written, files: given, ...others } = changes;
  const load = given === undefined ? loaderFor(file, folder) : loaderOf(given);
  const entry = basename(file.path);
  const read = readScenario(
    entry,
    (name) => {
      if (name === entry && written !== undefined) return { text: written, name: file.argument };
      const loaded = load(name);
      if ("text" in loaded) names.push(name);
      return loaded;
    },
    { set: overrides, ...others },
  );
  const { model, files } = read;
  if (model === undefined) {
    const found = read.diagnostics.map((one) => nameMissing(one, file.argument));
    // What has no effect is said at once, not when all else is mended.
    const proven = read.draft && proves ? analyse(read.draft, lower(read.draft)) : [];
    const diagnostics =
      proven.length === 0 ? found : orderDiagnostics([...found, ...proven], files);
    return { kind: "faulty", file, diagnostics };
  }
  const collisions = checkSites(model);
  if (collisions.length > 0) {
    const diagnostics = orderDiagnostics([...read.diagnostics, ...collisions], files);
    return { kind: "faulty", file, diagnostics };
  }
  const lowered = lower(model);
  const proven = proves ? analyse(model, lowered) : undefined;
  const diagnostics = orderDiagnostics([...read.diagnostics, ...(proven ?? [])], files);
  if (diagnostics.some(({ severity }) => severity === "error")) {
    return { kind: "faulty", file, diagnostics };
  }
  const program = hashedWithout(lowered, model, read.answers);
  const checked = { model, program, diagnostics: read.diagnostics, files };
  return {
    kind: "checked",
    checked: proven === undefined ? checked : { ...checked, proven },
    names,
    answers: read.answers,
  };
}

/** A loader of files that are handed over. */
const loaderOf =
  (files: ReadonlyMap<string, string>) =>
  (name: string): LoadedFile => {
    const text = files.get(name);
    return text === undefined ? { missing: true } : { text, name };
  };

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
