/**
 * Program → kernel: a WebAssembly module whose runs are those of the interpreter, bit for bit.
 * Parameters are inputs: one module serves every set of them.
 */

import { at, InvariantError, invariant } from "../../base/invariant.ts";
import { Bounds } from "../../ir/bounds.ts";
import type { Program } from "../../ir/program.ts";
import { ModuleBuilder, type CodedFunction } from "./assemble.ts";
import { f64, get, i32, op, store, type Callee } from "./code.ts";
import { placeCells, type Context, type KernelCells } from "./context.ts";
import { laneOut, type Lanes } from "./lanes.ts";
import { defineRuns, placeCounts, type CountCells, type CountLayout } from "./counts.ts";
import { defineBelow, defineHappens, definePick } from "./decide.ts";
import { defineDrift } from "./drift.ts";
import { encode } from "./encode.ts";
import { defineEnter } from "./enter.ts";
import { defineCertain, defineEvents } from "./events.ts";
import { emitRoot } from "./expression.ts";
import { defineFire } from "./fire.ts";
import { defineFollow } from "./follow.ts";
import { defineFunctions } from "./functions.ts";
import { defineKeep } from "./keep.ts";
import { MemoryMap, type Cell } from "./memory-map.ts";
import { defineMoves } from "./moves.ts";
import { defineSettle } from "./observe.ts";
import { defineDraw, defineFill, defineRefine, defineWord } from "./philox.ts";
import { reasonNumber, Scope } from "./scope.ts";
import { defineAlarmSetters, defineVariableWrites } from "./stale.ts";
import { defineBegin, defineConstants, defineStarts } from "./start.ts";
import { defineStep } from "./step.ts";
import { placeTables, type Tables } from "./tables.ts";
import { defineExpNear } from "./upper.ts";
import { defineTransitions } from "./transitions.ts";
import { placeWatches, type Watches } from "./watches.ts";

/** A compiled kernel: its bytes, and where things stand in its memory. */
export interface KernelModule {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly cells: KernelCells;
  readonly counts: CountCells;
  readonly lanes: Lanes;
  readonly tables: Tables;
  readonly watches: Watches;
  /** All cells, for the printer. */
  readonly map: readonly Cell[];
  /** Bytes of memory. */
  readonly size: number;
}

/** What the kernel cannot do exactly it refuses. */
function refuseWhatCannotBe(program: Program): void {
  const { steps } = program.calendar;
  invariant(steps >= 1 && steps < 2 ** 20, "a kernel has from 1 to 2^20 steps");
  for (const { id, startDwell, startHeld } of program.flashpoints) {
    for (const counter of [startDwell, ...startHeld]) {
      if (!Number.isInteger(counter) || Math.abs(counter) > 2 ** 30) {
        throw new InvariantError(`counters of ${id} are not whole numbers of steps`);
      }
    }
  }
}

function defineFail(module: ModuleBuilder, cells: KernelCells): Callee {
  return module.define(
    "fail",
    [
      ["place", "i32"],
      ["reason", "i32"],
    ],
    undefined,
    (locals) => [
      store(cells.faultPlace, get(at(locals.parameters, 0))),
      store(cells.faultReason, get(at(locals.parameters, 1))),
    ],
  );
}

function defineBlame(module: ModuleBuilder): Callee {
  return module.define(
    "blame",
    [
      ["x", "f64"],
      ["reason", "i32"],
    ],
    "i32",
    (locals) =>
      op(
        "select",
        get(at(locals.parameters, 1)),
        i32(reasonNumber("not finite")),
        op("f64.lt", op("f64.abs", get(at(locals.parameters, 0))), f64(Infinity)),
      ),
  );
}

function defineShared(context: Context): void {
  // Later shared values may read earlier ones, never the other way round.
  for (const [index, root] of context.program.shared.entries()) {
    context.shared.push(
      context.module.define(`shared_${String(index)}`, [], "f64", (locals) =>
        emitRoot(new Scope(context, locals, "f64"), root),
      ),
    );
  }
}

/**
 * Compiles a program, to count in cells of the given layout.
 * @param read is told of every function with its code, which is not kept
 */
export function compile(
  program: Program,
  layout: CountLayout,
  read?: (made: CodedFunction) => void,
): KernelModule {
  refuseWhatCannotBe(program);
  const map = new MemoryMap();
  const lanes = laneOut(program);
  const cells = placeCells(map, program, lanes);
  const counts = placeCounts(map, layout);
  const always = new Bounds(program);
  const tables = placeTables(map, program, always);
  const watches = placeWatches(map, program, lanes, always);
  const module = new ModuleBuilder(read);
  const functions = defineFunctions(module);
  const fill = defineFill(module, cells.philox);
  const word = defineWord(module, cells.philox);
  const refine = defineRefine(module, word);
  const below = defineBelow(module, refine);
  const alarms = defineAlarmSetters(module, program, cells, watches);
  const enter: Callee[] = defineEnter(module, program, cells, lanes, tables, watches, alarms);
  const context: Context = {
    program,
    module,
    cells,
    lanes,
    functions,
    shared: [],
    fail: defineFail(module, cells),
    blame: defineBlame(module),
    expNear: defineExpNear(module),
    refine,
    draw: defineDraw(module, word),
    pick: definePick(module, refine),
    keep: defineKeep(module, cells.amounts),
    below,
    happens: defineHappens(module, functions, below),
    enter,
    watches,
    alarms,
    writes: [],
    hoisted: [],
    map,
    always,
  };
  defineShared(context);
  context.writes.push(...defineVariableWrites(context));
  const settle = defineSettle(context, counts);
  const step = defineStep(context, {
    fill,
    events: defineEvents(context, tables),
    certain: defineCertain(context),
    moves: defineMoves(context, tables),
    transitions: defineTransitions(context, tables),
    fire: defineFire(context),
    drift: defineDrift(context),
    settle,
    tables,
  });
  defineStarts(context);
  defineConstants(context);
  const begin = defineBegin(context, settle, tables);
  defineRuns(context, counts, begin, step);
  defineFollow(context, begin, step);
  return {
    bytes: encode(module.functions),
    cells,
    counts,
    lanes,
    tables,
    watches,
    map: map.cells,
    size: map.size,
  };
}
