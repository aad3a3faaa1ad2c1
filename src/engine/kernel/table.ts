/**
 * Tables of thresholds. Where a decision reads few digits, the words of a draw that decide for each of
 * its options are kept per combination of digits once a full evaluation has come through there. Words
 * near a threshold, and cells never filled (all zero), are left to the full evaluation, so no table
 * can change a result or swallow a fault.
 */

import { at } from "../../base/invariant.ts";
import type { Bounds } from "../../ir/bounds.ts";
import { rulesExpressions } from "../../ir/parts.ts";
import type { Program } from "../../ir/program.ts";
import { get, i32, load, op, set, when, type Code, type Local } from "./code.ts";
import { digitsOf, type Digit } from "./digits.ts";
import type { Cell, MemoryMap } from "./memory-map.ts";
import type { Scope } from "./scope.ts";

/** A table in memory. */
export interface Table {
  /** Lane of its draw. */
  readonly lane: number;
  readonly digits: readonly Digit[];
  /** By digit. */
  readonly strides: readonly number[];
  /** Vectors of four thresholds per cell. */
  readonly vectors: number;
  /** Bytes of a cell: lower thresholds, upper ones with all bits turned, an answer byte per option. */
  readonly width: number;
  readonly cells: Cell;
  /** Per cell the words for which nothing happens: the first after them, and how many. */
  readonly rests: Cell;
  /** Number of the current cell. */
  readonly index: Cell;
}

/** What is kept in tables, and where all of them stand. */
export interface Tables {
  readonly flashpoints: readonly (Table | undefined)[];
  /** In bytes; zero means that nothing is known. */
  readonly start: number;
  readonly end: number;
}

/** Most cells of a table. */
const MOST_CELLS = 2 ** 14;

/** Bytes of all tables together. */
const MOST_BYTES = 2 ** 24;

/** Answers are bytes: 0 for nothing, else the rule, plus one. */
const MOST_RULES = 254;

function placeTable(
  map: MemoryMap,
  name: string,
  lane: number,
  digits: readonly Digit[],
  options: number,
): Table | undefined {
  const strides: number[] = [];
  let size = 1;
  for (const { radix } of digits) {
    strides.push(size);
    size *= radix;
  }
  const vectors = Math.ceil((options + 1) / 4);
  const width = 32 * vectors + 16 * Math.ceil((options + 1) / 16);
  if (size > MOST_CELLS) return undefined;
  return {
    lane,
    digits,
    strides,
    vectors,
    width,
    cells: map.take(`table_${name}`, "i32", (size * width) / 4),
    rests: map.take(`rests_${name}`, "i32", 2 * size),
    index: map.take(`index_${name}`, "i32"),
  };
}

/** Plans the tables of a program. */
export function placeTables(map: MemoryMap, program: Program, bounds: Bounds): Tables {
  const start = map.size;
  const flashpoints = program.flashpoints.map((flashpoint, index) => {
    const found = digitsOf(program, bounds, rulesExpressions(flashpoint), [index]);
    if ("obstacle" in found || map.size - start > MOST_BYTES) return undefined;
    if (found.digits.some(({ follows }) => follows === undefined)) return undefined;
    if (flashpoint.rules.length > MOST_RULES) return undefined;
    const options = flashpoint.levels.map(
      (_, level) => flashpoint.rules.filter(({ from }) => at(from, level)).length,
    );
    return placeTable(map, flashpoint.id, index, found.digits, Math.max(...options));
  });
  return { flashpoints, start, end: map.size };
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

/**
 * Looks a draw up in the cell at a byte offset.
 * @param hit what is done where the table decides, given the number of the option
 */
export function emitLookup(
  scope: Scope,
  { cells, vectors }: Table,
  w: Local,
  offset: Local,
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
  return [
    set(
      reached,
      mask((vector) => op("i32x4.ge_u", words, thresholds("lower", vector))),
    ),
    when(
      op(
        "i32.eq",
        get(reached),
        mask((vector) => op("i32x4.gt_u", thresholds("upper", vectors + vector), turned)),
      ),
      hit(op("i32.popcnt", get(reached))),
    ),
  ];
}

/** Where the answer of an option stands in the cell at a byte offset. */
export function answerCell({ cells, vectors }: Table): Cell {
  return {
    name: `${cells.name}[answer]`,
    type: "i32",
    address: cells.address + 32 * vectors,
    length: 1,
  };
}
