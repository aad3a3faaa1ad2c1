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
import type { WatchedPath } from "./dated.ts";
import { observeOn } from "./filter.ts";

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

/** Whether all that an expression reads was observed. */
function isSeen(path: WatchedPath, expression: Expr): boolean {
  const { program } = path;
  const inside =
    expression.kind === "shared"
      ? [at(program.shared, expression.index).value]
      : childrenOf(expression);
  return (
    readsOf(program, expression).every((one) => entryFor(observed, one)(one, path)) &&
    inside.every((child) => isSeen(path, child))
  );
}

/** The states of a path, as far as they were observed; the rest of each stands as at the start. */
function* statesOf(parameters: readonly number[], path: WatchedPath): Generator<State> {
  const { program, steps } = path;
  let state = start(program, parameters, () => 0);
  const last = program.calendar.steps;
  yield { ...state, ended: last === 0 };
  for (const { observation } of steps) {
    const step = state.step + 1;
    state = {
      ...state,
      step,
      levels: state.levels.map((level, index) => observation.levels[index] ?? level),
      happened: state.happened.map((before, event) => before || observation.events.includes(event)),
      moves: observation.turns.map(({ drawn }) => drawn),
      ended: step >= last,
    };
    yield state;
  }
}

/**
 * The states of the part of a path that an outcome asks about. Days are read where that `toTheDay` makes
 * sense: history is known to the day, runs to the step.
 */
function* statesWithin(
  parameters: readonly number[],
  path: WatchedPath,
  { from, by }: AskedSpan,
  toTheDay: boolean,
): Generator<State> {
  const { program } = path;
  const first = start(program, parameters, () => 0);
  const stateOn = ({ step, on }: AskedState): State | undefined => {
    const reading = on === undefined || !toTheDay ? undefined : path.onDay(on);
    if (reading === undefined) return undefined;
    const levels = first.levels.map((level, index) => reading.levels[index] ?? level);
    return { ...first, step, levels, happened: reading.happened };
  };
  const opening = from === undefined ? undefined : stateOn(from);
  if (opening !== undefined) yield opening;
  const [begin, end] = [from?.on, by?.on].map((on) => (toTheDay ? on : undefined));
  for (const state of statesOf(parameters, path)) {
    // What holds when a step begins has held at the end of the day before.
    const day = at(program.calendar.dayOfStep, state.step) - 1;
    if (begin !== undefined && day < begin) continue;
    if (end === undefined ? state.step > (by?.step ?? Infinity) : day >= end) break;
    yield { ...state, ended: state.ended || (end === undefined && state.step === by?.step) };
  }
  const closing = by === undefined ? undefined : stateOn(by);
  if (closing !== undefined) yield { ...closing, ended: true };
}

/** The value of an outcome that asks about a part of a path. */
function judgeSpan(
  parameters: readonly number[],
  path: WatchedPath,
  outcome: ProgramOutcome,
  span: AskedSpan,
): Judgement {
  const asked = { ...path.program, outcomes: [outcome] };
  const toTheDay = expressionsOf(outcome.fold).every((one) => isOfDay(asked, one));
  let progress = beginOutcomes(asked);
  for (const state of statesWithin(parameters, path, span, toTheDay)) {
    progress = observeOn(asked, parameters, progress, state);
  }
  return judgementOf(at(progress, 0));
}

/** Whether an expression reads levels, events and the clock only, which are known to the day. */
function isOfDay(program: Program, expression: Expr): boolean {
  const own = readsOf(program, expression);
  const inside =
    expression.kind === "shared"
      ? [at(program.shared, expression.index).value]
      : childrenOf(expression);
  return (
    own.every(({ kind }) => kind === "level" || kind === "happened" || kind === "time") &&
    inside.every((child) => isOfDay(program, child))
  );
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
  const { program } = path;
  const seen = program.outcomes.map(({ fold }) =>
    expressionsOf(fold).every((expression) => isSeen(path, expression)),
  );
  // Only what can be judged is read: the rest would read what stands still.
  const judged: Program = {
    ...program,
    outcomes: program.outcomes.filter((_, index) => at(seen, index)),
  };
  let progress: readonly OutcomeProgress[] = beginOutcomes(judged);
  for (const state of statesOf(parameters, path)) {
    progress = observeOn(judged, parameters, progress, state);
  }
  let next = 0;
  return seen.map((visible, index): Judgement => {
    if (!visible) return { kind: "unseen" };
    const one = at(progress, next);
    next += 1;
    const outcome = at(program.outcomes, index);
    const span = asked.get(outcome.id);
    return span === undefined ? judgementOf(one) : judgeSpan(parameters, path, outcome, span);
  });
}

function judgementOf(progress: OutcomeProgress): Judgement {
  if (isWithoutValue(progress)) return { kind: "faulty" };
  return progress.decided ? { kind: "decided", value: progress.value } : { kind: "open" };
}
