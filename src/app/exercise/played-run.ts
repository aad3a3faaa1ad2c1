/**
 * The sealed run as it goes once decisions are played into it: the moves that people chose are forced
 * at the step of their round, everything else is left to the policies and to the same luck. Without
 * decisions it is the untouched run of the same seed.
 */

import { at } from "../../base/invariant.ts";
import type { Choice, Choices, StepRecord } from "../../engine/interpreter/record.ts";
import type { State } from "../../engine/interpreter/state.ts";
import type { Exercise } from "../../exercise/model.ts";
import type { ForcedMove, MadeDecision } from "../../exercise/submission.ts";
import type { PlayEngine } from "../play/engine.ts";
import type { Decisions } from "../play/session.ts";

/** A path with what was forced on it. */
export interface PlayedRun {
  /** S_0 …; `records[t]` leads from `states[t]` to `states[t + 1]`. */
  readonly states: readonly State[];
  readonly records: readonly StepRecord[];
  /** In the order in which they were made; refused ones too. */
  readonly moves: readonly ForcedMove[];
  /** By step what was forced. */
  readonly decisions: Decisions;
}

/** A move that people decided on. */
interface WantedMove {
  readonly actor: string;
  readonly move: string;
}

/** Moves by step: those of the options that were chosen, and those of a text that holds. */
export function wantedMoves(
  exercise: Exercise,
  decisions: readonly MadeDecision[],
  textHolds: boolean,
): ReadonlyMap<number, readonly WantedMove[]> {
  const wanted = new Map<number, WantedMove[]>();
  const want = (step: number, paths: readonly string[]): void => {
    const list = wanted.get(step) ?? [];
    for (const path of paths) {
      const [actor = "", move = ""] = path.split(".");
      if (!list.some((one) => one.actor === actor && one.move === move)) list.push({ actor, move });
    }
    wanted.set(step, list);
  };
  let textAt: number | undefined;
  for (const { round, decision, answer } of decisions) {
    const step = exercise.rounds.find(({ id }) => id === round)?.to ?? 0;
    if (answer.kind === "agreement") textAt = step;
    const chosen =
      answer.kind === "choice"
        ? [answer.option]
        : answer.kind === "moves" || answer.kind === "spend"
          ? answer.options
          : [];
    const options = exercise.decisions.find(({ id }) => id === decision)?.options ?? [];
    for (const option of chosen) want(step, options.find(({ id }) => id === option)?.moves ?? []);
  }
  if (textHolds && textAt !== undefined) want(textAt, exercise.agreement?.moves ?? []);
  return wanted;
}

/** The choices of a step, as far as the scenario allows them there. */
function choicesOf(
  engine: PlayEngine,
  state: State,
  wanted: readonly WantedMove[],
): { readonly choices: Choices; readonly moves: readonly ForcedMove[] } {
  const choices = new Map<number, readonly Choice[]>();
  const moves: ForcedMove[] = [];
  for (const [index, { id, moves: known, sites }] of engine.program.actors.entries()) {
    const own = wanted.filter(({ actor }) => actor === id);
    if (own.length === 0) continue;
    const open = engine.options(engine.beforeTurn(state, index, choices).state, index);
    const made: Choice[] = [];
    for (const { actor, move } of own) {
      const number = known.findIndex((one) => one.id === move);
      const allowed = open.some((option) => option.move === number) && made.length < sites.length;
      moves.push({ step: state.step, actor, move, ...(allowed ? {} : { refused: true }) });
      if (allowed) made.push({ kind: "move", move: number });
    }
    if (made.length > 0) choices.set(index, made);
  }
  return { choices, moves };
}

/** Plays the run up to a step, or to its end. @throws RunFault */
export function playRun(
  engine: PlayEngine,
  wanted: ReadonlyMap<number, readonly WantedMove[]>,
  to: number,
): PlayedRun {
  const states = [engine.start()];
  const records: StepRecord[] = [];
  const moves: ForcedMove[] = [];
  const decisions = new Map<number, Choices>();
  for (let step = 0; step < to; step++) {
    const state = at(states, step);
    if (state.ended) break;
    const forced = choicesOf(engine, state, wanted.get(step) ?? []);
    moves.push(...forced.moves);
    if (forced.choices.size > 0) decisions.set(step, forced.choices);
    const next = engine.advance(state, forced.choices);
    states.push(next.state);
    records.push(next.record);
  }
  return { states, records, moves, decisions };
}
