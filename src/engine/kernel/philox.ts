/**
 * Philox4x32-10 as WebAssembly: four sites at a time for the steps of a quad, and one word on demand
 * (for refining a draw to 53 bits, and for draws that happen once).
 */

import {
  PHILOX_M0,
  PHILOX_M1,
  PHILOX_ROUNDS,
  PHILOX_W0,
  PHILOX_W1,
  type Key,
} from "../../random/philox.ts";
import type { Locals, ModuleBuilder } from "./assemble.ts";
import {
  branchIf,
  call,
  f64,
  get,
  i32,
  i64,
  labelled,
  lanes,
  load,
  loop,
  op,
  set,
  shuffle,
  store,
  tee,
  type Callee,
  type Code,
  type Local,
} from "./code.ts";
import { element, type Cell, type MemoryMap } from "./memory-map.ts";

/** Where the generator keeps what it needs. */
export interface PhiloxCells {
  /** Round keys, each in all four lanes: k0, k1 of round 0, of round 1 … */
  readonly keys: Cell;
  readonly runLow: Cell;
  readonly runHigh: Cell;
  /** One per lane, a multiple of four. */
  readonly sites: Cell;
  /** High words of four steps: row t mod 4, then lane. */
  readonly draws: Cell;
}

/** Reserves memory for a number of lanes (a multiple of four). */
export function placePhilox(map: MemoryMap, laneCount: number): PhiloxCells {
  return {
    keys: map.take("round_keys", "v128", 2 * PHILOX_ROUNDS),
    runLow: map.take("run_low", "i32"),
    runHigh: map.pack("run_high", "i32"),
    sites: map.take("sites", "i32", Math.max(4, laneCount)),
    draws: map.take("draws", "i32", 4 * Math.max(4, laneCount)),
  };
}

/** Round keys as they stand in memory: each word four times over. */
export function roundKeys(key: Key): Uint32Array {
  const words: number[] = [];
  for (let round = 0; round < PHILOX_ROUNDS; round += 1) {
    const k0 = (key.low + Math.imul(round, PHILOX_W0)) >>> 0;
    const k1 = (key.high + Math.imul(round, PHILOX_W1)) >>> 0;
    words.push(k0, k0, k0, k0, k1, k1, k1, k1);
  }
  return Uint32Array.from(words);
}

/** The words of one group of four lanes on their way through the rounds. */
interface Group {
  readonly x: readonly [Local, Local, Local, Local];
  readonly parts: readonly [Local, Local, Local, Local];
  /** Bytes from the first lane of the iteration. */
  readonly offset: number;
}

function newGroup(locals: Locals, offset: number): Group {
  const vector = (name: string): Local => locals.add(name, "v128");
  return {
    x: [vector("x0"), vector("x1"), vector("x2"), vector("x3")],
    parts: [vector("low0"), vector("high0"), vector("low1"), vector("high1")],
    offset,
  };
}

const m0 = lanes([PHILOX_M0, PHILOX_M0, PHILOX_M0, PHILOX_M0]);
const m1 = lanes([PHILOX_M1, PHILOX_M1, PHILOX_M1, PHILOX_M1]);

function vectorRound(cells: PhiloxCells, index: number, group: Group): Code {
  const [x0, x1, x2, x3] = group.x;
  const [low0, high0, low1, high1] = group.parts;
  const key = (half: number): Code => load(element(cells.keys, 2 * index + half));
  return [
    set(low0, op("i64x2.extmul_low_i32x4_u", get(x0), m0)),
    set(high0, op("i64x2.extmul_high_i32x4_u", get(x0), m0)),
    set(low1, op("i64x2.extmul_low_i32x4_u", get(x2), m1)),
    set(high1, op("i64x2.extmul_high_i32x4_u", get(x2), m1)),
    set(
      x0,
      op("v128.xor", shuffle(get(low1), get(high1), [1, 3, 5, 7]), op("v128.xor", get(x1), key(0))),
    ),
    set(x1, shuffle(get(low1), get(high1), [0, 2, 4, 6])),
    set(
      x2,
      op("v128.xor", shuffle(get(low0), get(high0), [1, 3, 5, 7]), op("v128.xor", get(x3), key(1))),
    ),
    set(x3, shuffle(get(low0), get(high0), [0, 2, 4, 6])),
  ];
}

/** All rounds of some groups, one round after another, so that their chains overlap. */
function emitGroups(
  cells: PhiloxCells,
  groups: readonly Group[],
  quad: Local,
  position: Code,
): Code {
  const rowBytes = cells.sites.length * 4;
  const shifted = (cell: Cell, offset: number): Cell => ({
    ...cell,
    type: "v128",
    address: cell.address + offset,
  });
  return [
    groups.map(({ x: [x0, x1, x2, x3], offset }) => [
      set(x0, op("i32x4.splat", load(cells.runLow))),
      set(x1, op("i32x4.splat", load(cells.runHigh))),
      set(x2, load(shifted(cells.sites, offset), position)),
      set(x3, op("i32x4.splat", op("i32.shl", get(quad), i32(1)))),
    ]),
    Array.from({ length: PHILOX_ROUNDS }, (_, index) =>
      groups.map((group) => vectorRound(cells, index, group)),
    ),
    groups.map(({ x, offset }) =>
      x.map((word, row) =>
        store(shifted(cells.draws, offset + row * rowBytes), get(word), position),
      ),
    ),
  ];
}

