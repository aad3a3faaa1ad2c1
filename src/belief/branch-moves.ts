/** The ways in which the actors' turns of one step can have gone, given what was seen of them. */

import { at } from "../base/invariant.ts";
import type { Moment } from "../engine/interpreter/evaluate.ts";
import { contestOf, optionsOf } from "../engine/interpreter/moves.ts";
import type { ChangeRecord, MoveOption } from "../engine/interpreter/record.ts";
import type { State } from "../engine/interpreter/state.ts";
import { applyWrites, evaluateEffects, type Write } from "../engine/interpreter/write.ts";
import { seesMove, type ObservedTurn } from "./observation.ts";
import { moveKey, openFor } from "./open.ts";
import { relevanceOf } from "./relevance.ts";
import { areAll, matched, momentAt, type Setting, type Way } from "./setting.ts";

/** The sets of moves that an actor may have made in its turn, each once. @throws RunFault */
export function turnsOf(
  setting: Setting,
  moment: Moment,
  actor: number,
): readonly Way<readonly number[]>[] {
  const turn = at(setting.observation.turns, actor);
  const forgotten = at(relevanceOf(setting.program).forgottenMoves, actor);
  const { moves } = at(setting.program.actors, actor);
  const sets = new Map<string, Way<readonly number[]>>();
  for (const { probability, result } of slotsFrom(
    setting,
    turn,
    actor,
    0,
    optionsOf(moment, actor),
    [],
  )) {
    // A hidden move that writes nothing and that nothing reads is as good as none.
    const made = result
      .filter((move) => forgotten[move] !== true || at(moves, move).effects.length > 0)
      .toSorted((a, b) => a - b);
    const key = made.join();
    const before = sets.get(key)?.probability ?? 0;
    sets.set(key, { probability: before + probability, result: made });
  }
  return [...sets.values()];
}

/** The slots of a turn one after another; `made` are the moves of the slots before. */
function* slotsFrom(
  setting: Setting,
  turn: ObservedTurn,
  actor: number,
  slot: number,
  options: readonly MoveOption[],
  made: readonly number[],
): Generator<Way<readonly number[]>> {
  if (slot === turn.choices.length) {
    const result = rested(setting, turn, actor, made);
    const fits = result.every((move) => made.includes(move) || mayBe(setting, turn, actor, move));
    const isDue = (move: number): boolean =>
      turn.drawn.includes(move) || openFor(setting, moveKey(actor, move))?.isLast === true;
    const { moves } = at(setting.program.actors, actor);
    if (fits && moves.every((_, move) => !isDue(move) || result.includes(move))) {
      yield { probability: 1, result };
    }
    return;
  }
  for (const { probability, result } of slotWays(setting, turn, actor, slot, options)) {
    const left = options.filter(({ move }) => move !== result);
    const now = result === undefined ? made : [...made, result];
    for (const rest of slotsFrom(setting, turn, actor, slot + 1, left, now)) {
      yield { probability: probability * rest.probability, result: rest.result };
    }
  }
}

/** What may have been done in one slot; undefined = nothing. */
function slotWays(
  setting: Setting,
  turn: ObservedTurn,
  actor: number,
  slot: number,
  options: readonly MoveOption[],
): readonly Way<number | undefined>[] {
  const choice = turn.choices[slot];
  if (choice !== undefined) {
    // A player's own choice counts 1, where it could be made at all.
    const result = choice.kind === "none" ? undefined : choice.move;
    const possible = result === undefined || options.some(({ move }) => move === result);
    return possible ? [{ probability: 1, result }] : [];
  }
  const { among, total, probability } = contestOf(options);
  const nothing = probability < 1 ? [{ probability: 1 - probability, result: undefined }] : [];
  return [
    ...nothing,
    ...among
      .filter(({ move, weight }) => weight > 0 && mayBe(setting, turn, actor, move))
      .map(({ move, weight }) => ({ probability: (probability * weight) / total, result: move })),
  ];
}

/** Whether a move may have been drawn: it was seen to be, is open, or nobody would have seen it. */
function mayBe(setting: Setting, { drawn }: ObservedTurn, actor: number, move: number): boolean {
  return (
    drawn.includes(move) ||
    !seesMove(setting.program, setting.knowledge, actor, move) ||
    openFor(setting, moveKey(actor, move)) !== undefined
  );
}

/** The moves of a turn: the resting one where a policy made no other. */
function rested(
  { program }: Setting,
  { choices }: ObservedTurn,
  actor: number,
  made: readonly number[],
): readonly number[] {
  const { rest } = at(program.actors, actor);
  const idle = made.length === 0 && choices.every((choice) => choice === undefined);
  return rest !== undefined && idle ? [rest] : made;
}

/** What these moves of an actor write. @throws RunFault */
export function writesOf(moment: Moment, actor: number, made: readonly number[]): readonly Write[] {
  const { moves } = at(moment.program.actors, actor);
  return made.flatMap((move) => evaluateEffects(moment, at(moves, move).effects));
}

/** The states after all turns. */
export function* afterMoves(setting: Setting, state: State): Generator<Way<State>> {
  const { program } = setting;
  if (program.turns === "sequential") {
    yield* sequentialFrom(setting, state, 0, 0);
    return;
  }
  const moment = momentAt(setting, state);
  let ways: readonly Way<{ readonly state: State; readonly writes: readonly Write[] }>[] = [
    { probability: 1, result: { state, writes: [] } },
  ];
  for (const actor of program.actors.keys()) {
    const turns = turnsOf(setting, moment, actor);
    ways = ways.flatMap(({ probability, result }) =>
      turns.map((turn) => ({
        probability: probability * turn.probability,
        result: {
          state: { ...result.state, moves: result.state.moves.with(actor, turn.result) },
          writes: [...result.writes, ...writesOf(moment, actor, turn.result)],
        },
      })),
    );
  }
  for (const { probability, result } of ways) {
    const changes: ChangeRecord[] = [];
    const after = applyWrites(program, result.state, result.writes, "moves", changes);
    if (areAll(matched(changes, "moves", setting, 0), "moves", setting)) {
      yield { probability, result: after };
    }
  }
}

/** The turns from one actor on; `seen` of the observed writes have been made before. */
function* sequentialFrom(
  setting: Setting,
  state: State,
  actor: number,
  seen: number,
): Generator<Way<State>> {
  const { program } = setting;
  if (actor === program.actors.length) {
    if (areAll(seen, "moves", setting)) yield { probability: 1, result: state };
    return;
  }
  const moment = momentAt(setting, state);
  for (const turn of turnsOf(setting, moment, actor)) {
    const moved = { ...state, moves: state.moves.with(actor, turn.result) };
    const changes: ChangeRecord[] = [];
    const writes = writesOf(moment, actor, turn.result);
    const next = applyWrites(program, moved, writes, "moves", changes);
    const own = matched(changes, "moves", setting, seen);
    if (own === undefined) continue;
    for (const rest of sequentialFrom(setting, next, actor + 1, seen + own)) {
      yield { probability: turn.probability * rest.probability, result: rest.result };
    }
  }
}
