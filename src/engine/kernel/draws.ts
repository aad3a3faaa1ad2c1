/** The draws of a step: where they stand, and which of them may decide anything. */

import { i32, load, op, type Code } from "./code.ts";
import { stepOf, type Context } from "./context.ts";
import { element, type Cell } from "./memory-map.ts";
import type { Tables } from "./tables.ts";

/** Where the draws of this step stand: bytes from the first row. */
export function rowOf(context: Context): Code {
  const { sites } = context.cells.philox;
  return op("i32.mul", op("i32.and", stepOf(context), i32(3)), i32(sites.length * 4));
}

/** High word of the draw of a lane in this step, whose draws stand at `row`. */
export function laneWord(context: Context, lane: number, row: Code = rowOf(context)): Code {
  const { draws } = context.cells.philox;
  return load(element(draws, lane, `draws[t mod 4][${String(lane)}]`), row);
}

/** Lanes of a group whose draws may decide something, as a vector. */
export function nearLanes(context: Context, tables: Tables, row: Code, group: number): Code {
  const { draws } = context.cells.philox;
  const vector = { type: "v128", length: 1 } as const;
  const name = `${String(4 * group)} … ${String(4 * group + 3)}`;
  const current = ({ address, name: of }: Cell): Code =>
    load({ ...vector, address: address + 16 * group, name: `${of}[${name}]` });
  const words = load(
    { ...vector, address: draws.address + 16 * group, name: `draws[t mod 4][${name}]` },
    row,
  );
  const tabulated = tables.flashpoints.slice(4 * group, 4 * group + 4);
  return op(
    "i32x4.le_u",
    tabulated.every((table) => table === undefined)
      ? words
      : op("i32x4.sub", words, current(context.cells.starts)),
    current(context.cells.bounds),
  );
}

/** Lanes of a group whose draws lie at or below words by lane, as a vector. */
export function lanesBelow({ cells }: Context, words: Cell, row: Code, group: number): Code {
  const of = ({ name, address }: Cell): Cell => ({
    name: `${name}[${String(4 * group)} …]`,
    type: "v128",
    address: address + 16 * group,
    length: 1,
  });
  return op("i32x4.le_u", load(of(cells.philox.draws), row), load(of(words)));
}
