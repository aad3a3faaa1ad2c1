/** The sealed world of an exercise: its seed, its runs, their answers, and the engine's odds. */

import { parametersOf } from "../../engine/interpreter/run.ts";
import { pairRuns, type ListedRuns } from "../../batch/pairs.ts";
import { askedId } from "../../exercise/build/questions.ts";
import { answerOf, oddsOf, type Answer, type EngineOdds } from "../../exercise/answers.ts";
import type { Question } from "../../exercise/model.ts";
import { keyOfSeed } from "../../random/seed.ts";
import {
  compare,
  differenceReaches,
  sharedColumns,
  type Comparison,
} from "../../study/comparison.ts";
import { defaultEngine, engineNamed } from "../batch/engines.ts";
import type { SoundExercise } from "./files.ts";

/** Runs behind the engine's odds: ±2.2 points at 50 %. */
export const ODDS_RUNS = 2000;

/**
 * The seed of the sealed world: two classes with the same word in the same exercise get the same one.
 * It is not the word itself, so that nobody who plays with that word meets it by chance.
 */
export function sealedSeed({ exercise }: SoundExercise, word: string): string {
  return exercise.scenario.seed ?? `${exercise.id}/${word.normalize("NFC").trim()}`;
}

/** What a lever does to an outcome: over many runs on the same luck, with and without it. */
export interface LeverDifference {
  /** Of a probability in [0, 1], of a mean, or of the mean step of a time, capped at the horizon. */
  readonly value: number;
  /** 95 % interval of the paired difference. */
  readonly low: number;
  readonly high: number;
  /** Pairs that it rests on. */
  readonly runs: number;
}

/** Everything that is known of a question once the seal is open; the three truths, apart. */
export interface ResolvedQuestion {
  readonly question: Question;
  /**
   * Of the sealed runs, in order; `undefined` where the run does not decide it or faulted. Of a
   * question about a lever: its difference.
   */
  readonly sealed: readonly (Answer | undefined)[];
  /** Absent: no engine odds. */
  readonly odds?: EngineOdds;
  /** Of a question about a lever. */
  readonly difference?: LeverDifference;
  /** What happened in fact; absent: not known, or not asked. */
  readonly known?: Answer;
}

/**
 * Opens the seal.
 * @param word of the class; of no account where the exercise fixes its seed
 */
export function resolveQuestions(
  sound: SoundExercise,
  word: string,
  oddsRuns: number = ODDS_RUNS,
): readonly ResolvedQuestion[] {
  const { exercise, world } = sound;
  const { program } = world;
  const seed = sealedSeed(sound, word);
  const engine = engineNamed(defaultEngine).prepare(program);
  const parameters = parametersOf(program);
  const runs = exercise.scenario.runs ?? 1;
  const sealed = engine.list(parameters, keyOfSeed(seed), 0, runs);
  const many = engine.list(parameters, keyOfSeed(`${seed}/odds`), 0, oddsRuns);
  const pulled = pullLevers(sound, { list: many, width: program.outcomes.length }, seed, oddsRuns);
  return exercise.questions.map((question) => {
    const odds = oddsOf(question, world, many, oddsRuns);
    const difference = differenceOf(question, pulled);
    const answer = question.known?.answer;
    return {
      question,
      sealed:
        question.sealed?.lever === undefined
          ? Array.from({ length: runs }, (_, row) => answerOf(question, world, sealed, row))
          : [difference?.value],
      ...(odds === undefined ? {} : { odds }),
      ...(difference === undefined ? {} : { difference }),
      ...(answer === undefined ? {} : { known: answer }),
    };
  });
}

/** What every lever that is asked about does to every outcome, by lever's id. */
function pullLevers(
  { exercise, world, levers }: SoundExercise,
  base: ListedRuns,
  seed: string,
  runs: number,
): ReadonlyMap<string, Comparison> {
  const asked = new Set(exercise.questions.flatMap(({ sealed }) => sealed?.lever ?? []));
  const compared = [...asked].flatMap((id): readonly (readonly [string, Comparison])[] => {
    const lever = levers.get(id);
    if (lever === undefined) return [];
    const { program } = lever;
    const columns = sharedColumns(world.program, program);
    const list = engineNamed(defaultEngine)
      .prepare(program)
      .list(parametersOf(program), keyOfSeed(`${seed}/odds`), 0, runs);
    const tally = pairRuns(base, { list, width: program.outcomes.length }, runs, columns);
    const reaches = differenceReaches(world.program, program, columns);
    const comparison = compare(world.program, columns, tally, reaches);
    return comparison === undefined ? [] : [[id, comparison]];
  });
  return new Map(compared);
}

function differenceOf(
  { id, sealed }: Question,
  pulled: ReadonlyMap<string, Comparison>,
): LeverDifference | undefined {
  if (sealed?.lever === undefined) return undefined;
  const comparison = pulled.get(sealed.lever);
  // A question's own expression stands among the outcomes under a name of its own.
  const name = sealed.outcome ?? askedId(id);
  const outcome = comparison?.outcomes.find((one) => one.id === name);
  if (comparison === undefined || outcome === undefined) return undefined;
  const { difference, low, high } = outcome.kind === "time" ? outcome.steps : outcome;
  return { value: difference, low, high, runs: comparison.runs };
}
