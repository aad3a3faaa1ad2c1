/**
 * Which draws of a turn can only be those of its resting move: the move without effects and without a
 * condition that actors make in most steps. Where a draw lies between the bounds, the other weights
 * need not be known. The bounds are empty wherever weighing could fault, so that no run fault is ever
 * skipped.
 */

import { at } from "../base/invariant.ts";
import { Bounds, type Known } from "./bounds.ts";
import type { Program, ProgramActor, ProgramMove } from "./program.ts";
import type { BooleanExpr, Expr } from "./expression.ts";
import { hazardBound, wordOfBound } from "./bounds-hazard.ts";
import { isHazardPolicy } from "./policy.ts";
import { amountOf, childrenOf } from "./walk.ts";

/** A turn of one slot that can be decided by bounds. */
export interface Rest {
  readonly actor: number;
  /** The resting move, by its place among the actor's moves; absent where resting is to do nothing. */
  readonly move?: number;
  /** The flashpoint on whose level the turn depends most, if it depends on any. */
  readonly flashpoint: number | undefined;
}

/** High words of uniforms: `first`, and how many from there on; none where `count` is 0. */
export interface RestWords {
  readonly first: number;
  readonly count: number;
}

const NONE: RestWords = { first: 0, count: 0 };

/** 2^32. */
const WORDS = 4294967296;

/** Where sums of weights are far from both ends of the numbers, rounding is relative. */
const LEAST = 1e-200;
const MOST = 1e200;

/** Lowest and highest weight over the states in which the move can be made. */
interface WeightRange {
  readonly low: number;
  readonly high: number;
}

/** Range of weight · Π factors as computed: rounding keeps the order of products. */
function weightRange(bounds: Bounds, move: ProgramMove): WeightRange {
  const { base, multipliers } = at(move.ways, 0);
  let { low, high } = bounds.root(amountOf(base).value);
  if (low < 0) bounds.fault();
  for (const { when, factor } of multipliers) {
    const truth = when === undefined ? "true" : bounds.boolean(when);
    if (truth === "false") continue;
    const range = bounds.root(factor.value);
    if (range.low < 0) bounds.fault();
    const least = low * range.low;
    const most = high * range.high;
    low = truth === "true" ? least : Math.min(low, least);
    high = truth === "true" ? most : Math.max(high, most);
  }
  return { low, high };
}

function* flashpointsIn(expression: Expr): Generator<number> {
  if (expression.kind === "level" || expression.kind === "held" || expression.kind === "rung") {
    yield expression.flashpoint;
  }
  for (const child of childrenOf(expression)) yield* flashpointsIn(child);
}

/** The flashpoint that the conditions of the moves ask about most often. */
function keyFlashpoint({ moves }: ProgramActor): number | undefined {
  const counts = new Map<number, number>();
  for (const move of moves) {
    const multipliers = move.ways.flatMap((way) => [way, ...way.multipliers]);
    for (const { when } of [move, ...multipliers]) {
      if (when === undefined) continue;
      for (const flashpoint of flashpointsIn(when)) {
        counts.set(flashpoint, (counts.get(flashpoint) ?? 0) + 1);
      }
    }
  }
  const [most] = [...counts].toSorted((a, b) => b[1] - a[1] || a[0] - b[0]);
  return most?.[0];
}

/** The turns that bounds may decide, in the order of the actors: sequential turns of one slot. */
export function restsOf(program: Program): readonly Rest[] {
  if (program.turns !== "sequential") return [];
  const defaults = new Bounds(program, {
    parameters: program.parameters.map(({ value }) => value),
  });
  return program.actors.flatMap((actor, index) => {
    if (actor.sites.length !== 1) return [];
    const flashpoint = keyFlashpoint(actor);
    if (isHazardPolicy(actor)) {
      const { rest } = actor;
      if (rest !== undefined && at(actor.moves, rest).effects.length > 0) return [];
      return [{ actor: index, ...(rest === undefined ? {} : { move: rest }), flashpoint }];
    }
    const [best] = [...actor.moves.entries()]
      .filter(([, { when, effects }]) => when === undefined && effects.length === 0)
      .map(([move, entry]) => ({ move, low: weightRange(defaults, entry).low }))
      .toSorted((a, b) => b.low - a.low || a.move - b.move);
    if (best === undefined) return [];
    return { actor: index, move: best.move, flashpoint };
  });
}

/**
 * The words whose uniforms choose the resting move in every state that agrees with what is known:
 * with r its least weight, B and A the most before and after it, those with u from B / (B + r) to
 * r / (r + A), less two words on either side for rounding.
 */
export function restWords(program: Program, rest: Rest, known: Known): RestWords {
  const bounds = new Bounds(program, known);
  const actor = at(program.actors, rest.actor);
  const { value, mayFault } = bounds.watch(() =>
    isHazardPolicy(actor) ? quietWords(bounds, actor) : lightWords(bounds, actor, rest.move),
  );
  return mayFault ? NONE : value;
}

/** Of a hazard policy: those above an upper bound of the total hazard. */
function quietWords(bounds: Bounds, { moves }: ProgramActor): RestWords {
  const mayHold = ({ when }: { readonly when?: BooleanExpr }): boolean =>
    when === undefined || bounds.boolean(when) !== "false";
  let total = 0;
  for (const { ways } of moves.filter(mayHold)) {
    for (const { base, multipliers } of ways.filter(mayHold)) {
      if (base.kind === "certain") return NONE;
      total += hazardBound(bounds, { base, multipliers });
    }
  }
  const first = wordOfBound(total) + 1;
  return first < WORDS ? { first, count: WORDS - first } : NONE;
}

/** Of a weight policy: those that pick the resting move, whatever the others weigh. */
function lightWords(bounds: Bounds, { moves }: ProgramActor, move: number | undefined): RestWords {
  if (move === undefined) return NONE;
  let before = 0;
  let after = 0;
  let least = 0;
  let most = 0;
  for (const [index, other] of moves.entries()) {
    if (other.when !== undefined && bounds.boolean(other.when) === "false") continue;
    const { low, high } = weightRange(bounds, other);
    if (index < move) before += high;
    else if (index > move) after += high;
    else [least, most] = [low, high];
  }
  if (!(least > LEAST && before + after + most < MOST)) return NONE;
  const first = before === 0 ? 0 : Math.ceil((before / (before + least)) * WORDS) + 2;
  const end = after === 0 ? WORDS : Math.floor((least / (least + after)) * WORDS) - 2;
  return end > first ? { first, count: Math.min(end - first, WORDS - 1) } : NONE;
}
