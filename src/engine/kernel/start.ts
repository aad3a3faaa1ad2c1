/** The start of a run: constants of a set of parameters, shares and start values, unknowns. */

import { at } from "../../base/invariant.ts";
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
} from "./code.ts";
import { boundsPerCombination } from "./lanes.ts";
import type { Context } from "./context.ts";
import { combinationStrides, refreshBounds } from "./enter.ts";
import { emitAmount, emitRoot } from "./expression.ts";
import { refreshTables } from "./keep.ts";
import { element } from "./memory-map.ts";
import { Scope } from "./scope.ts";
import { emitFirstStale } from "./stale.ts";
import type { Tables } from "./tables.ts";

/** `constants()`: what is the same in all runs. A value that faults is NaN, and faults when used. */
export function defineConstants(context: Context): Callee {
  const { module, cells, hoisted } = context;
  return module.define(
    "constants",
    [],
    undefined,
    () =>
      hoisted.map(({ cell, compute }) => [
        store(cell, call(compute)),
        store(cells.faultReason, i32(0)),
      ]),
    true,
  );
}

/** `starts()`: shares, and start values of variables into the image. May fault. */
export function defineStarts(context: Context): Callee {
  const { program, module, cells } = context;
  const imageOffset = cells.imageStart - cells.stateStart;
  return module.define(
    "starts",
    [],
    undefined,
    (locals) => {
      const scope = new Scope(context, locals);
      const total = locals.add("total", "f64");
      const share = locals.add("share", "f64");
      const value = locals.add("value", "f64");
      const unknowns = program.unknowns.map(({ id, values }, index) => {
        const { place } = at(values, 0).share;
        return [
          note(`unknowns.${id}`),
          set(total, f64(0)),
          values.map((entry, position) => [
            set(share, emitAmount(scope, entry.share)),
            store(element(at(cells.shares, index), position), get(share)),
            set(total, op("f64.add", get(total), get(share))),
          ]),
          when(
            op("i32.eqz", op("f64.lt", get(total), f64(Infinity))),
            scope.fail(place, "not finite"),
          ),
          when(op("f64.eq", get(total), f64(0)), scope.fail(place, "no share")),
          store(element(cells.shareTotals, index), get(total)),
        ];
      });
      const variables = program.variables.map((variable, index) => {
        const cell = element(cells.state.variables, index, variable.id);
        const start = emitRoot(scope, variable.start);
        const rounded = variable.integer ? op("f64.floor", op("f64.add", start, f64(0.5))) : start;
        return [
          set(value, op("f64.min", op("f64.max", rounded, f64(variable.min)), f64(variable.max))),
          store({ ...cell, address: cell.address + imageOffset }, get(value)),
        ];
      });
      return [unknowns, variables];
    },
    true,
  );
}

/** Draws one unknown and adds its part of the combination's number. */
function drawUnknown(context: Context, index: number): Code {
  const { program, cells } = context;
  const { site, values } = at(program.unknowns, index);
  const stride = at(combinationStrides(program), index);
  const cell = element(cells.state.unknowns, index, at(program.unknowns, index).id);
  return [
    store(
      cell,
      call(
        context.pick,
        i32(at(cells.shares, index).address),
        i32(values.length),
        i32(site),
        i32(0),
        call(context.draw, i32(site), i32(0)),
        load(element(cells.shareTotals, index)),
        f64(1),
      ),
    ),
    stride === 0
      ? []
      : store(
          cells.state.boundsOffset,
          op(
            "i32.add",
            load(cells.state.boundsOffset),
            op(
              "i32.mul",
              load(cell),
              i32(stride * 4 * boundsPerCombination(program, context.lanes)),
            ),
          ),
        ),
  ];
}

/** `begin(fresh)`: the state from the image; a fresh run draws its unknowns and observes S_0. */
export function defineBegin(context: Context, settle: Callee, tables: Tables): Callee {
  const { program, module, cells, lanes } = context;
  const words = (cells.stateEnd - cells.stateStart) / 16;
  return module.define(
    "begin",
    [["fresh", "i32"]],
    undefined,
    (locals) => {
      const fresh = at(locals.parameters, 0);
      const copy = Array.from({ length: words }, (_, word) => {
        const to = {
          name: `state+${String(word * 16)}`,
          type: "v128",
          address: cells.stateStart + word * 16,
          length: 1,
        } as const;
        const from = {
          name: `image+${String(word * 16)}`,
          type: "v128",
          address: cells.imageStart + word * 16,
          length: 1,
        } as const;
        return store(to, load(from));
      });
      return [
        copy,
        store(cells.faultReason, i32(0)),
        store(cells.quad, i32(-1)),
        store(cells.changed, i32(-1)),
        store(cells.logEnd, i32(0)),
        program.flashpoints.map((_, index) => store(element(cells.fired, index), i32(0))),
        when(
          get(fresh),
          program.unknowns.map((_, index) => drawUnknown(context, index)),
        ),
        refreshBounds(program, cells, lanes),
        refreshTables(new Scope(context, locals), tables),
        emitFirstStale(context),
        when(get(fresh), call(settle)),
      ];
    },
    true,
  );
}
