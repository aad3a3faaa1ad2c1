/** Phase 1: events, from the snapshot at the start of a step. */

import { at } from "../../base/invariant.ts";
import type { ProgramEvent } from "../../ir/program.ts";
import {
  call,
  dispatch,
  f64,
  get,
  i32,
  load,
  loadByte,
  note,
  op,
  set,
  store,
  when,
  type Callee,
  type Code,
  type Local,
} from "./code.ts";
import { EVENTS_CHANGED } from "./changes.ts";
import { stepOf, type Context } from "./context.ts";
import { laneWord, nearLanes, rowOf } from "./draws.ts";
import { emitRoot, emitWhen } from "./expression.ts";
import { wordBelow } from "./decide.ts";
import { emitHazard } from "./hazard.ts";
import { refreshTables } from "./keep.ts";
import { element } from "./memory-map.ts";
import { Scope } from "./scope.ts";
import { anyBit, clearBits, keptEvents, markStale, setBits } from "./stale.ts";
import type { Tables } from "./tables.ts";
import { emitWrites } from "./writes.ts";

/** Events in a block at most. */
const MOST_IN_BLOCK = 8;

/** Notes that an event happens. */
function happens({ cells }: Context, index: number): Code {
  return setBits(cells.happens, 1n << BigInt(index));
}

function emitDated(scope: Scope, event: ProgramEvent, index: number): Code {
  const { occurrence } = event;
  if (occurrence.kind !== "dated" || occurrence.step < 0) return [];
  const { context, locals } = scope;
  const { probability } = occurrence;
  const p = locals.add("p", "f64");
  const drawn = call(
    context.below,
    i32(event.site),
    stepOf(context),
    call(context.draw, i32(event.site), stepOf(context)),
    get(p),
  );
  return when(
    op("i32.eq", stepOf(context), i32(occurrence.step)),
    emitWhen(scope, event, () => [
      set(p, emitRoot(scope, probability)),
      when(
        op("i32.eqz", op("i32.and", op("f64.ge", get(p), f64(0)), op("f64.le", get(p), f64(1)))),
        scope.fail(probability.place, "chance outside [0, 1]"),
      ),
      when(drawn, happens(context, index)),
    ]),
  );
}

/** An event with a hazard: looked at where its draw may decide, or where its bound is stale. */
function emitUndated(scope: Scope, event: ProgramEvent, index: number, row: Local): Code {
  const { occurrence } = event;
  const lane = scope.context.lanes.events.get(index);
  if (occurrence.kind !== "undated" || lane === undefined) return [];
  const { context, locals } = scope;
  const { cells, watches } = context;
  const w = locals.add("w", "i32");
  const hazard = locals.add("h", "f64");
  const bound = element(cells.bounds, lane, `bound of ${event.id}`);
  const mask = at(watches.events, index);
  const drawn = call(context.happens, i32(event.site), stepOf(context), get(w), get(hazard));
  const body = emitWhen(scope, event, () => [
    setBits(watches.open, mask),
    emitHazard(scope, hazard, occurrence, event.id),
    when(drawn, happens(context, index)),
  ]);
  const looked = occurrence.repeats ? body : when(isOpen(context, event, index), body);
  const near = op("i32.le_u", get(w), load(bound));
  return [
    set(w, laneWord(context, lane, get(row))),
    mask === 0n
      ? when(near, looked)
      : when(op("i32.or", anyBit([watches.stale], mask), near), [
          clearBits(watches.open, mask),
          set(hazard, f64(0)),
          looked,
          store(bound, wordBelow(get(hazard))),
        ]),
  ];
}

function emitCertain(scope: Scope, event: ProgramEvent, index: number): Code {
  const { occurrence } = event;
  if (occurrence.kind !== "certain") return [];
  const { context } = scope;
  const { watches } = context;
  const mask = at(watches.events, index);
  const body = emitWhen(scope, event, () => [happens(context, index), setBits(watches.due, mask)]);
  const looked = occurrence.repeats ? body : when(isOpen(context, event, index), body);
  if (mask === 0n) return looked;
  return when(anyBit([watches.stale, watches.due], mask), [clearBits(watches.due, mask), looked]);
}

/** That an event has not happened yet. */
function isOpen({ cells }: Context, event: ProgramEvent, index: number): Code {
  return op("i32.eqz", load(element(cells.state.happened, index, `happened ${event.id}`)));
}

/**
 * `certain()`: whether an event that needs no draw may be due. Where asking would stop the run it says
 * so: `events` then finds the fault in its order.
 */
export function defineCertain(context: Context): Callee | undefined {
  const certain = [...context.program.events.entries()].filter(
    ([index, { occurrence }]) =>
      occurrence.kind === "certain" && at(context.watches.events, index) === 0n,
  );
  if (certain.length === 0) return undefined;
  return context.module.define("certain", [], "i32", (locals) => {
    const due = op("return", i32(1));
    const scope = new Scope(context, locals, "i32", undefined, due);
    return [
      certain.map(([index, event]) => {
        const body = emitWhen(scope, event, () => due);
        const repeats = event.occurrence.kind === "certain" && event.occurrence.repeats;
        return [note(event.path), repeats ? body : when(isOpen(context, event, index), body)];
      }),
      i32(0),
    ];
  });
}

