/** The moves of an actor's latest turn, noted as bits. */

import { at } from "../../base/invariant.ts";
import { get, i32, load, op, store, when, type Code, type Local } from "./code.ts";
import type { Context } from "./context.ts";
import { element } from "./memory-map.ts";
import { markStale } from "./stale.ts";

/** Notes a word of the bits. */
function storeMoved(context: Context, actor: number, word: number, bits: Code): Code {
  const { cells, watches } = context;
  const cell = element(at(cells.state.moved, actor), word);
  const mask = at(watches.watch.moved, actor);
  if (mask === 0n) return store(cell, bits);
  return when(op("i32.ne", load(cell), bits), [store(cell, bits), markStale(watches, mask)]);
}

/** Notes the moves made, 32 a local. */
export function storeMade(context: Context, actor: number, made: readonly Local[]): Code {
  return made.map((word, position) => storeMoved(context, actor, position, get(word)));
}

/** Notes one move (or none) as that of the latest turn. */
export function storeBits(context: Context, actor: number, move: number): Code {
  const cell = at(context.cells.state.moved, actor);
  return Array.from({ length: cell.length }, (_, word) => {
    const bits = i32(move >= 0 && move >>> 5 === word ? 1 << (move & 31) : 0);
    return storeMoved(context, actor, word, bits);
  });
}