/** `fill(quad)`: the high words of all lanes for the steps 4·quad … 4·quad + 3. */
export function defineFill(module: ModuleBuilder, cells: PhiloxCells): Callee {
  const groupCount = cells.sites.length / 4;
  const pairs = Math.floor(groupCount / 2);
  return module.define("fill", [["quad", "i32"]], undefined, (locals) => {
    const [quad] = locals.parameters;
    const first = newGroup(locals, 0);
    const second = newGroup(locals, 16);
    const position = locals.add("at", "i32");
    const again = labelled("pair");
    return [
      pairs === 0
        ? []
        : loop(again, [
            emitGroups(cells, [first, second], quad, get(position)),
            branchIf(
              again,
              op("i32.lt_u", tee(position, op("i32.add", get(position), i32(32))), i32(32 * pairs)),
            ),
          ]),
      groupCount % 2 === 0
        ? []
        : emitGroups(cells, [{ ...first, offset: 32 * pairs }], quad, i32(0)),
    ];
  });
}

/**
 * `word(site, counter, index)`: word `index` of the block with that site and last counter word,
 * 2·⌊t/4⌋ + half.
 */
export function defineWord(module: ModuleBuilder, cells: PhiloxCells): Callee {
  const parameters = [
    ["site", "i32"],
    ["counter", "i32"],
    ["index", "i32"],
  ] as const;
  return module.define("word", parameters, "i32", (locals) => {
    const [site, counter, index] = locals.parameters;
    const x = ["x0", "x1", "x2", "x3"].map((name) => locals.add(name, "i32"));
    const [x0, x1, x2, x3] = x as [Local, Local, Local, Local];
    const p0 = locals.add("p0", "i64");
    const p1 = locals.add("p1", "i64");
    const high = (product: Local): Code =>
      op("i32.wrap_i64", op("i64.shr_u", get(product), i64(32n)));
    const times = (value: Local, factor: number): Code =>
      op("i64.mul", op("i64.extend_i32_u", get(value)), i64(BigInt(factor)));
    const keyOf = (position: number): Code =>
      load({ ...element(cells.keys, position), type: "i32" });
    const round = (position: number): Code => [
      set(p0, times(x0, PHILOX_M0)),
      set(p1, times(x2, PHILOX_M1)),
      set(x0, op("i32.xor", op("i32.xor", high(p1), get(x1)), keyOf(2 * position))),
      set(x1, op("i32.wrap_i64", get(p1))),
      set(x2, op("i32.xor", op("i32.xor", high(p0), get(x3)), keyOf(2 * position + 1))),
      set(x3, op("i32.wrap_i64", get(p0))),
    ];
    return [
      set(x0, load(cells.runLow)),
      set(x1, load(cells.runHigh)),
      set(x2, get(site)),
      set(x3, get(counter)),
      ...Array.from({ length: PHILOX_ROUNDS }, (_, position) => round(position)),
      op(
        "select",
        op("select", get(x0), get(x1), op("i32.eqz", get(index))),
        op("select", get(x2), get(x3), op("i32.eq", get(index), i32(2))),
        op("i32.lt_u", get(index), i32(2)),
      ),
    ];
  });
}

/** `refine(site, t, w)`: the 53-bit uniform whose high word is w. */
export function defineRefine(module: ModuleBuilder, word: Callee): Callee {
  const parameters = [
    ["site", "i32"],
    ["t", "i32"],
    ["w", "i32"],
  ] as const;
  return module.define("refine", parameters, "f64", (locals) => {
    const [site, t, w] = locals.parameters;
    const counter = op("i32.or", op("i32.shl", op("i32.shr_u", get(t), i32(2)), i32(1)), i32(1));
    const low = call(word, get(site), counter, op("i32.and", get(t), i32(3)));
    return op(
      "f64.mul",
      op(
        "f64.add",
        op("f64.mul", op("f64.convert_i32_u", get(w)), f64(2097152)),
        op("f64.convert_i32_u", op("i32.shr_u", low, i32(11))),
      ),
      f64(2 ** -53),
    );
  });
}

/** `draw(site, t)`: the high word of a draw that has no lane. */
export function defineDraw(module: ModuleBuilder, word: Callee): Callee {
  return module.define(
    "draw",
    [
      ["site", "i32"],
      ["t", "i32"],
    ],
    "i32",
    (locals) => {
      const [site, t] = locals.parameters;
      const counter = op("i32.shl", op("i32.shr_u", get(t), i32(2)), i32(1));
      return call(word, get(site), counter, op("i32.and", get(t), i32(3)));
    },
  );
}
