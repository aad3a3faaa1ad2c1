/**
 * What a dated history says of the outcomes: judged are those that read nothing but what was observed
 * (levels, watched events and moves, the calendar), by the same fold that judges runs.
 */

import { entryFor, type ByKind } from "../base/kinds.ts";
import { at } from "../base/invariant.ts";
import {
  beginOutcomes,
  isWithoutValue,
  type OutcomeProgress,
} from "../engine/interpreter/outcome.ts";
import { start } from "../engine/interpreter/start.ts";
import type { State } from "../engine/interpreter/state.ts";
import { expressionsOf } from "../ir/outcome-fold.ts";
import type { Program, ProgramOutcome } from "../ir/program.ts";
import type { Expr } from "../ir/expression.ts";
import { childrenOf, readsOf, type Read } from "../ir/walk.ts";
import type { WatchedPath } from "./signal.ts";
import { eventKey, moveKey } from "./open.ts";
import { keyOfProgress, observeOn } from "./filter.ts";

/** A state that an outcome asks about: S_step, or what was known at the end of a day (since 1970-01-01). */
export interface AskedState {
  readonly step: number;
  readonly on?: number;
}

/** The part of a path that an outcome asks about, both ends included. */
export interface AskedSpan {
  readonly from?: AskedState;
  readonly by?: AskedState;
}

/** What a path says of one outcome. */
export type Judgement =
  /** Decided: 0 or 1, a step or Infinity, a number. */
  | { readonly kind: "decided"; readonly value: number }
  /** The path ends too early. */
  | { readonly kind: "open" }
  /** It reads what nobody observed. */
  | { readonly kind: "unseen" }
  /** Reading it stops with a fault. */
  | { readonly kind: "faulty" };

const never = (): boolean => false;

/** Whether a part of the state was observed at every step of a path, and at the start. */
const observed: ByKind<Read, [WatchedPath], boolean> = {
  time: () => true,
  level: ({ flashpoint }, { steps }) =>
    steps.every(({ observation }) => observation.levels[flashpoint] !== undefined),
  dwell: never,
  held: never,
  variable: never,
  stopwatch: never,
  unknown: never,
  happened: ({ event }, { program }) => !at(program.events, event).hidden,
  moved: ({ actor, move }, { program }) => !at(at(program.actors, actor).moves, move).hidden,
};

/** All that an expression reads, however deep. */
function* readsIn(program: Program, expression: Expr): Generator<Read> {
  yield* readsOf(program, expression);
  const inside =
    expression.kind === "shared"
      ? [at(program.shared, expression.index).value]
      : childrenOf(expression);
  for (const child of inside) yield* readsIn(program, child);
}

/** A moment of a path: the state as far as it was observed, the rest as at the start. */
interface Moment {
  readonly state: State;
  /** What may be otherwise: levels of ladders, events that may have happened, moves that may have been made. */
  readonly levels: readonly (readonly number[] | undefined)[];
  readonly happened: readonly (boolean | undefined)[];
  readonly moves: readonly (readonly number[])[];
}

/** What is read as one state. */
const certain = (state: State): Moment => ({
  ...{ state, levels: [], moves: [] },
  happened: state.happened,
});

/** The moments of a path. */
function* momentsOf(parameters: readonly number[], path: WatchedPath): Generator<Moment> {
  const { program, steps } = path;
  let state = start(program, parameters, () => 0);
  let happened: readonly (boolean | undefined)[] = state.happened;
  const last = program.calendar.steps;
  yield certain({ ...state, ended: last === 0 });
  for (const { observation } of steps) {
    const { events, turns, levels, open = [] } = observation;
    const step = state.step + 1;
    const isOpen = (key: string): boolean => open.some((one) => one.key === key);
    const isDue = (key: string): boolean => open.some((one) => one.key === key && one.isLast);
    happened = happened.map((before, event) => {
      if (before === true || events.includes(event) || isDue(eventKey(event))) return true;
      return isOpen(eventKey(event)) ? undefined : before;
    });
    state = {
      ...state,
      step,
      levels: state.levels.map((level, index) => levels[index]?.[0] ?? level),
      happened: happened.map((one) => one === true),
      moves: turns.map(({ drawn }) => drawn),
      ended: step >= last,
    };
    const moves = program.actors.map((actor, index) =>
      [...actor.moves.keys()].filter((move) => isOpen(moveKey(index, move))),
    );
    yield { state, levels, happened, moves };
  }
}

/**
 * The moments of the part of a path that an outcome asks about. Days are read where that `toTheDay` makes
 * sense: history is known to the day, runs to the step.
 */
