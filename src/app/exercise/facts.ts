/** What a list shows of an exercise. */

import type { ExerciseFacts } from "../../checked/catalogue.ts";
import type { Exercise } from "../../exercise/model.ts";
import { glanceAt } from "../../exercise/read.ts";
import type { SourceFile } from "../../source/span.ts";

/** The facts of a checked exercise, in the order in which they are printed. */
export function factsOfExercise(exercise: Exercise): ExerciseFacts {
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

/** The facts that a file says of itself, with nothing checked; undefined if it says none. */
export function glanceAtExercise(file: SourceFile): ExerciseFacts | undefined {
  const exercise = glanceAt(file);
  return exercise === undefined ? undefined : factsOfExercise(exercise);
}
