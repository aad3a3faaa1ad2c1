/**
 * One step of a run: the specification in code (docs/semantics.md, "One step"). Pure: the same
 * program, parameters, state, luck and choices give the same result, and nothing given is changed.
 */

import { invariant } from "../../base/invariant.ts";
import type { Program } from "../../ir/program.ts";
import type { Luck } from "../../random/luck.ts";
import { tick } from "./clock.ts";
import { noiseOf, runDrift } from "./drift.ts";
import { runEffects } from "./effects.ts";
import { momentOf } from "./evaluate.ts";
import { runEvents } from "./events.ts";
import { optionsOf, runMoves } from "./moves.ts";
import type { ChangeRecord, Choices, MoveOption, StepRecord } from "./record.ts";
import type { State } from "./state.ts";
import { runTransitions } from "./transitions.ts";

const noChoices: Choices = new Map();

/**
 * S_{t+1} from S_t, with the record of what happened and why.
 * @param choices of the players; where absent, the policy draws
 * @throws RunFault where the scenario cannot go on
 * @throws InvariantError if the run has ended, or a choice is not available
 *
 * @example
 * import { readFileSync } from "node:fs";
 * import { advance, keyOfSeed, lower, luckOf, parametersOf, readScenario, start } from "brink";
 *
 * const file = new URL(import.meta.resolve("brink/scenarios/two-state.yaml"));
 * const text = readFileSync(file, "utf8");
 * const { model } = readScenario("two-state.yaml", () => ({ text }));
 * if (model === undefined) throw new Error("it has faults");
 * const program = lower(model);
 * const parameters = parametersOf(program);
 * const luck = luckOf(keyOfSeed("a seed"), 7);
 * const { state, record } = advance(program, parameters, start(program, parameters, luck), luck);
 * console.log(state.step, record.transitions);
 */
export function advance(
  program: Program,
  parameters: readonly number[],
  state: State,
  luck: Luck,
  choices: Choices = noChoices,
): { readonly state: State; readonly record: StepRecord } {
  invariant(!state.ended, "a run that has ended cannot go on");
  const moment = (snapshot: State) => momentOf(program, parameters, snapshot);
  const changes: ChangeRecord[] = [];
  const events = runEvents(moment(state), luck, changes);
  const moves = runMoves(moment(events.state), luck, choices, changes);
  const transitions = runTransitions(moment(moves.state), luck, changes);
  const affected = runEffects(moment(transitions.state), transitions.records, changes);
  const drifted = runDrift(moment(affected), noiseOf(luck, state.step), changes);
  return {
    state: tick(program, parameters, drifted),
    record: {
      step: state.step,
      events: events.records,
      moves: moves.records,
      transitions: transitions.records,
      changes,
    },
  };
}

/**
 * The snapshot that an actor's turn of the coming step reads, and the record of what led to it: after the events and, with sequential
 * turns, after the moves of the actors before it. Not a state of the observed path; for asking a
 * player, with `availableMoves`.
 * @param actor index; the number of actors for the snapshot after all turns
 * @param choices of the players before this one
 * @throws RunFault
 */
export function beforeTurn(
  program: Program,
  parameters: readonly number[],
  state: State,
  luck: Luck,
  actor: number,
  choices: Choices = noChoices,
): { readonly state: State; readonly record: StepRecord } {
  const changes: ChangeRecord[] = [];
  const events = runEvents(momentOf(program, parameters, state), luck, changes);
  const moment = momentOf(program, parameters, events.state);
  const moves = runMoves(moment, luck, choices, changes, actor);
  const { step } = state;
  return {
    state: moves.state,
    record: { step, events: events.records, moves: moves.records, transitions: [], changes },
  };
}

/**
 * The moves an actor could make on a snapshot (best one of `beforeTurn`), with true weights:
 * what a player may see of them is for `view` to decide. Those of weight 0 may be chosen too.
 * @throws RunFault
 */
export function availableMoves(
  program: Program,
  parameters: readonly number[],
  snapshot: State,
  actor: number,
): readonly MoveOption[] {
  return optionsOf(momentOf(program, parameters, snapshot), actor);
}
