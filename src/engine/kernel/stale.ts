/** Keeping up with what is stale: marks where the state changes, alarms where time has to pass. */

import { at } from "../../base/invariant.ts";
import type { Program } from "../../ir/program.ts";
import type { ModuleBuilder } from "./assemble.ts";
import {
  call,
  get,
  i32,
  lanes,
  load,
  loadByte,
  op,
  set,
  store,
  tee,
  when,
  type Callee,
  type Code,
  type Local,
} from "./code.ts";
import { stepOf, type Context, type KernelCells } from "./context.ts";
import { emitBoolean } from "./expression.ts";
import { element, type Cell } from "./memory-map.ts";
import { Scope } from "./scope.ts";
import { SHUT, type Alarms, type Mask } from "./watch.ts";
import type { AlarmSetters, Watches } from "./watches.ts";

/** A mask as words of 32 bits, those that are not 0. */
function wordsOf(mask: Mask): readonly (readonly [index: number, bits: number])[] {
  const words: [number, number][] = [];
  for (let rest = mask, index = 0; rest > 0n; rest >>= 32n, index += 1) {
    const bits = Number(BigInt.asIntN(32, rest));
    if (bits !== 0) words.push([index, bits]);
  }
  return words;
}

/** Sets bits, in a row of bits at a byte offset. */
export function setBits(row: Cell, mask: Mask, offset?: Code): Code {
  return wordsOf(mask).map(([index, bits]) => {
    const word = element(row, index);
    return store(word, op("i32.or", load(word, offset), i32(bits)), offset);
  });
}

/** Marks decisions as stale, some only if they are open. */
export function markStale({ stale, open }: Watches, mask: Mask): Code {
  const whileOpen = wordsOf(mask >> SHUT).map(([index, bits]) => {
    const word = element(stale, index);
    const opened = op("i32.and", load(element(open, index)), i32(bits));
    return store(word, op("i32.or", load(word), opened));
  });
  return [setBits(stale, BigInt.asUintN(Number(SHUT), mask)), whileOpen];
}

/** Clears bits. */
export function clearBits(row: Cell, mask: Mask): Code {
  return wordsOf(mask).map(([index, bits]) => {
    const word = element(row, index);
    return store(word, op("i32.and", load(word), i32(~bits)));
  });
}

/** All events that are kept. */
export function keptEvents({ events }: Watches): Mask {
  return events.reduce((sum, mask) => sum | mask, 0n);
}

/** Not 0 where any of the bits is set in any of the rows. */
export function anyBit(rows: readonly Cell[], mask: Mask): Code {
  return wordsOf(mask)
    .map(([index, bits]): Code => {
      const all = rows
        .map((row): Code => load(element(row, index)))
        .reduce((sum, one) => op("i32.or", sum, one));
      return op("i32.and", all, i32(bits));
    })
    .reduce((sum, one) => op("i32.or", sum, one), i32(0));
}

/** A function that sets the alarms of what began in the step in a cell, as far as they are to come. */
function defineAlarms(
  module: ModuleBuilder,
  cells: KernelCells,
  watches: Watches,
  name: string,
  began: Cell,
  alarms: Alarms,
): Callee | undefined {
  if (alarms.size === 0) return undefined;
  const { ring, rows, stale } = watches;
  return module.define(`alarms_${name}`, [], undefined, (locals) => {
    const step = locals.add("step", "i32");
    const row = locals.add("row", "i32");
    return [...alarms].map(([after, mask]) => [
      set(step, op("i32.add", load(began), i32(after))),
      when(op("i32.gt_s", get(step), load(cells.state.step)), [
        set(row, op("i32.mul", op("i32.and", get(step), i32(rows - 1)), i32(stale.length * 4))),
        setBits(ring, mask, get(row)),
      ]),
    ]);
  });
}

