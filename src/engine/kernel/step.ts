/** One step: the phases in order, each behind the cheapest test that can rule it out. */

import { at } from "../../base/invariant.ts";
import {
  call,
  get,
  i32,
  load,
  loadByte,
  note,
  op,
  set,
  store,
  tee,
  when,
  type Callee,
  type Code,
  type Local,
} from "./code.ts";
import { stepOf, type Context } from "./context.ts";
import { nearLanes, rowOf } from "./draws.ts";
import { element } from "./memory-map.ts";
import { emitMoves, type Turns } from "./phase-two.ts";
import { Scope } from "./scope.ts";
import { anyBit, emitWake, keptEvents } from "./stale.ts";
import type { Tables } from "./tables.ts";

/** The functions of the phases, and the tables that they ask. */
export interface Phases {
  readonly fill: Callee;
  readonly events: Callee;
  readonly certain: Callee | undefined;
  readonly moves: readonly Turns[];
  readonly transitions: readonly Callee[];
  readonly fire: Callee;
  readonly drift: Callee | undefined;
  readonly settle: Callee;
  readonly tables: Tables;
}

function emitEvents(context: Context, scope: Scope, phases: Phases, row: Local): Code {
  const { program, lanes, cells } = context;
  if (program.events.length === 0) return [];
  const first = lanes.firstEvent / 4;
  const masks = Array.from({ length: lanes.eventGroups }, (_, group) =>
    op("v128.any_true", nearLanes(context, phases.tables, get(row), first + group)),
  );
  const due = loadByte(cells.dated, stepOf(context));
  const certain = phases.certain === undefined ? [] : [call(phases.certain)];
  const { watches } = context;
  const kept = anyBit([watches.stale, watches.due], keptEvents(watches));
  const test = [...masks, ...certain, kept].reduce<Code>(
    (any, mask) => op("i32.or", any, mask),
    due,
  );
  return [note("1. events"), when(test, [call(phases.events), scope.leaveIfFaulty()])];
}

function emitTransitions(context: Context, scope: Scope, phases: Phases, row: Local): Code {
  const { program, lanes, cells } = context;
  const mask = scope.locals.add("mask", "i32");
  const rule = scope.locals.add("rule", "i32");
  const any = scope.locals.add("any", "i32");
  const groups = Array.from({ length: lanes.flashpointGroups }, (_, group) => {
    const members = program.flashpoints
      .map(({ id }, index) => ({ id, index }))
      .slice(4 * group, 4 * group + 4);
    return when(
      tee(mask, op("i32x4.bitmask", nearLanes(context, phases.tables, get(row), group))),
      [
        members.map(({ id, index }) => {
          const draw = element(cells.philox.draws, index, `draws[t mod 4][${String(index)}]`);
          return when(op("i32.and", get(mask), i32(1 << (index & 3))), [
            set(rule, call(at(phases.transitions, index), load(draw, get(row)))),
            when(
              op("i32.ge_s", get(rule), i32(0)),
              [
                store(element(cells.fired, index, `fired ${id}`), op("i32.add", get(rule), i32(1))),
                set(any, i32(1)),
              ],
              scope.leaveIfFaulty(),
            ),
          ]);
        }),
      ],
    );
  });
  return [
    note("3. transitions, 4. effects"),
    set(any, i32(0)),
    groups,
    when(get(any), [call(phases.fire), scope.leaveIfFaulty()]),
  ];
}

/** `step()`: S_{t+1} from S_t. Leaves early at a fault. */
export function defineStep(context: Context, phases: Phases): Callee {
  const { module, cells } = context;
  return module.define(
    "step",
    [],
    undefined,
    (locals) => {
      const scope = new Scope(context, locals);
      const row = locals.add("row", "i32");
      const quad = locals.add("quad", "i32");
      const woken = locals.add("woken", "i32");
      return [
        set(quad, op("i32.shr_u", stepOf(context), i32(2))),
        when(op("i32.ne", get(quad), load(cells.quad)), [
          call(phases.fill, get(quad)),
          store(cells.quad, get(quad)),
        ]),
        set(row, rowOf(context)),
        emitWake(context, woken),
        emitEvents(context, scope, phases, row),
        note("2. moves"),
        emitMoves(scope, phases.moves, row),
        emitTransitions(context, scope, phases, row),
        note("5. drift"),
        phases.drift === undefined ? [] : [call(phases.drift), scope.leaveIfFaulty()],
        note("6. the clock"),
        store(cells.state.step, op("i32.add", stepOf(context), i32(1))),
        call(phases.settle),
      ];
    },
    true,
  );
}
