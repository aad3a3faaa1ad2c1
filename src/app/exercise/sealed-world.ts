/** The sealed world of an exercise: its seed, its runs, their answers, and the engine's odds. */

import { parametersOf } from "../../engine/interpreter/run.ts";
import { answerOf, oddsOf, type Answer, type EngineOdds } from "../../exercise/answers.ts";
import type { Question } from "../../exercise/model.ts";
import { keyOfSeed } from "../../random/seed.ts";
import { engineNamed } from "../batch/engines.ts";
import { defaultEngine } from "../batch/order.ts";
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

/** Everything that is known of a question once the seal is open; the three truths, apart. */
export interface ResolvedQuestion {
  readonly question: Question;
  /** Of the sealed runs, in order; `undefined` where the run does not decide it or faulted. */
  readonly sealed: readonly (Answer | undefined)[];
  /** Absent: no engine odds. */
  readonly odds?: EngineOdds;
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
  const engine = engineNamed(defaultEngine()).prepare(program);
  const parameters = parametersOf(program);
  const runs = exercise.scenario.runs ?? 1;
  const sealed = engine.list(parameters, keyOfSeed(seed), 0, runs);
  const many = engine.list(parameters, keyOfSeed(`${seed}/odds`), 0, oddsRuns);
  return exercise.questions.map((question) => {
    const odds = oddsOf(question, world, many, oddsRuns);
    const answer = question.known?.answer;
    return {
      question,
      sealed: Array.from({ length: runs }, (_, row) => answerOf(question, world, sealed, row)),
      ...(odds === undefined ? {} : { odds }),
      ...(answer === undefined ? {} : { known: answer }),
    };
  });
}
