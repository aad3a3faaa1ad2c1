/** The exercises on offer: those that ship, and those in the user's folder. */

import { relative } from "node:path";
import type { Text } from "../../scenario/model.ts";
import { exercisesFolder } from "../paths.ts";
import { exerciseFilesIn, loadExercise, shippedExercises } from "./files.ts";

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
  /** `hashExercise`. */
  readonly hash?: string;
}

function describe(argument: string, shipped: boolean, folder: string): OfferedExercise {
  const read = loadExercise(argument, folder);
  if (read.kind === "faulty") return { exercise: argument, shipped };
  const { title, about, level, minutes, people, rounds, questions, languages } = read.exercise;
  return {
    exercise: argument,
    shipped,
    title,
    about,
    level,
    minutes,
    ...(people === undefined ? {} : { people }),
    rounds: rounds.length,
    questions: questions.length,
    sealed: questions.filter(({ sealed }) => sealed !== undefined).length,
    languages,
    hash: read.hash,
  };
}

/** Every exercise on offer from a folder. */
export function offeredExercises(folder: string): readonly OfferedExercise[] {
  return [
    ...shippedExercises().map((id) => describe(id, true, exercisesFolder)),
    ...exerciseFilesIn(folder).map((path) => describe(relative(folder, path), false, folder)),
  ];
}
