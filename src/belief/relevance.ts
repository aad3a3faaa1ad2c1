/**
 * Which hidden happenings can tell on anything at all. What no expression reads and what writes nothing
 * changes neither what is observed nor what may come, so that a belief need not keep its ways apart:
 * its probabilities sum to 1.
 */

import { at } from "../base/invariant.ts";
import type { State } from "../engine/interpreter/state.ts";
import type { Program, ProgramEvent } from "../ir/program.ts";
import type { Expr } from "../ir/expression.ts";
import { childrenOf, readsOf, rootsOf } from "../ir/walk.ts";

/** Of a program: what a belief may forget. */
export interface Relevance {
  /** Per event: hidden, writes nothing, read by nothing, and cannot stop a run: no need to branch. */
  readonly idleEvents: readonly boolean[];
  /** Per event: that it has happened is read by nothing, not even by the event itself. */
  readonly forgottenFlags: readonly boolean[];
  /** Per actor and move: hidden, and that it was made is read by nothing. */
  readonly forgottenMoves: readonly (readonly boolean[])[];
}

const memory = new WeakMap<Program, Relevance>();

/** The relevance of a program's hidden parts, found once. */
export function relevanceOf(program: Program): Relevance {
  const known = memory.get(program);
  if (known !== undefined) return known;
  const found = findRelevance(program);
  memory.set(program, found);
  return found;
}

/** The state without what a belief forgets of it. */
export function forget(program: Program, state: State): State {
  const { idleEvents, forgottenFlags, forgottenMoves } = relevanceOf(program);
  return {
    ...state,
    happened: state.happened.map(
      (before, event) => before && idleEvents[event] !== true && forgottenFlags[event] !== true,
    ),
    moves: state.moves.map((made, actor) =>
      made.filter((move) => forgottenMoves[actor]?.[move] !== true),
    ),
  };
}

function findRelevance(program: Program): Relevance {
  const events = program.events.map(() => false);
  const moves = program.actors.map((actor) => actor.moves.map(() => false));
  const visit = (expression: Expr): void => {
    for (const read of readsOf(program, expression)) {
      if (read.kind === "happened") events[read.event] = true;
      if (read.kind === "moved") at(moves, read.actor)[read.move] = true;
    }
    childrenOf(expression).forEach(visit);
  };
  for (const root of rootsOf(program)) visit(root);
  return {
    idleEvents: program.events.map(
      (event, index) =>
        event.hidden && events[index] !== true && event.effects.length === 0 && cannotFail(event),
    ),
    forgottenFlags: program.events.map(
      ({ hidden, occurrence }, index) =>
        hidden && events[index] !== true && (occurrence.kind === "dated" || occurrence.repeats),
    ),
    forgottenMoves: program.actors.map((actor, index) =>
      actor.moves.map(({ hidden }, move) => hidden && moves[index]?.[move] !== true),
    ),
  };
}

/** Whether reading an event's chance cannot stop a run: plain numbers, under plain conditions. */
function cannotFail({ when, occurrence }: ProgramEvent): boolean {
  if (when !== undefined && !isPlain(when)) return false;
  if (occurrence.kind === "certain") return true;
  if (occurrence.kind === "dated") return isLeaf(occurrence.probability.value);
  const { base, multipliers } = occurrence;
  const amount = base.kind === "chance" ? base.probability : base.hazard;
  return (
    isLeaf(amount.value) &&
    multipliers.every(
      (one) => isLeaf(one.factor.value) && (one.when === undefined || isPlain(one.when)),
    )
  );
}

function isLeaf({ kind }: Expr): boolean {
  return kind === "number" || kind === "parameter";
}

/** Kinds that compute nothing. */
const plain: Readonly<Record<Expr["kind"], boolean>> = {
  number: true,
  parameter: true,
  variable: true,
  step: true,
  since: true,
  dwell: true,
  held: true,
  elapsed: true,
  rung: true,
  unary: false,
  binary: false,
  conditional: false,
  shared: false,
  boolean: true,
  compare: true,
  level: true,
  unknown: true,
  and: true,
  or: true,
  not: true,
  happened: true,
  within: true,
  moved: true,
};

/** A condition without arithmetic. */
function isPlain(expression: Expr): boolean {
  return plain[expression.kind] && childrenOf(expression).every(isPlain);
}
