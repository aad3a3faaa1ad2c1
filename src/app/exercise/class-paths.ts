/** How flashpoints go: over automatic runs, in the teams' runs, and as history went. */

import { at } from "../../base/invariant.ts";
import { parametersOf } from "../../engine/interpreter/run.ts";
import type { ClassPath } from "../../exercise/class/graded.ts";
import type { TeamRun } from "../../exercise/class/teams.ts";
import { keyOfSeed } from "../../random/seed.ts";
import type { Model } from "../../scenario/model.ts";
import { coursesOf } from "../../study/courses.ts";
import { defaultEngine, engineNamed } from "../batch/engines.ts";
import type { LoadedWorld, SoundExercise } from "./files.ts";
import { sealedSeed } from "./sealed-world.ts";
import { AUTOMATIC_RUNS } from "./team-runs.ts";

/** Percentile of a distribution over levels. */
function levelAt(shares: readonly number[], q: number): number {
  let sum = 0;
  const found = shares.findIndex((share) => (sum += share) >= q - 1e-12);
  return found < 0 ? shares.length - 1 : found;
}

/** History by step: the last coded level on or before the date of the step. */
function historyOf(
  { history }: Model,
  { program }: LoadedWorld,
  flashpoint: string,
  levels: readonly string[],
): readonly (number | null)[] | undefined {
  const coded = history?.levels.filter((one) => one.flashpoint === flashpoint) ?? [];
  if (history === undefined || coded.length === 0) return undefined;
  const day = (date: string): number => Math.floor(Date.parse(date) / 86_400_000);
  const until = day(history.until);
  return program.calendar.dayOfStep.map((here) => {
    const past = coded
      .filter(({ date }) => day(date) <= here)
      .toSorted((a, b) => day(a.date) - day(b.date));
    const level = past.at(-1)?.level;
    return level === undefined || here > until ? null : levels.indexOf(level);
  });
}

/** Paths of every flashpoint. */
export function classPaths(
  sound: SoundExercise,
  word: string,
  teams: readonly TeamRun[],
): readonly ClassPath[] {
  const { program, model } = sound.world;
  const key = keyOfSeed(`${sealedSeed(sound, word)}/automatic`);
  const engine = engineNamed(defaultEngine).prepare(program);
  const tally = engine.tally(parametersOf(program), key, 0, AUTOMATIC_RUNS);
  return coursesOf(program, tally).map(({ id, levels, standing }, index) => {
    const shares = standing.map((step) => step.map(({ probability }) => probability));
    const history = historyOf(model, sound.world, id, levels);
    const paths = Map.groupBy(teams, (team) => team.levels.map((one) => at(one, index)).join());
    return {
      flashpoint: id,
      levels: levels.length,
      mean: shares.map((step) => step.reduce((sum, share, level) => sum + share * level, 0)),
      low: shares.map((step) => levelAt(step, 0.05)),
      high: shares.map((step) => levelAt(step, 0.95)),
      ...(history === undefined ? {} : { history }),
      teams: [...paths.values()]
        .toSorted((a, b) => b.length - a.length)
        .map((group) => ({
          count: group.length,
          levels: at(group, 0).levels.map((one) => at(one, index)),
        })),
    };
  });
}
