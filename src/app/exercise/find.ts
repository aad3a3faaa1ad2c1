/** Exercise files: which there are, and finding one by id or path. */

import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { maximumBytes } from "../../scenario/yaml/size.ts";
import { scenarioFilesIn } from "../files.ts";
import { exercisesFolder } from "../paths.ts";

/** Ids of the exercises that ship, in order. */
export function shippedExercises(): readonly string[] {
  return scenarioFilesIn(exercisesFolder).map((path) => basename(path).replace(/\.ya?ml$/u, ""));
}

/** Whether a text is meant as an exercise. */
function saysExercise(path: string): boolean {
  if (statSync(path).size > maximumBytes) return false;
  const text = readFileSync(path, "utf8");
  return /^exercise\s*:/mu.test(text) && !/^brink\s*:/mu.test(text);
}

/** Exercise files of a folder that is none of ours. */
export function exerciseFilesIn(folder: string): readonly string[] {
  if (folder === exercisesFolder) return [];
  return scenarioFilesIn(folder).filter(saysExercise);
}

/**
 * The file that an argument names: a file at that path, else the shipped exercise of that id or number
 * (`e1`). `undefined` where there is neither, or the file is no exercise.
 */
export function findExercise(argument: string, folder: string): string | undefined {
  const path = resolve(folder, argument);
  if (statSync(path, { throwIfNoEntry: false })?.isFile() === true) {
    return saysExercise(path) ? path : undefined;
  }
  if (!existsSync(exercisesFolder) || !/^[a-z0-9-]+$/u.test(argument)) return undefined;
  const name = readdirSync(exercisesFolder).find(
    (one) => one === `${argument}.yaml` || one.startsWith(`${argument}-`),
  );
  return name === undefined ? undefined : join(exercisesFolder, name);
}