function* momentsWithin(
  parameters: readonly number[],
  path: WatchedPath,
  { from, by }: AskedSpan,
  toTheDay: boolean,
): Generator<Moment> {
  const { program } = path;
  const first = start(program, parameters, () => 0);
  const momentOn = ({ step, on }: AskedState): Moment | undefined => {
    const reading = on === undefined || !toTheDay ? undefined : path.onDay(on);
    if (reading === undefined) return undefined;
    const levels = first.levels.map((level, index) => reading.levels[index]?.[0] ?? level);
    const happened = reading.happened.map((one) => one === true);
    return { ...reading, state: { ...first, step, levels, happened }, moves: [] };
  };
  const opening = from === undefined ? undefined : momentOn(from);
  if (opening !== undefined) yield opening;
  const [begin, end] = [from?.on, by?.on].map((on) => (toTheDay ? on : undefined));
  for (const moment of momentsOf(parameters, path)) {
    const { state } = moment;
    // What holds when a step begins has held at the end of the day before.
    const day = at(program.calendar.dayOfStep, state.step) - 1;
    if (begin !== undefined && day < begin) continue;
    if (end === undefined ? state.step > (by?.step ?? Infinity) : day >= end) break;
    const ended = state.ended || (end === undefined && state.step === by?.step);
    yield { ...moment, state: { ...state, ended } };
  }
  const closing = by === undefined ? undefined : momentOn(by);
  if (closing !== undefined) yield { ...closing, state: { ...closing.state, ended: true } };
}

/** More states of a moment, or ways to judge, than this are not gone through. */
const MOST_WAYS = 1000;

/** The states that a moment may be, as far as they differ in what is read; undefined where they are too many. */
function statesOf(
  { state, levels, happened, moves }: Moment,
  reads: readonly Read[],
): State[] | undefined {
  let states = [state];
  const vary = (ways: readonly ((one: State) => State)[]): void => {
    if (states.length <= MOST_WAYS) states = states.flatMap((one) => ways.map((way) => way(one)));
  };
  for (const [flashpoint, all = []] of levels.entries()) {
    if (
      all.length < 2 ||
      !reads.some((one) => one.kind === "level" && one.flashpoint === flashpoint)
    )
      continue;
    vary(all.map((level) => (one) => ({ ...one, levels: one.levels.with(flashpoint, level) })));
  }
  for (const [event, did] of happened.entries()) {
    if (did !== undefined || !reads.some((one) => one.kind === "happened" && one.event === event))
      continue;
    vary(
      [true, false].map((value) => (one) => ({
        ...one,
        happened: one.happened.with(event, value),
      })),
    );
  }
  for (const [actor, all] of moves.entries()) {
    for (const move of all) {
      const made = (one: State): State => ({
        ...one,
        moves: one.moves.with(actor, [...at(one.moves, actor), move]),
      });
      if (reads.some((one) => one.kind === "moved" && one.actor === actor && one.move === move)) {
        vary([(one) => one, made]);
      }
    }
  }
  return states.length > MOST_WAYS ? undefined : states;
}

/** What a path says of one outcome: where several states fit it, what it says in all of them. */
function judge(
  parameters: readonly number[],
  path: WatchedPath,
  outcome: ProgramOutcome,
  span: AskedSpan | undefined,
): Judgement {
  const { program } = path;
  const asked: Program = { ...program, outcomes: [outcome] };
  const reads = expressionsOf(outcome.fold).flatMap((one) => [...readsIn(program, one)]);
  if (!reads.every((one) => entryFor(observed, one)(one, path))) return { kind: "unseen" };
  const toTheDay = reads.every(
    ({ kind }) => kind === "level" || kind === "happened" || kind === "time",
  );
  const moments =
    span === undefined
      ? momentsOf(parameters, path)
      : momentsWithin(parameters, path, span, toTheDay);
  let ways: readonly (readonly OutcomeProgress[])[] = [beginOutcomes(asked)];
  for (const moment of moments) {
    const states = statesOf(moment, reads);
    if (states === undefined) return { kind: "unseen" };
    const next = new Map<string, readonly OutcomeProgress[]>();
    for (const way of ways) {
      for (const state of states) {
        const progress = observeOn(asked, parameters, way, state);
        next.set(keyOfProgress(progress), progress);
      }
    }
    if (next.size > MOST_WAYS) return { kind: "unseen" };
    ways = [...next.values()];
  }
  const [judgement = { kind: "unseen" }, ...others] = ways.map((way) => judgementOf(at(way, 0)));
  const isOne = others.every((one) => JSON.stringify(one) === JSON.stringify(judgement));
  return isOne ? judgement : { kind: "unseen" };
}

/**
 * Judges every outcome of the program by a path.
 * @param asked the parts of the path that outcomes ask about, by id
 */
export function judgeOutcomes(
  parameters: readonly number[],
  path: WatchedPath,
  asked: ReadonlyMap<string, AskedSpan> = new Map(),
): readonly Judgement[] {
  return path.program.outcomes.map((outcome) =>
    judge(parameters, path, outcome, asked.get(outcome.id)),
  );
}

function judgementOf(progress: OutcomeProgress): Judgement {
  if (isWithoutValue(progress)) return { kind: "faulty" };
  return progress.decided ? { kind: "decided", value: progress.value } : { kind: "open" };
}
