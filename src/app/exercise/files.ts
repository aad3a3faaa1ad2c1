/** Reading an exercise with its scenario. */

import { existsSync, readFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { suggest } from "../../base/suggest.ts";
import type { Exercise } from "../../exercise/model.ts";
import { hashExercise } from "../../exercise/hash.ts";
import { readExercise, type ReadScenario, type World } from "../../exercise/read.ts";
import { lower } from "../../ir/lower.ts";
import type { Program } from "../../ir/program.ts";
import { hashModel } from "../../scenario/hash.ts";
import type { Model } from "../../scenario/model.ts";
import { readScenario } from "../../scenario/read.ts";
import { diagnose } from "../../source/catalog.ts";
import type { Diagnostic } from "../../source/diagnostic.ts";
import { citedPath, findScenario, loaderFor } from "../files.ts";
import { findExercise, shippedExercises } from "./find.ts";

export { exerciseFilesIn, findExercise, shippedExercises } from "./find.ts";

/** A scenario with the questions of an exercise, ready to run. */
export interface LoadedWorld {
  readonly model: Model;
  readonly program: Program;
  /** Index of the outcome that answers, by `questions.ID` or `roles.ROLE.aims.ID`. */
  readonly outcomeOf: ReadonlyMap<string, number>;
}

/** An exercise that can be held. */
export interface SoundExercise {
  readonly kind: "sound";
  /** As the user would type it again. */
  readonly argument: string;
  /** Absolute. */
  readonly path: string;
  readonly exercise: Exercise;
  /** `hashExercise`. */
  readonly hash: string;
  readonly world: LoadedWorld;
  readonly levers: ReadonlyMap<string, LoadedWorld>;
  readonly diagnostics: readonly Diagnostic[];
}

/** An exercise with at least one error. */
export interface FaultyExercise {
  readonly kind: "faulty";
  readonly argument: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads an exercise and its scenario. */
export function loadExercise(argument: string, folder: string): SoundExercise | FaultyExercise {
  const path = findExercise(argument, folder);
  if (path === undefined) {
    const nowhere = { file: { name: argument, text: "" }, start: 0, end: 0 };
    const suggestion = suggest(argument, shippedExercises());
    const missing = diagnose("file-missing", nowhere, { name: argument }, { suggestion });
    return { kind: "faulty", argument, diagnostics: [missing] };
  }
  const file = { name: citedPath(path, folder), text: readFileSync(path, "utf8") };
  const { exercise, world, levers, diagnostics } = readExercise(file, scenarioReader(path, folder));
  if (exercise === undefined || world === undefined) {
    return { kind: "faulty", argument, diagnostics };
  }
  const loaded = loadWorld(world);
  return {
    kind: "sound",
    argument,
    path,
    exercise,
    hash: hashExercise(exercise, loaded.program.hash),
    world: loaded,
    levers: new Map(levers.map((lever) => [lever.id, loadWorld(lever.world)])),
    diagnostics,
  };
}

/** Scenarios are those that ship, or stand beside the exercise. */
function scenarioReader(path: string, folder: string): ReadScenario {
  return ({ file: name, set, without }, asked) => {
    const file = findScenario(name, dirname(path));
    if (!existsSync(file.path)) return undefined;
    return readScenario(basename(file.path), loaderFor(file, folder), {
      set,
      edits: without.map((part) => ({ kind: "remove", path: part }) as const),
      asked,
    });
  };
}

/** The program keeps the hash of the scenario alone: a question does not change what is asked about. */
function loadWorld({ model, asked }: World): LoadedWorld {
  const added = new Set(asked.values());
  const outcomes = model.outcomes.filter(({ id }) => !added.has(id));
  const program = { ...lower(model), hash: hashModel({ ...model, outcomes }) };
  const indexOf = (id: string): number => program.outcomes.findIndex((one) => one.id === id);
  return {
    model,
    program,
    outcomeOf: new Map([...asked].map(([path, id]) => [path, indexOf(id)])),
  };
}