/** What an event leaves beside its effects: that it has happened. */
function emitHappened(scope: Scope, tables: Tables, event: ProgramEvent, index: number): Code {
  const { cells, watches } = scope.context;
  return [
    store(element(cells.state.happened, index, `happened ${event.id}`), i32(1)),
    markStale(watches, at(watches.watch.happened, index)),
    store(cells.changed, op("i32.or", load(cells.changed), i32(EVENTS_CHANGED))),
    refreshTables(scope, tables, ({ digits }) =>
      digits.some(({ follows }) => follows?.kind === "event" && follows.event === index),
    ),
  ];
}

/** A function that writes what some events do; more than one only where they happen. */
function defineWritesOf(
  context: Context,
  tables: Tables,
  name: string,
  events: readonly (readonly [index: number, event: ProgramEvent])[],
): Callee {
  const happening = (index: number): Code =>
    events.length === 1 ? i32(1) : anyBit([context.cells.happens], 1n << BigInt(index));
  return context.module.define(name, [], undefined, (locals) => {
    const scope = new Scope(context, locals);
    const { evaluate, apply } = emitWrites(
      scope,
      events.map(([index, { effects, path }]) => ({
        active: events.length === 1 ? undefined : happening(index),
        effects,
        name: path,
      })),
    );
    return [
      evaluate,
      events.map(([index, event]) =>
        when(happening(index), emitHappened(scope, tables, event, index)),
      ),
      apply,
    ];
  });
}

/** Events that are looked at together or not at all: in canonical order, of one group of lanes. */
function blocksOf({ program, lanes }: Context): readonly (readonly number[])[] {
  const blocks: number[][] = [];
  let group: number | undefined;
  for (const index of program.events.keys()) {
    const lane = lanes.events.get(index);
    const own = lane === undefined ? undefined : lane >>> 2;
    const last = blocks.at(-1);
    const fits = own === undefined || group === undefined || own === group;
    if (last === undefined || last.length === MOST_IN_BLOCK || !fits) {
      blocks.push([index]);
      group = own;
    } else {
      last.push(index);
      group ??= own;
    }
  }
  return blocks;
}

/** Whether anything of a block has to be looked at. */
function emitBlockTest(
  context: Context,
  tables: Tables,
  block: readonly number[],
  row: Local,
): Code {
  const { program, watches, lanes, cells } = context;
  const kinds = block.map((index) => at(program.events, index).occurrence.kind);
  const isKept = (index: number): boolean => at(watches.events, index) !== 0n;
  if (block.some((index, place) => kinds[place] === "certain" && !isKept(index))) return i32(1);
  const kept = block.reduce((all, index) => all | at(watches.events, index), 0n);
  const lane = block.map((index) => lanes.events.get(index)).find((one) => one !== undefined);
  return [
    anyBit([watches.stale, watches.due], kept),
    kinds.includes("dated") ? loadByte(cells.dated, stepOf(context)) : i32(0),
    lane === undefined
      ? i32(0)
      : op("v128.any_true", nearLanes(context, tables, get(row), lane >>> 2)),
  ].reduce((any, one) => op("i32.or", any, one));
}

/** `events()`: all events of the step in canonical order, then their writes. */
export function defineEvents(context: Context, tables: Tables): Callee {
  const { program, module, cells, watches } = context;
  const entries = [...program.events.entries()];
  const alone = entries.map((entry) =>
    defineWritesOf(context, tables, `happen_${entry[1].id}`, [entry]),
  );
  const together =
    entries.length > 1 ? defineWritesOf(context, tables, "happen_together", entries) : undefined;
  return module.define("events", [], undefined, (locals) => {
    const scope = new Scope(context, locals);
    const row = locals.add("row", "i32");
    const count = locals.add("count", "i32");
    const which = locals.add("which", "i32");
    const words = Array.from({ length: cells.happens.length }, (_, word) =>
      element(cells.happens, word),
    );
    return [
      set(row, rowOf(context)),
      words.map((word) => store(word, i32(0))),
      blocksOf(context).map((block) =>
        when(
          emitBlockTest(context, tables, block, row),
          block.map((index) => {
            const event = at(program.events, index);
            return [
              note(event.path),
              emitDated(scope, event, index),
              emitUndated(scope, event, index, row),
              emitCertain(scope, event, index),
            ];
          }),
        ),
      ),
      clearBits(watches.stale, keptEvents(watches)),
      words.map((word, position) =>
        when(load(word), [
          set(count, op("i32.add", get(count), op("i32.popcnt", load(word)))),
          set(which, op("i32.add", op("i32.ctz", load(word)), i32(32 * position))),
        ]),
      ),
      together === undefined
        ? []
        : when(op("i32.gt_s", get(count), i32(1)), [call(together), op("return")]),
      when(
        get(count),
        dispatch(
          get(which),
          alone.map((callee) => call(callee)),
          "event",
        ),
      ),
    ];
  });
}
