/** The exercises on offer: those that ship, and those in the user's folder. */

import { readFileSync } from "node:fs";
import { relative } from "node:path";
import type { ExerciseFacts } from "../../checked/catalogue.ts";
import { ShippedFacts } from "../kept/scenarios.ts";
import { exercisesFolder } from "../paths.ts";
import { exerciseFilesIn, findExercise, shippedExercises } from "./find.ts";

/** One of them; those with faults have no more than a name. */
export interface OfferedExercise extends Partial<ExerciseFacts> {
  /** What to type: the id of a shipped exercise, or a path. */
  readonly exercise: string;
  readonly shipped: boolean;
}

/** One that ships: what its file says, unchecked, as the tests of the project have checked it. */
async function describeShipped(id: string): Promise<Partial<ExerciseFacts>> {
  const path = findExercise(id, exercisesFolder);
  if (path === undefined) return {};
  const { glanceAtExercise } = await import("./facts.ts");
  return glanceAtExercise({ name: id, text: readFileSync(path, "utf8") }) ?? {};
}

/** One of the user's: read with its scenario, so that the list says which have faults. */
async function describeOwn(argument: string, folder: string): Promise<Partial<ExerciseFacts>> {
  const [{ loadExercise }, { factsOfExercise }] = await Promise.all([
    import("./files.ts"),
    import("./facts.ts"),
  ]);
  const read = loadExercise(argument, folder);
  return read.kind === "faulty" ? {} : factsOfExercise(read.exercise);
}

/** Every exercise on offer from a folder. */
export async function offeredExercises(folder: string): Promise<readonly OfferedExercise[]> {
  const facts = new ShippedFacts();
  const offered: OfferedExercise[] = [];
  for (const exercise of shippedExercises()) {
    const known = facts.of("exercises", exercise) ?? (await describeShipped(exercise));
    offered.push({ exercise, shipped: true, ...known });
  }
  for (const path of exerciseFilesIn(folder)) {
    const exercise = relative(folder, path);
    offered.push({ exercise, shipped: false, ...(await describeOwn(exercise, folder)) });
  }
  return offered;
}
