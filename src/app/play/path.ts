/**
 * A played path S_0 … S_n. Of each step little is kept: what pictures of the past show, and the choices
 * that led there; of every sixteenth the state. Whatever else is asked for is run again, and the steps
 * that were asked for last are remembered, so that a game of any length takes little room.
 */

import { at } from "../../base/invariant.ts";
import type { Choices, StepRecord } from "../../engine/interpreter/record.ts";
import type { State } from "../../engine/interpreter/state.ts";
import type { Deeds } from "../../story/news-line.ts";
import type { Past } from "../../view/play/scene.ts";
import type { PlayEngine } from "./engine.ts";

/** Where a path came to. */
export interface Stand extends Past {
  /** Choices taken by hand in the step that led here. */
  readonly choices: Choices;
  /** What happened in that step; nothing at S_0. */
  readonly deeds: Deeds;
  /** `ends when` holds here, or the horizon is reached. */
  readonly ended: boolean;
  /** The whole state, of one step in sixteen. */
  readonly kept?: State;
}

/** S_0 … S_n, by step; never empty. */
export type Path = readonly Stand[];

/** A state, and the record of the step that led to it; none at S_0. */
interface Full {
  readonly state: State;
  readonly record?: StepRecord;
}

/** One state in so many is kept. */
const spacing = 16;
/** So many steps are remembered whole. */
const remembered = 24;
const noChoices: Choices = new Map();
const noDeeds: Deeds = { events: [], moves: [], transitions: [] };

/** What happened in a step, without how it came to that. */
function deedsOf({ events, moves, transitions }: StepRecord): Deeds {
  return {
    events: events.flatMap(({ event, happened }) => (happened ? [{ event, happened }] : [])),
    moves: moves.flatMap(({ actor, chosen }) => (chosen === undefined ? [] : [{ actor, chosen }])),
    transitions: transitions.flatMap(({ flashpoint, fired }) =>
      fired === undefined ? [] : [{ flashpoint, fired }],
    ),
  };
}

const memories = new WeakMap<PlayEngine, Map<Stand, Full>>();

function recall(engine: PlayEngine, stand: Stand): Full | undefined {
  return memories.get(engine)?.get(stand);
}

function remember(engine: PlayEngine, stand: Stand, full: Full): Full {
  const memory = memories.get(engine) ?? new Map<Stand, Full>();
  memories.set(engine, memory);
  memory.delete(stand);
  memory.set(stand, full);
  const [oldest] = memory.keys();
  if (memory.size > remembered && oldest !== undefined) memory.delete(oldest);
  return full;
}

/** The values of one list as the same object as before where nothing changed. */
function shared(now: readonly number[], before: readonly number[] | undefined): readonly number[] {
  return before !== undefined && now.every((value, index) => value === before[index])
    ? before
    : now;
}

function standOf({ state, record }: Full, choices: Choices, before: Stand | undefined): Stand {
  const { step, ended } = state;
  return {
    ...{ step, ended, choices },
    deeds: record === undefined ? noDeeds : deedsOf(record),
    levels: shared(state.levels, before?.levels),
    variables: shared(state.variables, before?.variables),
    // A copy: what others remember by the state itself must not be kept with it.
    ...(step % spacing === 0 ? { kept: { ...state } } : {}),
  };
}

/** What happened in the steps up to S_`step`. */
export function deedsBefore(path: Path, step: number): readonly Deeds[] {
  return path.slice(1, step + 1).map(({ deeds }) => deeds);
}

/** The path of no step. @throws RunFault */
export function beginPath(engine: PlayEngine): Path {
  const state = engine.start();
  const stand = standOf({ state }, noChoices, undefined);
  remember(engine, stand, { state });
  return [stand];
}

/** A path and one step more. @throws RunFault */
export function onward(engine: PlayEngine, path: Path, choices: Choices): Path {
  const last = at(path, path.length - 1);
  const next = engine.advance(stateAt(engine, path, path.length - 1), choices);
  const stand = standOf(next, choices.size === 0 ? noChoices : choices, last);
  remember(engine, stand, next);
  return [...path, stand];
}

/** The state of a step. @throws RunFault */
export function stateAt(engine: PlayEngine, path: Path, step: number): State {
  return fullAt(engine, path, step).state;
}

/** The record of the step that led to S_`step`; undefined at S_0. @throws RunFault */
export function recordTo(engine: PlayEngine, path: Path, step: number): StepRecord | undefined {
  const full = fullAt(engine, path, step);
  if (step === 0 || full.record !== undefined) return full.record;
  return stepTo(engine, path, step, stateAt(engine, path, step - 1)).record;
}

function stepTo(engine: PlayEngine, path: Path, step: number, before: State): Full {
  const stand = at(path, step);
  const full = engine.advance(before, stand.choices);
  const known = recall(engine, stand);
  // What is remembered by a state stays with that state.
  return remember(engine, stand, known === undefined ? full : { ...known, record: full.record });
}

function fullAt(engine: PlayEngine, path: Path, step: number): Full {
  let first = step;
  let full: Full | undefined;
  for (; full === undefined; first -= 1) {
    const stand = at(path, first);
    full = recall(engine, stand);
    if (full === undefined && stand.kept !== undefined) {
      full = remember(engine, stand, { state: { ...stand.kept } });
    }
  }
  for (let next = first + 2; next <= step; next += 1) {
    full = stepTo(engine, path, next, full.state);
  }
  return full;
}

/**
 * What follows from a path up to a step, made state by state and remembered by the states: going on by
 * one step costs one `next`. @throws RunFault
 * @param memory what it came to, by state
 */
export function along<Value extends object>(
  engine: PlayEngine,
  path: Path,
  step: number,
  memory: WeakMap<State, Value>,
  {
    begin,
    next,
  }: {
    readonly begin: (first: State) => Value;
    readonly next: (value: Value, state: State, record: StepRecord) => Value;
  },
): Value {
  let from = step;
  let value: Value | undefined;
  for (; from >= 0 && value === undefined; from -= 1) {
    const known = recall(engine, at(path, from));
    value = known === undefined ? undefined : memory.get(known.state);
  }
  let index = from + 1;
  if (value === undefined) {
    const first = stateAt(engine, path, 0);
    value = begin(first);
    memory.set(first, value);
    index = 0;
  }
  for (index += 1; index <= step; index += 1) {
    const record = recordTo(engine, path, index);
    const state = stateAt(engine, path, index);
    if (record !== undefined) value = next(value, state, record);
    memory.set(state, value);
  }
  return value;
}
