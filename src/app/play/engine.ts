/** The interpreter bound to one run: a program, its parameters and its luck. Pure. */

import { advance, availableMoves, beforeTurn } from "../../engine/interpreter/advance.ts";
import { chances, type TransitionChance } from "../../engine/interpreter/chances.ts";
import { beginOutcomes, observe } from "../../engine/interpreter/outcome.ts";
import { RunFault } from "../../engine/interpreter/fault.ts";
import { BeliefTooLarge, ImpossibleObservation } from "../../belief/refusal.ts";
import type { Choices, MoveOption, StepRecord } from "../../engine/interpreter/record.ts";
import { parametersOf } from "../../engine/interpreter/run.ts";
import { start } from "../../engine/interpreter/start.ts";
import type { State } from "../../engine/interpreter/state.ts";
import type { Program } from "../../ir/program.ts";
import type { Luck } from "../../random/luck.ts";
import { keyOfSeed } from "../../random/seed.ts";
import { luckOf } from "../../random/stream.ts";

/** What play needs of an engine. Every member may throw `RunFault`. */
export interface PlayEngine {
  readonly program: Program;
  readonly parameters: readonly number[];
  readonly luck: Luck;
  /** S_0. */
  start(): State;
  /** The next state; `choices` must be available. */
  advance(state: State, choices: Choices): { readonly state: State; readonly record: StepRecord };
  /** Chances of the coming step, with the unknowns of `state`. */
  chances(state: State): readonly TransitionChance[];
  /**
   * The snapshot that an actor's turn reads, and the record of what led to it; `actor` = number of
   * actors: after all turns.
   */
  beforeTurn(
    state: State,
    actor: number,
    choices: Choices,
  ): { readonly state: State; readonly record: StepRecord };
  /** Moves open to an actor on such a snapshot. */
  options(snapshot: State, actor: number): readonly MoveOption[];
  /** Outcome values on an observed path: conditions 1 or 0, times in steps with Infinity for never. */
  outcomes(states: readonly State[]): readonly number[];
}

/** The engine of one run. */
export function engineOf(program: Program, seed: string, run: number): PlayEngine {
  const parameters = parametersOf(program);
  const luck = luckOf(keyOfSeed(seed), run);
  return {
    program,
    parameters,
    luck,
    start: () => start(program, parameters, luck),
    advance: (state, choices) => advance(program, parameters, state, luck, choices),
    chances: (state) => chances(program, parameters, state),
    beforeTurn: (state, actor, choices) =>
      beforeTurn(program, parameters, state, luck, actor, choices),
    options: (snapshot, actor) => availableMoves(program, parameters, snapshot, actor),
    outcomes: (states) =>
      states
        .reduce(
          (progress, state) => observe(program, parameters, progress, state),
          beginOutcomes(program),
        )
        .map(({ value }) => value),
  };
}

/**
 * Why a session cannot go on, if that is what an error says: a fault of the scenario in this run, too
 * much that is hidden for an exact belief, or a history that the scenario cannot have had. Anything
 * else is a bug.
 */
export function reasonToStop(
  error: unknown,
): { readonly reason: string; readonly place: string; readonly step: number } | undefined {
  if (error instanceof RunFault) {
    return { reason: error.reason, place: error.place.path, step: error.step };
  }
  return error instanceof BeliefTooLarge || error instanceof ImpossibleObservation
    ? { reason: error.message, place: "", step: error.step }
    : undefined;
}
