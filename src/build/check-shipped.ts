/**
 * Checks what ships, and writes what it comes to below `dist/checked`: a form for each scenario and
 * the catalogue of all. What still holds is left as it is; a scenario with errors gets no form, so that
 * whoever opens it is told of them.
 */

import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { glanceAtExercise } from "../app/exercise/facts.ts";
import { exercisesFolder, scenariosFolder } from "../app/paths.ts";
import { findScenario, loaderFor, scenarioFilesIn, shippedIds } from "../app/files.ts";
import { digest } from "../app/kept/digest.ts";
import { boundKept } from "../app/storage/private-folder.ts";
import { catalogueOf, formOf, openForm } from "../app/kept/scenarios.ts";
import { checkScenario } from "../app/read.ts";
import { factsOf } from "../app/scenarios.ts";
import {
  writeCatalogue,
  type Entry,
  type ExerciseFacts,
  type ScenarioFacts,
} from "../checked/catalogue.ts";
import { writeChecked, type CheckedScenario } from "../checked/form.ts";
import type { SourceFile } from "../source/span.ts";

const fingerprint = (file: SourceFile): Entry<unknown>["sources"][number] => ({
  name: file.name,
  sha256: digest(file.text),
});

/** Whole or not at all: a program may be reading. */
function replace(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${String(process.pid)}`;
  writeFileSync(draft, text);
  renameSync(draft, path);
}

function scenarioEntry(forms: string, id: string, stamp: string): Entry<ScenarioFacts>[] {
  const file = findScenario(id, scenariosFolder);
  const known = openForm(forms, file, loaderFor(file, scenariosFolder), stamp);
  const checked = known ?? checkAnew(forms, id, stamp);
  if (checked === undefined) return [];
  // Names are cited from the folder of the scenarios, so they are what its loader knows them by.
  const sources = checked.files.map(fingerprint);
  return [{ id, sources, facts: factsOf(checked.model) }];
}

function checkAnew(forms: string, id: string, stamp: string): CheckedScenario | undefined {
  const file = findScenario(id, scenariosFolder);
  const read = checkScenario(file, scenariosFolder, {}, {}, false);
  const form =
    read.kind === "faulty" ? undefined : writeChecked(read.checked, read.names, stamp, digest);
  if (read.kind === "faulty" || form === undefined) {
    rmSync(formOf(forms, id), { force: true });
    return undefined;
  }
  replace(formOf(forms, id), form);
  return read.checked;
}

function exerciseEntry(path: string): Entry<ExerciseFacts>[] {
  const file = { name: `exercises/${basename(path)}`, text: readFileSync(path, "utf8") };
  const facts = glanceAtExercise(file);
  if (facts === undefined) return [];
  return [{ id: basename(path, ".yaml"), sources: [fingerprint(file)], facts }];
}

/** Brings the folder of forms up to date. @param stamp names the code that checks */
export function checkShipped(forms: string, stamp: string): void {
  const scenarios = shippedIds().flatMap((id) => scenarioEntry(forms, id, stamp));
  const exercises = scenarioFilesIn(exercisesFolder).flatMap(exerciseEntry);
  replace(catalogueOf(forms), writeCatalogue({ scenarios, exercises }, stamp, digest));
  // Each build leaves compiled code behind that no later one asks for.
  boundKept(process.env);
}
