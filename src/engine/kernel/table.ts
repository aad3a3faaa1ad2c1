/**
 * Tables of thresholds. Where a decision reads few digits, the words of a draw that decide for each of
 * its options are kept per combination of digits once a full evaluation has come through there. Words
 * near a threshold, and cells never filled (all zero), are left to the full evaluation, so no table
 * can change a result or swallow a fault.
 */

import { at } from "../../base/invariant.ts";
import { get, i32, load, loadByte, op, set, when, type Code, type Local } from "./code.ts";
import type { Digit } from "./digits.ts";
import type { Cell, MemoryMap } from "./memory-map.ts";
import type { Scope } from "./scope.ts";

/** A table in memory. */
export interface Table {
  readonly digits: readonly Digit[];
  /** By digit. */
  readonly strides: readonly number[];
  /** How many combinations there are. */
  readonly size: number;
  /** Vectors of four thresholds per cell. */
  readonly vectors: number;
  /** Bytes of a cell: lower thresholds, upper ones with all bits turned, an answer byte per option. */
  readonly width: number;
  readonly cells: Cell;
  /** Where every change of what is read is followed. */
  readonly followed?: {
    /** Lane of the draw. */
    readonly lane: number;
    /** Per cell the words for which nothing happens: the first after them, and how many. */
    readonly rests: Cell;
    /** Number of the current cell. */
    readonly index: Cell;
  };
}

/** Most cells of a table. */
export const MOST_CELLS: number = 2 ** 14;

/** Reserves a table for a number of options; undefined where there are too many combinations. */
export function placeTable(
  map: MemoryMap,
  name: string,
  digits: readonly Digit[],
  options: number,
  lane?: number,
): Table | undefined {
  const strides: number[] = [];
  let size = 1;
  for (const { radix } of digits) {
    strides.push(size);
    size *= radix;
  }
  if (size > MOST_CELLS) return undefined;
  const vectors = Math.ceil((options + 1) / 4);
  const width = 32 * vectors + 16 * Math.ceil((options + 1) / 16);
  return {
    digits,
    strides,
    size,
    vectors,
    width,
    cells: map.take(`table_${name}`, "i32", (size * width) / 4),
    ...(lane === undefined
      ? {}
      : {
          followed: {
            lane,
            rests: map.take(`rests_${name}`, "i32", 2 * size),
            index: map.take(`index_${name}`, "i32"),
          },
        }),
  };
}

/** The cell of a state, by its byte offset. */
export interface Spot {
  readonly table: Table;
  readonly offset: Local;
}

/** The number of the cell of the current state. */
export function emitIndex(scope: Scope, { digits, strides }: Table): Code {
  return digits
    .map(({ read }, position): Code => {
      const stride = at(strides, position);
      return stride === 1 ? read(scope) : op("i32.mul", read(scope), i32(stride));
    })
    .reduce((sum, one) => op("i32.add", sum, one), i32(0));
}

/** Finds the cell of the current state. */
export function emitSpot(scope: Scope, table: Table): { readonly spot: Spot; readonly find: Code } {
  const offset = scope.locals.add("offset", "i32");
  const index = table.followed === undefined ? emitIndex(scope, table) : load(table.followed.index);
  return { spot: { table, offset }, find: set(offset, op("i32.mul", index, i32(table.width))) };
}

/**
 * Looks a draw up in a cell.
 * @param hit what is done where the table decides, given the number of the option
 */
export function emitLookup(
  scope: Scope,
  { table: { cells, vectors }, offset }: Spot,
  w: Local,
  hit: (option: Code) => Code,
): Code {
  const reached = scope.locals.add("reached", "i32");
  const thresholds = (name: string, position: number): Code => {
    const address = cells.address + 16 * position;
    return load({ name: `${cells.name}[${name}]`, type: "v128", address, length: 1 }, get(offset));
  };
  const mask = (compare: (vector: number) => Code): Code =>
    Array.from({ length: vectors }, (_, vector): Code => {
      const bits = op("i32x4.bitmask", compare(vector));
      return vector === 0 ? bits : op("i32.shl", bits, i32(4 * vector));
    }).reduce((all, one) => op("i32.or", all, one));
  const words = op("i32x4.splat", get(w));
  const turned = op("i32x4.splat", op("i32.xor", get(w), i32(-1)));
  const lower = mask((vector) => op("i32x4.ge_u", words, thresholds("lower", vector)));
  const upper = mask((vector) => op("i32x4.gt_u", thresholds("upper", vectors + vector), turned));
  return [
    set(reached, lower),
    when(op("i32.eq", get(reached), upper), hit(op("i32.popcnt", get(reached)))),
  ];
}

/** Where the answer of an option stands in the cell at a byte offset. */
export function answerCell({ cells, vectors }: Table): Cell {
  const address = cells.address + 32 * vectors;
  return { name: `${cells.name}[answer]`, type: "i32", address, length: 1 };
}

/** Ends a function with the answer of the table, less one, where it decides. */
export function emitAnswer(scope: Scope, spot: Spot, w: Local): Code {
  return emitLookup(scope, spot, w, (option) => {
    const answer = loadByte(answerCell(spot.table), op("i32.add", get(spot.offset), option));
    return op("return", op("i32.sub", answer, i32(1)));
  });
}
