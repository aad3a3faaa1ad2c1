/**
 * Counting inside the kernel. Cells are those of the batch's layout, one 32-bit integer each; the
 * kernel adds what varies from run to run, `finishCounts` the rest. A run with a fault adds nothing
 * but itself.
 */

import { at } from "../../base/invariant.ts";
import type { Program } from "../../ir/program.ts";
import {
  branchIf,
  call,
  f64,
  get,
  i32,
  labelled,
  load,
  loop,
  block,
  note,
  op,
  set,
  store,
  when,
  type Callee,
  type Code,
} from "./code.ts";
import { stepOf, type Context } from "./context.ts";
import { element, type Cell, type MemoryMap } from "./memory-map.ts";

/** Where each count stands among the cells: the part of the batch's layout that the kernel fills. */
export interface CountLayout {
  readonly runs: number;
  readonly faults: number;
  readonly outcomes: readonly (
    | { readonly kind: "boolean" | "time"; readonly offset: number }
    | { readonly kind: "number"; readonly column: number }
  )[];
  readonly numbers: number;
  readonly flashpoints: readonly {
    readonly flow: { readonly offset: number };
    readonly passage: { readonly offset: number };
  }[];
  readonly unknowns: readonly { readonly offset: number }[];
  readonly ended: { readonly offset: number };
  readonly length: number;
}

/** Memory of the counts, with addresses of the regions in bytes. */
export interface CountCells {
  readonly layout: CountLayout;
  readonly cells: Cell;
  readonly flashpoints: readonly { readonly flow: number; readonly passage: number }[];
  /** Values of number outcomes, run by run. */
  readonly values: Cell;
  readonly valuesEnd: Cell;
  readonly firstFault: Cell;
}

/** Runs per call whose values find room. */
export const valueRuns = 4096;

/** Reserves memory for the counts. */
export function placeCounts(map: MemoryMap, layout: CountLayout): CountCells {
  const cells = map.take("cells", "i32", layout.length);
  const address = (index: number): number => cells.address + 4 * index;
  return {
    layout,
    cells,
    flashpoints: layout.flashpoints.map(({ flow, passage }) => ({
      flow: address(flow.offset),
      passage: address(passage.offset),
    })),
    values: map.take("values", "f64", layout.numbers * valueRuns),
    valuesEnd: map.take("values_end", "i32"),
    firstFault: map.take("first_fault", "i32", 5),
  };
}

function bump(cell: Cell, offset?: Code): Code {
  const before = offset === undefined ? load(cell) : load(cell, offset);
  return offset === undefined
    ? store(cell, op("i32.add", before, i32(1)))
    : store(cell, op("i32.add", before, i32(1)), offset);
}

function countOutcomes(context: Context, counts: CountCells): Code {
  const { program, cells } = context;
  const never = program.calendar.steps + 1;
  return counts.layout.outcomes.map((region, index) => {
    const { id } = at(program.outcomes, index);
    const value = load(element(cells.state.outcomes, index, id));
    switch (region.kind) {
      case "boolean":
        return store(
          element(counts.cells, region.offset, id),
          op(
            "i32.add",
            load(element(counts.cells, region.offset, id)),
            op("i32.trunc_f64_s", value),
          ),
        );
      case "time": {
        const step = op("i32.trunc_f64_s", op("f64.min", value, f64(never)));
        return bump(element(counts.cells, region.offset, id), op("i32.shl", step, i32(2)));
      }
      case "number":
        return store(element(counts.values, region.column, id), value, load(counts.valuesEnd));
    }
  });
}

