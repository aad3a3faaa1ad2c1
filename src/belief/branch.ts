/**
 * All ways in which a step could have gone from one state so that it looked as it was observed, each
 * with its probability. Visible draws contribute the probability of what was seen, absences
 * included; hidden ones branch. A way that would have stopped the run is none.
 */

import { at } from "../base/invariant.ts";
import { tick } from "../engine/interpreter/clock.ts";
import { runDrift } from "../engine/interpreter/drift.ts";
import { runEffects } from "../engine/interpreter/effects.ts";
import { momentOf, type Moment } from "../engine/interpreter/evaluate.ts";
import { eventThreshold } from "../engine/interpreter/events.ts";
import { RunFault } from "../engine/interpreter/fault.ts";
import { sumOf } from "../engine/interpreter/hazard.ts";
import { optionsOf } from "../engine/interpreter/moves.ts";
import type { ChangeRecord, MoveOption, TransitionRecord } from "../engine/interpreter/record.ts";
import type { State } from "../engine/interpreter/state.ts";
import { transitionThreshold } from "../engine/interpreter/transitions.ts";
import { applyWrites, evaluateEffects, type Write } from "../engine/interpreter/write.ts";
import type { Program } from "../ir/program.ts";
import { BeliefTooLarge, maximumHypotheses } from "./refusal.ts";
import { relevanceOf } from "./relevance.ts";
import {
  levelsWritten,
  seesMove,
  type Knowledge,
  type Observation,
  type ObservedTurn,
} from "./observation.ts";

/** One way, with its probability > 0. */
export interface Way<T> {
  readonly probability: number;
  readonly result: T;
}

/** What does not change while a step is taken apart. */
export interface Setting {
  readonly program: Program;
  readonly parameters: readonly number[];
  readonly knowledge: Knowledge;
  readonly observation: Observation;
  /** Most ways of one phase that are worth following; `maximumHypotheses` where absent. */
  readonly most?: number;
}

/** The snapshot that a phase reads. */
export function momentAt({ program, parameters }: Setting, state: State): Moment {
  return momentOf(program, parameters, state);
}

/** Which events happened: seen ones as seen, hidden ones either way. */
function* happenings(setting: Setting, moment: Moment): Generator<Way<readonly number[]>> {
  const { program, observation, most = maximumHypotheses } = setting;
  const { idleEvents } = relevanceOf(program);
  let ways: readonly Way<readonly number[]>[] = [{ probability: 1, result: [] }];
  for (const [index, event] of program.events.entries()) {
    const seen = observation.events.includes(index);
    if (idleEvents[index] === true && !seen) continue;
    const chance = eventThreshold(moment, index)?.probability ?? 0;
    if (ways.length > most) throw new BeliefTooLarge(moment.state.step);
    ways = ways.flatMap(({ probability, result }) => {
      const yes = event.hidden || seen ? probability * chance : 0;
      const no = event.hidden || !seen ? probability * (1 - chance) : 0;
      return [
        ...(yes > 0 ? [{ probability: yes, result: [...result, index] }] : []),
        ...(no > 0 ? [{ probability: no, result }] : []),
      ];
    });
  }
  yield* ways;
}

/**
 * How many of the observed writes changes make, from `first` on; undefined if they make others. Where
 * nobody looked at writes, any fit.
 */
function matched(
  changes: readonly ChangeRecord[],
  phase: "events" | "moves",
  { observation: { written } }: Setting,
  first: number,
): number | undefined {
  const made = levelsWritten(changes, phase);
  if (written === undefined) return made.length;
  const fits = made.every(({ flashpoint, from, to }, index) => {
    const seen = written[phase][first + index];
    return seen?.flashpoint === flashpoint && seen.from === from && seen.to === to;
  });
  return fits ? made.length : undefined;
}

/** Whether these were all the writes of a phase that were observed. */
function areAll(count: number | undefined, phase: "events" | "moves", setting: Setting): boolean {
  const { written } = setting.observation;
  return count !== undefined && (written === undefined || count === written[phase].length);
}

/** The state after these events; undefined if other levels changed than were seen to. @throws RunFault */
export function afterEvents(
  setting: Setting,
  moment: Moment,
  happening: readonly number[],
): State | undefined {
  const { program, state } = moment;
  const writes = happening.flatMap((event) =>
    evaluateEffects(moment, at(program.events, event).effects),
  );
  const happened = state.happened.map((before, event) => before || happening.includes(event));
  const changes: ChangeRecord[] = [];
  const after = applyWrites(program, { ...state, happened }, writes, "events", changes);
  return areAll(matched(changes, "events", setting, 0), "events", setting) ? after : undefined;
}

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
    if (turn.drawn.every((move) => made.includes(move))) yield { probability: 1, result: made };
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
  { program, knowledge }: Setting,
  { choices, drawn }: ObservedTurn,
  actor: number,
  slot: number,
  options: readonly MoveOption[],
): readonly Way<number | undefined>[] {
  const choice = choices[slot];
  if (choice !== undefined) {
    // A player's own choice counts 1, where it could be made at all.
    const result = choice.kind === "none" ? undefined : choice.move;
    const possible = result === undefined || options.some(({ move }) => move === result);
    return possible ? [{ probability: 1, result }] : [];
  }
  const total = sumOf(options.map(({ weight }) => weight));
  if (total === 0) return [{ probability: 1, result: undefined }];
  return options
    .filter(
      ({ move, weight }) =>
        weight > 0 && (drawn.includes(move) || !seesMove(program, knowledge, actor, move)),
    )
    .map(({ move, weight }) => ({ probability: weight / total, result: move }));
}

