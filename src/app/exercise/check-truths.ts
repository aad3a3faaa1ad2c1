/** What injects claim of the run, compared with runs: a truth that is stated has to hold in them. */

import { parametersOf } from "../../engine/interpreter/run.ts";
import { at } from "../../base/invariant.ts";
import { keyOfSeed } from "../../random/seed.ts";
import { diagnose } from "../../source/catalog.ts";
import type { Diagnostic } from "../../source/diagnostic.ts";
import { defaultEngine, engineNamed } from "../batch/engines.ts";
import type { SoundExercise } from "./files.ts";

/** Runs that are looked at: enough to find what is so in some worlds and not in others. */
const SAMPLED_RUNS = 400;

/** Reports `inject-truth` and `inject-never`. */
export function checkTruths({ exercise, world }: SoundExercise): readonly Diagnostic[] {
  const { program, model, outcomeOf } = world;
  const width = program.outcomes.length;
  const dependent = exercise.injects.filter(
    ({ id }) => outcomeOf.has(`injects.${id}.when`) || outcomeOf.has(`injects.${id}.says`),
  );
  if (dependent.length === 0) return [];
  const { outcomes } = engineNamed(defaultEngine)
    .prepare(program)
    .list(parametersOf(program), keyOfSeed(`${exercise.id}/check`), 0, SAMPLED_RUNS);
  const rows = Array.from({ length: SAMPLED_RUNS }, (_, row) => row);
  return dependent.flatMap(({ id, truth }): readonly Diagnostic[] => {
    const holds = (part: string, row: number): boolean => {
      const index = outcomeOf.get(`injects.${id}.${part}`);
      return index === undefined || at(outcomes, row * width + index) === 1;
    };
    const place = (part: string): Diagnostic["span"] | undefined => {
      const index = outcomeOf.get(`injects.${id}.${part}`);
      const name = index === undefined ? undefined : at(program.outcomes, index).id;
      return model.outcomes.find((one) => one.id === name)?.span;
    };
    const given = rows.filter((row) => holds("when", row));
    const when = place("when");
    const runs = String(SAMPLED_RUNS);
    if (given.length === 0 && when !== undefined) return [diagnose("inject-never", when, { runs })];
    const says = place("says");
    const share = given.filter((row) => holds("says", row)).length / given.length;
    const fits = truth === "true" ? share === 1 : truth === "false" ? share === 0 : true;
    if (says === undefined || fits) return [];
    const fill = {
      truth,
      share: `${String(Math.round(share * 100))}%`,
      runs: String(given.length),
    };
    return [diagnose("inject-truth", says, fill)];
  });
}
