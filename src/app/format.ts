/** The use case of `brink fmt`: files rewritten in canonical form, or only compared with it. */

import { basename } from "node:path";
import { exerciseGrammar } from "../exercise/shape/constructs.ts";
import { formatFile as formatText, formatScenario } from "../scenario/format.ts";
import { parseYaml } from "../scenario/yaml/parse.ts";
import type { Diagnostic } from "../source/diagnostic.ts";
import { findExercise } from "./exercise/files.ts";
import { citedPath, findScenario, loaderFor } from "./files.ts";
import { readScenarioFile } from "./read.ts";
import { writeFile } from "./storage/file.ts";

/** What became of one file. */
export interface FormattedFile {
  /** As the user named it. */
  readonly argument: string;
  /** Its text differs, or differed, from the canonical form. */
  readonly changed: boolean;
  /** Why it cannot be formatted: it is no YAML. Other faults of a scenario do not matter here. */
  readonly diagnostics: readonly Diagnostic[];
}

function formatFile(argument: string, folder: string, write: boolean): FormattedFile {
  const exercise = findExercise(argument, folder);
  const isExercise = exercise !== undefined;
  const file = isExercise
    ? { argument, path: exercise, shipped: false }
    : findScenario(argument, folder);
  const loaded = loaderFor(file, folder)(basename(file.path));
  if (!("text" in loaded)) {
    const { diagnostics } = readScenarioFile(argument, folder);
    return { argument, changed: false, diagnostics };
  }
  const formatted = isExercise
    ? formatText(loaded.text, "exercise", exerciseGrammar)
    : formatScenario(loaded.text);
  if (formatted === undefined) {
    const name = citedPath(file.path, folder);
    const { diagnostics } = parseYaml({ name, text: loaded.text });
    return { argument, changed: false, diagnostics };
  }
  const changed = formatted !== loaded.text;
  if (changed && write) writeFile(file.path, formatted);
  return { argument, changed, diagnostics: [] };
}

/** Formats files, each by itself. @param write false: only say which would change */
export function formatFiles(
  names: readonly string[],
  folder: string,
  write: boolean,
): readonly FormattedFile[] {
  return names.map((name) => formatFile(name, folder, write));
}
