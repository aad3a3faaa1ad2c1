/** Changes of level: dwell and what is newly held start in this step, bounds follow the level. */

import { at } from "../../base/invariant.ts";
import { Bounds } from "../../ir/bounds.ts";
import { eventBound, flashpointBound, wordOfBound } from "../../ir/bounds-hazard.ts";
import { restWords } from "../../ir/bounds-turn.ts";
import type { Program } from "../../ir/program.ts";
import type { ModuleBuilder } from "./assemble.ts";
import {
  call,
  get,
  i32,
  load,
  op,
  set,
  store,
  when,
  type Callee,
  type Code,
  type Local,
} from "./code.ts";
import { boundsPerCombination, combinationsOf, restWidth } from "./lanes.ts";
import type { KernelCells } from "./context.ts";
import type { Lanes } from "./lanes.ts";
import { followLevel } from "./keep.ts";
import { changeOf } from "./changes.ts";
import { element } from "./memory-map.ts";
import { markStale } from "./stale.ts";
import type { AlarmSetters } from "./watches.ts";
import type { Tables } from "./tables.ts";
import type { Watches } from "./watches.ts";

/** Index of the first bound of each flashpoint within a combination. */
function firstBounds(program: Program): readonly number[] {
  let next = 0;
  return program.flashpoints.map(({ levels }) => {
    const first = next;
    next += levels.length;
    return first;
  });
}

/** Sets the current bound of a flashpoint from the table. */
function refreshBound(program: Program, cells: KernelCells, flashpoint: number): Code {
  const table = element(cells.boundTable, at(firstBounds(program), flashpoint));
  const level = load(element(cells.state.levels, flashpoint));
  const offset = op("i32.add", load(cells.state.boundsOffset), op("i32.shl", level, i32(2)));
  return store(element(cells.bounds, flashpoint), load(table, offset));
}

/** Sets the words that rest from the table, for the turns of which that is so. */
function refreshRests(
  program: Program,
  cells: KernelCells,
  lanes: Lanes,
  concerns: (flashpoint: number | undefined) => boolean,
): Code {
  let next =
    program.flashpoints.reduce((sum, { levels }) => sum + levels.length, 0) + lanes.events.size;
  return lanes.rests.map((rest, position) => {
    const table = next;
    next += restWidth(program, rest);
    if (!concerns(rest.flashpoint)) return [];
    const level =
      rest.flashpoint === undefined
        ? i32(0)
        : op("i32.shl", load(element(cells.state.levels, rest.flashpoint)), i32(3));
    const offset = op("i32.add", load(cells.state.boundsOffset), level);
    return [0, 1].map((word) =>
      store(
        element(cells.rests, 2 * position + word),
        load(element(cells.boundTable, table + word), offset),
      ),
    );
  });
}

/** Sets all current bounds, at the start of a run. */
export function refreshBounds(program: Program, cells: KernelCells, lanes: Lanes): Code {
  const eventBase = program.flashpoints.reduce((sum, { levels }) => sum + levels.length, 0);
  return [
    program.flashpoints.map((_, flashpoint) => refreshBound(program, cells, flashpoint)),
    [...lanes.events.values()].map((lane, position) =>
      store(
        element(cells.bounds, lane),
        load(element(cells.boundTable, eventBase + position), load(cells.state.boundsOffset)),
      ),
    ),
    refreshRests(program, cells, lanes, () => true),
  ];
}

