/** Phase 2 in a step: whose turn has to be looked at, and who rests. */

import { at } from "../../base/invariant.ts";
import { call, get, i32, load, op, set, when, type Callee, type Code, type Local } from "./code.ts";
import type { Context } from "./context.ts";
import { laneWord, lanesBelow } from "./draws.ts";
import { element } from "./memory-map.ts";
import { storeBits } from "./moved.ts";
import type { Scope } from "./scope.ts";
import { anyBit } from "./stale.ts";

/** A function of phase 2, and whose turn it is if it is that of one actor. */
export interface Turns {
  readonly actor: number | undefined;
  readonly turn: Callee;
}

/** Makes the resting move where the draw lies among the words that choose it, else takes the turn. */
function restOr(context: Context, row: Local, actor: number, turn: Code): Code {
  const { rests, slots } = context.lanes;
  const position = rests.findIndex((rest) => rest.actor === actor);
  const rest = rests[position];
  if (rest === undefined) return turn;
  const word = (index: number, name: string): Code =>
    load(element(context.cells.rests, 2 * position + index, name));
  const from = op(
    "i32.sub",
    laneWord(context, at(at(slots, actor), 0), get(row)),
    word(0, "first word that rests"),
  );
  return when(
    op("i32.lt_u", from, word(1, "words that rest")),
    storeBits(context, actor, rest.move ?? -1),
    turn,
  );
}

/** Groups of lanes whose near draws find room in a word. */
const GROUPS = 8;

/** Finds which draws lie below the hazards that are kept, four at a time. */
function emitNear(
  scope: Scope,
  row: Local,
): { readonly find: Code; readonly isNear: (lanes: readonly number[]) => Code } {
  const { context } = scope;
  const { turns, limits } = context.watches;
  const kept = turns.flatMap((turn) => turn?.lanes ?? []);
  const groups = [...new Set(kept.map((lane) => lane >>> 2))].toSorted((a, b) => a - b);
  const words = Array.from({ length: Math.ceil(groups.length / GROUPS) }, () =>
    scope.locals.add("near", "i32"),
  );
  const find = words.map((word, position) => {
    const mine = groups.slice(position * GROUPS, (position + 1) * GROUPS);
    const bits = mine.map((group, index): Code => {
      const below = op("i32x4.bitmask", lanesBelow(context, limits, get(row), group));
      return index === 0 ? below : op("i32.shl", below, i32(4 * index));
    });
    return set(
      word,
      bits.reduce((all, one) => op("i32.or", all, one)),
    );
  });
  const isNear = (lanes: readonly number[]): Code =>
    lanes
      .map((lane): Code => {
        const group = groups.indexOf(lane >>> 2);
        const bit = 1 << (4 * (group % GROUPS) + (lane & 3));
        return op("i32.and", get(at(words, Math.floor(group / GROUPS))), i32(bit));
      })
      .reduce((any, one) => op("i32.or", any, one));
  return { find, isNear };
}

/** Phase 2: the turns in order, one per actor or one for all, each leaving `step` after a fault. */
export function emitMoves(scope: Scope, turns: readonly Turns[], row: Local): Code {
  const { context } = scope;
  const { program, watches } = context;
  const { find, isNear } = emitNear(scope, row);
  return [
    find,
    turns.map(({ actor, turn }) => {
      const code = [call(turn), scope.leaveIfFaulty()];
      if (actor === undefined) return code;
      const kept = watches.turns[actor];
      const looked = restOr(context, row, actor, code);
      const { moves, rest = -1 } = at(program.actors, actor);
      // Who counts how often it rests, or how long ago, writes in every turn.
      if (kept === undefined || (moves[rest]?.effects.length ?? 0) > 0) return looked;
      // Nothing is stale, and no draw lies below the hazards: no move is made.
      return when(
        op("i32.or", anyBit([watches.stale], kept.all), isNear(kept.lanes)),
        looked,
        storeBits(context, actor, rest),
      );
    }),
  ];
}
