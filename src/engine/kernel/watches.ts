/** Which decisions of a program are kept from step to step while nothing that they read changes. */

import { at } from "../../base/invariant.ts";
import type { Bounds } from "../../ir/bounds.ts";
import type { BooleanExpr, Expr } from "../../ir/expression.ts";
import { eventExpressions, moveExpressions } from "../../ir/parts.ts";
import { isHazardPolicy } from "../../ir/policy.ts";
import type { Program, ProgramActor } from "../../ir/program.ts";
import type { Callee } from "./code.ts";
import type { Lanes } from "./lanes.ts";
import type { Cell, MemoryMap } from "./memory-map.ts";
import { Watch, whileOpen, type Mask } from "./watch.ts";

/** A turn whose hazards are kept: by move a bit, by way an amount. */
export interface WatchedTurn {
  readonly moves: readonly Mask[];
  readonly all: Mask;
  /** The number of the first of the bits, which share a word. */
  readonly first: number;
  /** The weights of its ways, or the hazards, one slot's share each; 0 where a way is shut. */
  readonly amounts: Cell;
  /** By move: where to blame its last open certain way, or -1. */
  readonly places: Cell;
  /** Those of its draws. */
  readonly lanes: readonly number[];
}

/** What is kept, and where. */
export interface Watches {
  readonly watch: Watch;
  /** By actor. */
  readonly turns: readonly (WatchedTurn | undefined)[];
  /** By lane: the last word of a draw that may choose a move. */
  readonly limits: Cell;
  /** By event: 0 where it is not kept. */
  readonly events: readonly Mask[];
  /** Words of bits: what is stale, and which certain events fall due in every step as things stand. */
  readonly stale: Cell;
  readonly due: Cell;
  /** Which were open when they were evaluated last. */
  readonly open: Cell;
  /** What will be stale: a row of as many words for each of the next steps, one after another. */
  readonly ring: Cell;
  /** How many rows it has, a power of two. */
  readonly rows: number;
  /** One byte a step: something is stale from then on, whatever happened. */
  readonly turning: Cell;
}

/** Functions that set alarms, where there are any. */
export interface AlarmSetters {
  readonly entered: readonly (Callee | undefined)[];
  readonly held: readonly (readonly (Callee | undefined)[])[];
  readonly stopwatches: readonly (Callee | undefined)[];
}

/** Moves of an actor share a word. */
const WORD = 32;

/** More are not kept. */
const MOST_WORDS = 32;

function isWatchable(program: Program, actor: ProgramActor): boolean {
  return (
    program.turns === "sequential" &&
    isHazardPolicy(actor) &&
    actor.moves.length <= WORD &&
    actor.moves.some(({ ways }) => ways.length > 0)
  );
}

/** Notes what a part reads: while it is shut, only what may open it. */
function visitPart(
  watch: Watch,
  { when }: { readonly when?: BooleanExpr },
  expressions: readonly Expr[],
  bit: Mask,
): void {
  for (const expression of expressions) {
    watch.visit(expression, when === undefined || expression === when ? bit : whileOpen(bit));
  }
}

/** Plans what is kept of a program. */
export function placeWatches(
  map: MemoryMap,
  program: Program,
  lanes: Lanes,
  bounds: Bounds,
): Watches {
  const watch = new Watch(program, bounds);
  let next = 0;
  const take = (count: number): number | undefined => {
    const first = (next % WORD) + count > WORD ? Math.ceil(next / WORD) * WORD : next;
    if (first + count > MOST_WORDS * WORD) return undefined;
    next = first + count;
    return first;
  };
  const turns = program.actors.map((actor, position): WatchedTurn | undefined => {
    const first = isWatchable(program, actor) ? take(actor.moves.length) : undefined;
    if (first === undefined) return undefined;
    const moves = actor.moves.map((move, index) => {
      const bit = 1n << BigInt(first + index);
      visitPart(watch, move, moveExpressions(move), bit);
      return bit;
    });
    const ways = actor.moves.reduce((sum, move) => sum + move.ways.length, 0);
    return {
      moves,
      first,
      all: moves.reduce((all, bit) => all | bit, 0n),
      lanes: at(lanes.slots, position),
      amounts: map.take(`amounts_${actor.id}`, "f64", ways),
      places: map.take(`places_${actor.id}`, "i32", moves.length),
    };
  });
  const events = program.events.map((event, index) => {
    if (event.occurrence.kind === "dated") return 0n;
    const expressions = eventExpressions(event);
    const alone = new Watch(program, bounds);
    for (const expression of expressions) alone.visit(expression, 1n);
    const first = alone.isSteady ? take(1) : undefined;
    if (first === undefined) return 0n;
    const bit = 1n << BigInt(first);
    visitPart(watch, event, expressions, bit);
    if (!event.occurrence.repeats) watch.happened[index] = at(watch.happened, index) | bit;
    return bit;
  });
  const words = Math.ceil(next / (4 * WORD)) * 4;
  const alarms = [
    ...watch.entered,
    ...watch.held.flat(),
    ...watch.stopwatches.map((one) => one.alarms),
  ];
  const longest = Math.max(0, ...alarms.flatMap((one) => [...one.keys()]));
  const rows = 2 ** Math.ceil(Math.log2(longest + 1));
  return {
    watch,
    turns,
    limits: map.take("limits", "i32", lanes.sites.length),
    events,
    stale: map.take("stale", "i32", words),
    due: map.take("due", "i32", words),
    open: map.take("open", "i32", words),
    ring: map.take("alarms", "i32", words * rows),
    rows,
    turning: map.take("turning", "i32", Math.ceil((program.calendar.steps + 1) / 4)),
  };
}
