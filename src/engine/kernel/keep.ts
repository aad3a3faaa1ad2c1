/** Filling the tables, and keeping up with the cell in which the state stands. */

import { at } from "../../base/invariant.ts";
import type { ModuleBuilder } from "./assemble.ts";
import {
  branchIf,
  call,
  f64,
  get,
  i32,
  labelled,
  load,
  loop,
  op,
  set,
  store,
  when,
  type Callee,
  type Code,
  type Local,
} from "./code.ts";
import type { KernelCells } from "./context.ts";
import { element, type Cell } from "./memory-map.ts";
import type { Scope } from "./scope.ts";
import { answerCell, emitIndex, type Spot, type Table } from "./table.ts";
import type { Tables } from "./tables.ts";

/** Where sums of amounts are far from both ends of the numbers, rounding is relative. */
const LEAST = 1e-200;
const MOST = 1e200;

const not = (value: Code): Code => op("i32.xor", value, i32(-1));

/** All of memory, by absolute address. */
const anywhere = { name: "memory", address: 0, length: 1 } as const;
const word: Cell = { ...anywhere, type: "i32" };

/**
 * `keep(cell, vectors, count, total, p, rest, rests)`: fills a cell from the amounts in memory, as
 * `pick` would choose among them: the threshold of option j is p · (a_1 + … + a_j) / total, told to two
 * words on either side. Option `rest`, if it is one, is that for which nothing happens.
 */
export function defineKeep(module: ModuleBuilder, amounts: Cell): Callee {
  const parameters = [
    ["cell", "i32"],
    ["vectors", "i32"],
    ["count", "i32"],
    ["total", "f64"],
    ["p", "f64"],
    ["rest", "i32"],
    ["rests", "i32"],
  ] as const;
  return module.define("keep", parameters, undefined, (locals) => {
    const [cell, vectors, count, total, p, rest, rests] = locals.parameters;
    const scale = locals.add("scale", "f64");
    const sum = locals.add("sum", "f64");
    const j = locals.add("j", "i32");
    const lower = locals.add("lower", "i32");
    const upper = locals.add("upper", "i32");
    const first = locals.add("first", "i32");
    const next = labelled("next");
    const bytes = op("i32.shl", get(vectors), i32(4));
    const at4 = (index: Code): Code => op("i32.add", get(cell), op("i32.shl", index, i32(2)));
    const near = (margin: number): Code =>
      op("i32.trunc_sat_f64_u", op("f64.add", op("f64.mul", get(sum), get(scale)), f64(margin)));
    return [
      when(op("i32.eqz", op("f64.lt", get(total), f64(MOST))), op("return")),
      when(
        op("f64.gt", get(total), f64(LEAST)),
        set(scale, op("f64.mul", op("f64.div", get(p), get(total)), f64(2 ** 32))),
        when(op("f64.ne", get(total), f64(0)), op("return")),
      ),
      loop(next, [
        set(lower, i32(-1)),
        set(upper, i32(-1)),
        when(op("i32.lt_s", get(j), get(count)), [
          set(sum, op("f64.add", get(sum), load(amounts, op("i32.shl", get(j), i32(3))))),
          set(lower, near(-2)),
          set(upper, near(2)),
        ]),
        store(word, get(lower), at4(get(j))),
        store(word, not(get(upper)), op("i32.add", at4(get(j)), bytes)),
        set(j, op("i32.add", get(j), i32(1))),
        branchIf(next, op("i32.lt_s", get(j), op("i32.shl", get(vectors), i32(2)))),
      ]),
      when(op("i32.lt_s", get(rest), i32(0)), op("return")),
      set(lower, load(word, at4(get(rest)))),
      when(get(rest), [
        set(upper, not(load(word, op("i32.add", at4(op("i32.sub", get(rest), i32(1))), bytes)))),
        when(op("i32.ge_u", get(upper), get(lower)), op("return")),
        set(first, op("i32.add", get(upper), i32(1))),
      ]),
      store(word, get(lower), get(rests)),
      store({ ...word, address: 4 }, op("i32.sub", get(lower), get(first)), get(rests)),
    ];
  });
}

/** Makes the rest of the current cell that of the table's lane. */
function refreshRest(cells: KernelCells, { followed }: Table): Code {
  if (followed === undefined) return [];
  const { lane, rests, index } = followed;
  const offset = op("i32.shl", load(index), i32(3));
  return [
    store(element(cells.starts, lane), load(rests, offset)),
    store(element(cells.bounds, lane), not(load(element(rests, 1), offset))),
  ];
}

/** Finds the current cells of the tables that are concerned, from the state. */
export function refreshTables(
  scope: Scope,
  tables: Tables,
  concerns: (table: Table) => boolean = () => true,
): Code {
  const { cells } = scope.context;
  return tables.flashpoints.map((table) =>
    table?.followed === undefined || !concerns(table)
      ? []
      : [store(table.followed.index, emitIndex(scope, table)), refreshRest(cells, table)],
  );
}

/** Follows a change of level of a flashpoint in all tables that tell its levels apart. */
export function followLevel(
  cells: KernelCells,
  tables: Tables,
  flashpoint: number,
  before: Local,
  level: Local,
): Code {
  return tables.flashpoints.map((table) => {
    if (table?.followed === undefined) return [];
    const { index } = table.followed;
    const position = table.digits.findIndex(
      ({ follows }) => follows?.kind === "level" && follows.flashpoint === flashpoint,
    );
    const follows = table.digits[position]?.follows;
    if (follows?.kind !== "level") return [];
    const by = op("i32.sub", follows.at(get(level)), follows.at(get(before)));
    const moved = op("i32.mul", by, i32(at(table.strides, position)));
    return [store(index, op("i32.add", load(index), moved)), refreshRest(cells, table)];
  });
}

/** Keeps what was evaluated in full: the amounts in memory, and the answers that the options mean. */
export function emitKeep(
  scope: Scope,
  { table, offset }: Spot,
  options: {
    readonly count: number;
    readonly total: Local;
    readonly probability: Code;
    /** The option for which nothing happens; -1 for none. */
    readonly rest: number;
    readonly answers: readonly number[];
  },
): Code {
  const { count, total, probability, rest, answers } = options;
  const { followed } = table;
  const words = Array.from({ length: Math.ceil(answers.length / 4) }, (_, index) =>
    answers
      .slice(4 * index, 4 * index + 4)
      .reduce((sum, answer, byte) => sum | (answer << (8 * byte)), 0),
  );
  const kept = call(
    scope.context.keep,
    op("i32.add", get(offset), i32(table.cells.address)),
    i32(table.vectors),
    i32(count),
    get(total),
    probability,
    i32(followed === undefined ? -1 : rest),
    followed === undefined
      ? i32(0)
      : op("i32.add", op("i32.shl", load(followed.index), i32(3)), i32(followed.rests.address)),
  );
  return [
    kept,
    words.map((value, index) => store(element(answerCell(table), index), i32(value), get(offset))),
    refreshRest(scope.context.cells, table),
  ];
}
