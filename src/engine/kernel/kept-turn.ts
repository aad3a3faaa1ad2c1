/** Turns whose weights and hazards are kept from step to step: only what is stale is evaluated anew. */

import { at } from "../../base/invariant.ts";
import {
  branchIf,
  choose,
  dispatch,
  f64,
  get,
  i32,
  labelled,
  load,
  loop,
  note,
  op,
  set,
  store,
  when,
  type Code,
  type Local,
} from "./code.ts";
import type {} from "./context.ts";
import { laneWord } from "./draws.ts";
import { wordBelow } from "./decide.ts";
import { element } from "./memory-map.ts";
import type { Scope } from "./scope.ts";
import { anyBit, clearBits, setBits } from "./stale.ts";
import type { WatchedTurn } from "./watches.ts";
import { isCertain, type Candidate } from "./way.ts";

/** Above all rounding of a sum of hazards. */
const SLACK = 1 + 1e-12;

/** How one move is evaluated: within its condition comes what is given, then its ways. */
export type EvaluateMove = (move: number, opened: Code) => Code;

function ofMove(
  candidates: readonly Candidate[],
  move: number,
): readonly (readonly [position: number, candidate: Candidate])[] {
  return [...candidates.entries()].filter(([, one]) => one.move === move);
}

/** Sums without an order, so that additions do not wait for each other. */
function sum(values: readonly Code[]): Code {
  const [first = f64(0), second, ...others] = values;
  if (second === undefined) return first;
  const half = Math.ceil(values.length / 2);
  return others.length === 0
    ? op("f64.add", first, second)
    : op("f64.add", sum(values.slice(0, half)), sum(values.slice(half)));
}

/**
 * Evaluates the moves that are stale.
 * @param place where evaluating leaves the place to blame of a certain way
 */
export function emitRefresh(
  scope: Scope,
  kept: WatchedTurn,
  candidates: readonly Candidate[],
  names: readonly string[],
  evaluate: EvaluateMove,
  place: Local,
): Code {
  const { stale, open } = scope.context.watches;
  const moves = names.map((name, move) => {
    const mask = at(kept.moves, move);
    const mine = ofMove(candidates, move);
    const hasCertain = mine.some(([, one]) => isCertain(one));
    const keep = mine.map(([position, { amount }]) =>
      store(element(kept.amounts, position), get(amount)),
    );
    return [
      note(name),
      clearBits(open, mask),
      mine.map(([, { amount }]) => set(amount, f64(0))),
      hasCertain ? set(place, i32(-1)) : [],
      evaluate(move, setBits(open, mask)),
      keep,
      hasCertain ? store(element(kept.places, move), get(place)) : [],
    ];
  });
  const left = scope.locals.add("left", "i32");
  const next = labelled("next_stale");
  return when(anyBit([stale], kept.all), [
    set(left, op("i32.shr_u", anyBit([stale], kept.all), i32(kept.first & 31))),
    // In canonical order: the first fault is that of the run.
    loop(next, [
      dispatch(op("i32.ctz", get(left)), moves, "stale"),
      set(left, op("i32.and", get(left), op("i32.sub", get(left), i32(1)))),
      branchIf(next, get(left)),
    ]),
    clearBits(stale, kept.all),
    emitLimit(scope, kept, candidates),
  ]);
}

/** Which words of a draw may choose a move: all where certain ways are open. */
function emitLimit(scope: Scope, kept: WatchedTurn, candidates: readonly Candidate[]): Code {
  const { limits } = scope.context.watches;
  const sumOf = (certain: boolean): Code =>
    sum(
      [...candidates.entries()]
        .filter(([, one]) => isCertain(one) === certain)
        .map(([position]) => load(element(kept.amounts, position))),
    );
  const word = wordBelow(op("f64.mul", sumOf(false), f64(SLACK)));
  const limit = candidates.some(isCertain)
    ? choose("i32", op("f64.eq", sumOf(true), f64(0)), word, i32(-1))
    : word;
  return scope.borrow("i32", (local) => [
    set(local, limit),
    kept.lanes.map((lane) => store(element(limits, lane), get(local))),
  ]);
}

/** Whether the draw of any slot may choose a move. */
export function emitNear(scope: Scope, kept: WatchedTurn): Code {
  const { context } = scope;
  return kept.lanes
    .map((lane): Code => {
      const limit = load(element(context.watches.limits, lane));
      return op("i32.le_u", laneWord(context, lane), limit);
    })
    .reduce((any, one) => op("i32.or", any, one));
}

/** Takes what all ways came to, and the place to blame of the last certain one that is open. */
export function emitTake(
  scope: Scope,
  kept: WatchedTurn,
  candidates: readonly Candidate[],
  place: Local,
): Code {
  const certain = [...new Set(candidates.filter(isCertain).map(({ move }) => move))];
  return [
    candidates.map(({ amount }, position) => set(amount, load(element(kept.amounts, position)))),
    certain.map((move) =>
      scope.borrow("i32", (last) => [
        set(last, load(element(kept.places, move))),
        when(op("i32.ge_s", get(last), i32(0)), set(place, get(last))),
      ]),
    ),
  ];
}