/** `enter_…(level)` for every flashpoint; the level differs from the current one. */
export function defineEnter(
  module: ModuleBuilder,
  program: Program,
  cells: KernelCells,
  lanes: Lanes,
  tables: Tables,
  watches: Watches,
  alarms: AlarmSetters,
): Callee[] {
  const began = (setter: Callee | undefined): Code => (setter === undefined ? [] : call(setter));
  return program.flashpoints.map(({ id, levels, heldCaps }, flashpoint) =>
    module.define(`enter_${id}`, [["level", "i32"]], undefined, (locals) => {
      const [level] = locals.parameters;
      const before = locals.add("before", "i32");
      const now = load(cells.state.step);
      const current = element(cells.state.levels, flashpoint, `level of ${id}`);
      const since = at(cells.state.since, flashpoint);
      return [
        set(before, load(current)),
        levels.map((name, rung) =>
          rung === 0 || at(heldCaps, rung) === 0
            ? []
            : when(
                op(
                  "i32.and",
                  op("i32.gt_s", i32(rung), get(before)),
                  op("i32.le_s", i32(rung), get(level)),
                ),
                [
                  store(element(since, rung, `held since, ${name}`), now),
                  began(alarms.held[flashpoint]?.[rung]),
                ],
              ),
        ),
        store(current, get(level)),
        store(element(cells.state.entered, flashpoint, `entry of ${id}`), now),
        began(alarms.entered[flashpoint]),
        at(watches.watch.levels, flashpoint).map((mask, rung) => {
          const isReached = (from: Local): Code => op("i32.ge_s", get(from), i32(rung));
          if (mask === 0n) return [];
          const crossed = op("i32.ne", isReached(before), isReached(level));
          return when(crossed, markStale(watches, mask));
        }),
        store(cells.changed, op("i32.or", load(cells.changed), i32(changeOf(flashpoint)))),
        tables.flashpoints[flashpoint] === undefined
          ? refreshBound(program, cells, flashpoint)
          : [],
        followLevel(cells, tables, flashpoint, before, level),
        refreshRests(program, cells, lanes, (key) => key === flashpoint),
      ];
    }),
  );
}

/** The table of bounds for these parameters: per combination of unknowns, in the order of the map. */
export function boundTable(
  program: Program,
  parameters: ArrayLike<number>,
  lanes: Lanes,
): Uint32Array {
  const combinations = combinationsOf(program);
  const table = new Uint32Array(combinations * boundsPerCombination(program, lanes));
  let next = 0;
  for (let combination = 0; combination < combinations; combination += 1) {
    const known = { parameters, ...knownUnknowns(program, combinations, combination) };
    for (const [flashpoint, { levels }] of program.flashpoints.entries()) {
      for (const level of levels.keys()) {
        table[next] = wordOfBound(flashpointBound(program, flashpoint, level, known));
        next += 1;
      }
    }
    for (const [index, { occurrence }] of program.events.entries()) {
      if (occurrence.kind !== "undated") continue;
      table[next] = wordOfBound(eventBound(program, index, known));
      next += 1;
    }
    for (const rest of lanes.rests) {
      const { flashpoint } = rest;
      for (let level = 0; level < restWidth(program, rest) / 2; level += 1) {
        const levels = flashpoint === undefined ? {} : { levels: new Map([[flashpoint, level]]) };
        const { first, count } = restWords(program, rest, { ...known, ...levels });
        table.set([first, count], next);
        next += 2;
      }
    }
  }
  return table;
}

/** Upper bounds of the shared values for these parameters; infinite where one may fault as a factor. */
export function sharedBounds(program: Program, parameters: ArrayLike<number>): Float64Array {
  const bounds = new Bounds(program, { parameters });
  return Float64Array.from(program.shared, ({ value }) => {
    const { value: range, mayFault } = bounds.watch(() => bounds.root(value));
    return mayFault || range.low < 0 ? Infinity : range.high;
  });
}

/** Strides with which the unknowns' values number the combinations; 0 if they have no bounds apart. */
export function combinationStrides(program: Program): readonly number[] {
  if (combinationsOf(program) === 1) return program.unknowns.map(() => 0);
  let stride = 1;
  return program.unknowns.map(({ values }) => {
    const own = stride;
    stride *= values.length;
    return own;
  });
}

function knownUnknowns(
  program: Program,
  combinations: number,
  combination: number,
): { readonly unknowns?: ReadonlyMap<number, number> } {
  if (combinations === 1) return {};
  const strides = combinationStrides(program);
  return {
    unknowns: new Map(
      program.unknowns.map(({ values }, index) => [
        index,
        Math.floor(combination / at(strides, index)) % values.length,
      ]),
    ),
  };
}