/** Defines the functions that set alarms. */
export function defineAlarmSetters(
  module: ModuleBuilder,
  program: Program,
  cells: KernelCells,
  watches: Watches,
): AlarmSetters {
  const { watch } = watches;
  const define = (name: string, began: Cell, alarms: Alarms): Callee | undefined =>
    defineAlarms(module, cells, watches, name, began, alarms);
  return {
    entered: program.flashpoints.map(({ id }, index) =>
      define(id, element(cells.state.entered, index), at(watch.entered, index)),
    ),
    held: program.flashpoints.map(({ id, levels }, index) =>
      levels.map((level, rung) => {
        const since = element(at(cells.state.since, index), rung);
        return define(`${id}_at_${level}`, since, at(at(watch.held, index), rung));
      }),
    ),
    stopwatches: program.stopwatches.map(({ id }, index) =>
      define(id, element(cells.state.stopwatches, index), at(watch.stopwatches, index).alarms),
    ),
  };
}

const bitsOf = (value: Code): Code => op("i64.reinterpret_f64", value);

/** `write_…(value)` of the variables that something kept reads. */
export function defineVariableWrites(context: Context): readonly (Callee | undefined)[] {
  const { program, module, cells, watches } = context;
  return program.variables.map(({ id }, index) => {
    const { any, tests } = at(watches.watch.variables, index);
    if (any === 0n && tests.size === 0) return undefined;
    const groups = [...tests.values()];
    const told = groups.slice(0, 31);
    const others = groups.slice(31).reduce((all, { mask }) => all | mask, any);
    return module.define(`write_${id}`, [["value", "f64"]], undefined, (locals) => {
      const [value] = locals.parameters;
      const turned = locals.add("turned", "i32");
      const cell = element(cells.state.variables, index, id);
      // A scope each time: what one remembers of its snapshot no longer holds after the write.
      const truths = (): Code => {
        const scope = new Scope(context, locals);
        return told
          .map(({ test }, bit): Code => op("i32.shl", emitBoolean(scope, test), i32(bit)))
          .reduce((all, one) => op("i32.or", all, one), i32(0));
      };
      return [
        // To the last bit: 0 and -0 are two.
        when(op("i64.eq", bitsOf(get(value)), bitsOf(load(cell))), op("return")),
        set(turned, truths()),
        store(cell, get(value)),
        markStale(watches, others),
        when(
          tee(turned, op("i32.xor", get(turned), truths())),
          told.map(({ mask }, bit) =>
            when(op("i32.and", get(turned), i32(1 << bit)), markStale(watches, mask)),
          ),
        ),
      ];
    });
  });
}

/** A vector of a row of bits. */
function vector(row: Cell, position: number): Cell {
  return { ...element(row, 4 * position), type: "v128" };
}

const none = lanes([0, 0, 0, 0]);
const all = lanes([-1, -1, -1, -1]);

/** At the start of a run everything is stale, and alarms are set for what has begun before. */
export function emitFirstStale({ watches, alarms }: Context): Code {
  const fill = (row: Cell, value: Code): Code =>
    Array.from({ length: row.length / 4 }, (_, position) => store(vector(row, position), value));
  const setters = [...alarms.entered, ...alarms.held.flat(), ...alarms.stopwatches];
  return [
    fill(watches.stale, all),
    fill(watches.due, none),
    fill(watches.ring, none),
    setters.map((setter) => (setter === undefined ? [] : call(setter))),
  ];
}

/** At the start of a step: what its coming makes stale. */
export function emitWake(context: Context, row: Local): Code {
  const { watches } = context;
  const { watch, ring, rows, stale } = watches;
  if (stale.length === 0) return [];
  const groups = stale.length / 4;
  const offset = op("i32.mul", op("i32.and", stepOf(context), i32(rows - 1)), i32(16 * groups));
  const ringing = Array.from({ length: groups }, (_, position) => {
    const now = vector(ring, position);
    const marks = vector(stale, position);
    return [
      store(marks, op("v128.or", load(marks), load(now, get(row)))),
      store(now, none, get(row)),
    ];
  });
  const turns = [...watch.steps].map(([step, mask]) =>
    when(op("i32.eq", stepOf(context), i32(step)), markStale(watches, mask)),
  );
  return [
    set(row, offset),
    ringing,
    markStale(watches, watch.always),
    turns.length === 0 ? [] : when(loadByte(watches.turning, stepOf(context)), turns),
  ];
}