/** `commit()`: adds a run that ended without a fault. */
function defineCommit(context: Context, counts: CountCells): Callee {
  const { program, module, cells } = context;
  const { layout } = counts;
  return module.define("commit", [], undefined, (locals) => {
    const at0 = locals.add("entry", "i32");
    const end = locals.add("end", "i32");
    const address = locals.add("address", "i32");
    const done = labelled("log_read");
    const next = labelled("log_entry");
    const anywhere: Cell = { name: "cells", type: "i32", address: 0, length: 1 };
    return [
      bump(element(counts.cells, layout.runs, "runs")),
      countOutcomes(context, counts),
      layout.numbers === 0
        ? []
        : store(counts.valuesEnd, op("i32.add", load(counts.valuesEnd), i32(8 * layout.numbers))),
      note("levels, as logged"),
      set(end, load(cells.logEnd)),
      block(
        done,
        loop(next, [
          branchIf(done, op("i32.ge_s", get(at0), get(end))),
          ([-1, 1] as const).map((by, word) => [
            set(address, load(element(cells.log, word, "log"), get(at0))),
            store(anywhere, op("i32.add", load(anywhere, get(address)), i32(by)), get(address)),
          ]),
          set(at0, op("i32.add", get(at0), i32(8))),
          branchIf(next, i32(1)),
        ]),
      ),
      program.unknowns.map(({ id }, index) =>
        bump(
          element(counts.cells, at(layout.unknowns, index).offset, id),
          op("i32.shl", load(element(cells.state.unknowns, index, id)), i32(2)),
        ),
      ),
      bump(
        element(counts.cells, layout.ended.offset, "ended"),
        op("i32.shl", stepOf(context), i32(2)),
      ),
    ];
  });
}

/** Remembers the first fault of a call, and counts all. */
function countFault(context: Context, counts: CountCells): Code {
  const { cells } = context;
  const faults = element(counts.cells, counts.layout.faults, "faults");
  const first = (index: number): Cell => element(counts.firstFault, index);
  return [
    when(op("i32.eqz", load(first(0))), [
      store(first(0), load(cells.faultReason)),
      store(first(1), load(cells.faultPlace)),
      store(first(2), load(cells.state.step)),
      store(first(3), load(cells.philox.runLow)),
      store(first(4), load(cells.philox.runHigh)),
    ]),
    bump(faults),
  ];
}

/** `runs(count, fresh)`: that many runs from the run number in memory on, counted. */
export function defineRuns(
  context: Context,
  counts: CountCells,
  begin: Callee,
  step: Callee,
): Callee {
  const { module, cells } = context;
  const commit = defineCommit(context, counts);
  const { runLow, runHigh } = cells.philox;
  const open = op("i32.eqz", op("i32.or", load(cells.state.ended), load(cells.faultReason)));
  return module.define(
    "runs",
    [
      ["count", "i32"],
      ["fresh", "i32"],
    ],
    undefined,
    (locals) => {
      const [count, fresh] = locals.parameters;
      const next = labelled("next_run");
      const again = labelled("next_step");
      return loop(next, [
        call(begin, get(fresh)),
        when(open, loop(again, [call(step), branchIf(again, open)])),
        when(load(cells.faultReason), countFault(context, counts), call(commit)),
        store(runLow, op("i32.add", load(runLow), i32(1))),
        when(op("i32.eqz", load(runLow)), bump(runHigh)),
        set(count, op("i32.sub", get(count), i32(1))),
        branchIf(next, get(count)),
      ]);
    },
    true,
  );
}

/** Adds what is the same in every run without a fault: the levels of the state it starts from. */
export function finishCounts(
  program: Program,
  layout: CountLayout,
  cells: Int32Array,
  start: { readonly step: number; readonly levels: readonly number[] },
): void {
  const add = (index: number, by: number): void => {
    cells[index] = at(cells, index) + by;
  };
  const runs = at(cells, layout.runs);
  const width = program.calendar.steps + 2;
  for (const [index, { levels }] of program.flashpoints.entries()) {
    const { flow, passage } = at(layout.flashpoints, index);
    const level = at(start.levels, index);
    add(flow.offset + start.step * levels.length + level, runs);
    for (const rung of levels.keys()) {
      const row = passage.offset + rung * width;
      if (rung <= level) {
        add(row + start.step, runs);
        continue;
      }
      let reached = 0;
      for (let step = 0; step < width - 1; step += 1) reached += at(cells, row + step);
      add(row + width - 1, runs - reached);
    }
  }
}
