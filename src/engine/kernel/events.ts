/** Phase 1: events, from the snapshot at the start of a step. */

import { at } from "../../base/invariant.ts";
import type { ProgramEvent } from "../../ir/program.ts";
import {
  call,
  f64,
  get,
  i32,
  load,
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
import { laneWord, stepOf, type Context } from "./context.ts";
import { emitRoot, emitWhen } from "./expression.ts";
import { emitHazard } from "./hazard.ts";
import { refreshTables } from "./keep.ts";
import { element } from "./memory-map.ts";
import { Scope } from "./scope.ts";
import type { Tables } from "./tables.ts";
import { emitWrites } from "./writes.ts";

function emitDated(scope: Scope, event: ProgramEvent, happens: Local): Code {
  const { occurrence } = event;
  if (occurrence.kind !== "dated" || occurrence.step < 0) return [];
  const { context, locals } = scope;
  const { probability } = occurrence;
  const p = locals.add("p", "f64");
  return when(
    op("i32.eq", stepOf(context), i32(occurrence.step)),
    emitWhen(scope, event, () => [
      set(p, emitRoot(scope, probability)),
      when(
        op("i32.eqz", op("i32.and", op("f64.ge", get(p), f64(0)), op("f64.le", get(p), f64(1)))),
        scope.fail(probability.place, "chance outside [0, 1]"),
      ),
      set(
        happens,
        call(
          context.below,
          i32(event.site),
          stepOf(context),
          call(context.draw, i32(event.site), stepOf(context)),
          get(p),
        ),
      ),
    ]),
  );
}

function emitUndated(scope: Scope, event: ProgramEvent, index: number, happens: Local): Code {
  const { occurrence } = event;
  const lane = scope.context.lanes.events.get(index);
  if (occurrence.kind !== "undated" || lane === undefined) return [];
  const { context, locals } = scope;
  const { cells } = context;
  const w = locals.add("w", "i32");
  const hazard = locals.add("h", "f64");
  const body = emitWhen(scope, event, () => [
    emitHazard(scope, hazard, occurrence, event.id),
    set(happens, call(context.happens, i32(event.site), stepOf(context), get(w), get(hazard))),
  ]);
  const open = isOpen(context, event, index);
  return [
    set(w, laneWord(context, lane)),
    when(
      op("i32.le_u", get(w), load(element(cells.bounds, lane, `bound of ${event.id}`))),
      occurrence.repeats ? body : when(open, body),
    ),
  ];
}

function emitCertain(scope: Scope, event: ProgramEvent, index: number, happens: Local): Code {
  const { occurrence } = event;
  if (occurrence.kind !== "certain") return [];
  const body = emitWhen(scope, event, () => set(happens, i32(1)));
  return occurrence.repeats ? body : when(isOpen(scope.context, event, index), body);
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
    ([, { occurrence }]) => occurrence.kind === "certain",
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

/** `events()`: all events of the step in canonical order, then their writes. */
export function defineEvents(context: Context, tables: Tables): Callee {
  const { program, module, cells } = context;
  return module.define("events", [], undefined, (locals) => {
    const scope = new Scope(context, locals);
    const happens = program.events.map(({ id }) => locals.add(`happens_${id}`, "i32"));
    const { evaluate, apply } = emitWrites(
      scope,
      program.events.map(({ effects, path }, index) => ({
        active: get(at(happens, index)),
        effects,
        name: path,
      })),
    );
    return [
      program.events.map((event, index) => [
        note(event.path),
        emitDated(scope, event, at(happens, index)),
        emitUndated(scope, event, index, at(happens, index)),
        emitCertain(scope, event, index, at(happens, index)),
      ]),
      when(
        op(
          "i32.eqz",
          happens.map(get).reduce((any, one) => op("i32.or", any, one), i32(0)),
        ),
        op("return"),
      ),
      evaluate,
      program.events.map((event, index) =>
        when(get(at(happens, index)), [
          store(element(cells.state.happened, index, `happened ${event.id}`), i32(1)),
          store(cells.changed, op("i32.or", load(cells.changed), i32(EVENTS_CHANGED))),
          refreshTables(scope, tables, ({ digits }) =>
            digits.some(({ follows }) => follows?.kind === "event" && follows.event === index),
          ),
        ]),
      ),
      apply,
    ];
  });
}