/** What these moves of an actor write. @throws RunFault */
export function writesOf(moment: Moment, actor: number, made: readonly number[]): readonly Write[] {
  const { moves } = at(moment.program.actors, actor);
  return made.flatMap((move) => evaluateEffects(moment, at(moves, move).effects));
}

/** The states after all turns. */
function* afterMoves(setting: Setting, state: State): Generator<Way<State>> {
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

/** What a flashpoint may have done so that it is now where it was seen, and no other rule was seen. */
export function transitionsOf(
  setting: Setting,
  moment: Moment,
  flashpoint: number,
): readonly Way<TransitionRecord>[] {
  const { program, observation } = setting;
  const threshold = transitionThreshold(moment, flashpoint);
  const { from, rules, total, probability } = threshold;
  const to = observation.levels[flashpoint];
  const seen = observation.fired[flashpoint];
  const ways: Way<TransitionRecord>[] = [];
  if (seen === undefined && (to === undefined || from === to) && probability < 1) {
    const stay = total === 0 ? 1 : 1 - probability;
    ways.push({ probability: stay, result: { ...threshold, to: from } });
  }
  for (const { rule, hazard } of rules) {
    const written = at(at(program.flashpoints, flashpoint).rules, rule);
    const fits = seen === undefined ? written.hidden : rule === seen;
    if (!fits || (to !== undefined && written.target !== to) || hazard === 0) continue;
    const share = (probability * hazard) / total;
    ways.push({ probability: share, result: { ...threshold, fired: rule, to: written.target } });
  }
  return ways;
}

function* transitionsFrom(
  setting: Setting,
  moment: Moment,
): Generator<Way<readonly TransitionRecord[]>> {
  let ways: readonly Way<readonly TransitionRecord[]>[] = [{ probability: 1, result: [] }];
  for (const flashpoint of setting.program.flashpoints.keys()) {
    const own = transitionsOf(setting, moment, flashpoint);
    ways = ways.flatMap(({ probability, result }) =>
      own.map((way) => ({
        probability: probability * way.probability,
        result: [...result, way.result],
      })),
    );
    if (ways.length === 0) return;
  }
  yield* ways;
}

/** Phases 3 to 6, given which rules fired. @throws RunFault */
export function finish(
  setting: Setting,
  moment: Moment,
  transitions: readonly TransitionRecord[],
): State {
  const { program, parameters } = setting;
  const writes = transitions
    .filter(({ from, to }) => from !== to)
    .map(({ flashpoint, to }): Write => ({
      target: "flashpoint",
      index: flashpoint,
      operation: "set",
      value: to,
    }));
  const moved = applyWrites(program, moment.state, writes, "transitions", []);
  const affected = runEffects(momentAt(setting, moved), transitions, []);
  return tick(program, parameters, runDrift(momentAt(setting, affected), []));
}

/** Whether the end of a step looks as observed. */
export function looksRight({ observation }: Setting, state: State): boolean {
  return (
    (observation.ended === undefined || state.ended === observation.ended) &&
    observation.levels.every(
      (level, flashpoint) => level === undefined || level === state.levels[flashpoint],
    ) &&
    observation.variables.every(
      (value, variable) => value === undefined || value === state.variables[variable],
    )
  );
}

/**
 * The ways of one phase; one that stops the run is refuted by the run's having gone on.
 * @throws BeliefTooLarge
 */
function surviving<T>(
  { most = maximumHypotheses }: Setting,
  step: number,
  ways: () => Iterable<T>,
): readonly T[] {
  const found: T[] = [];
  try {
    for (const way of ways()) {
      if (found.push(way) > most) throw new BeliefTooLarge(step);
    }
    return found;
  } catch (error) {
    if (error instanceof RunFault) return [];
    throw error;
  }
}

/**
 * The states after a step from `state` that looked as observed, with their probabilities.
 * @throws BeliefTooLarge
 */
export function* waysFrom(setting: Setting, state: State): Generator<Way<State>> {
  if (state.ended) return;
  const { step } = state;
  const first = momentAt(setting, state);
  for (const events of surviving(setting, step, () => happenings(setting, first))) {
    const [begun] = surviving(setting, step, () => [afterEvents(setting, first, events.result)]);
    if (begun === undefined) continue;
    for (const moves of surviving(setting, step, () => afterMoves(setting, begun))) {
      const moment = momentAt(setting, moves.result);
      for (const transitions of surviving(setting, step, () => transitionsFrom(setting, moment))) {
        const [result] = surviving(setting, step, () => [
          finish(setting, moment, transitions.result),
        ]);
        const probability = events.probability * moves.probability * transitions.probability;
        if (result !== undefined && probability > 0 && looksRight(setting, result)) {
          yield { probability, result };
        }
      }
    }
  }
}
