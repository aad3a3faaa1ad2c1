/** The exercises on offer: those that ship, and those in the user's folder. */

import { readFileSync } from "node:fs";
import { relative } from "node:path";
import type { Exercise } from "../../exercise/model.ts";
import { glanceAt } from "../../exercise/read.ts";
import type { Text } from "../../scenario/model.ts";
import { exercisesFolder } from "../paths.ts";
import { exerciseFilesIn, findExercise, loadExercise, shippedExercises } from "./files.ts";

/** One of them; those with faults have no more than a name. */
export interface OfferedExercise {
  /** What to type: the id of a shipped exercise, or a path. */
  readonly exercise: string;
  readonly shipped: boolean;
  readonly title?: Text;
  readonly about?: Text;
  readonly level?: "beginner" | "intermediate" | "advanced";
  readonly minutes?: number;
  readonly people?: readonly [number, number];
  readonly rounds?: number;
  readonly questions?: number;
  /** Questions that the sealed run decides; the others have no engine odds. */
  readonly sealed?: number;
  readonly languages?: readonly string[];
}

/** One that ships: what its file says, unchecked, as the tests of the project have checked it. */
function describeShipped(id: string): OfferedExercise {
  const path = findExercise(id, exercisesFolder);
  if (path === undefined) return { exercise: id, shipped: true };
  const exercise = glanceAt({ name: id, text: readFileSync(path, "utf8") });
  return exercise === undefined
    ? { exercise: id, shipped: true }
    : { exercise: id, shipped: true, ...factsOf(exercise) };
}

/** One of the user's: read with its scenario, so that the list says which have faults. */
function describeOwn(argument: string, folder: string): OfferedExercise {
  const read = loadExercise(argument, folder);
  if (read.kind === "faulty") return { exercise: argument, shipped: false };
  return { exercise: argument, shipped: false, ...factsOf(read.exercise) };
}

function factsOf(exercise: Exercise): Omit<OfferedExercise, "exercise" | "shipped"> {
  const { title, about, level, minutes, people, rounds, questions, languages } = exercise;
  return {
    title,
    about,
    level,
    minutes,
    ...(people === undefined ? {} : { people }),
    rounds: rounds.length,
    questions: questions.length,
    sealed: questions.filter(({ sealed }) => sealed !== undefined).length,
    languages,
  };
}

/** Every exercise on offer from a folder. */
export function offeredExercises(folder: string): readonly OfferedExercise[] {
  return [
    ...shippedExercises().map(describeShipped),
    ...exerciseFilesIn(folder).map((path) => describeOwn(relative(folder, path), folder)),
  ];
}
