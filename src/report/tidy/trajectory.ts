/** One run as data: one row per state S_0, S_1 …, with every level, value, event and move. */

import { at } from "../../base/invariant.ts";
import { isoFromDay } from "../../i18n/date.ts";
import type { Cell, Column, DataTable } from "../../answer/table.ts";

interface Named {
  readonly id: string;
}

/** What of a program a run's table needs. */
export interface TrajectoryShape {
  readonly calendar: { readonly dayOfStep: readonly number[] };
  readonly unknowns: readonly (Named & { readonly values: readonly Named[] })[];
  readonly flashpoints: readonly (Named & { readonly levels: readonly string[] })[];
  readonly variables: readonly Named[];
  readonly events: readonly Named[];
  readonly actors: readonly (Named & { readonly moves: readonly Named[] })[];
}

/** What of a state it shows. */
export interface TrajectoryState {
  readonly step: number;
  readonly levels: readonly number[];
  readonly variables: readonly number[];
  readonly unknowns: readonly number[];
  readonly happened: readonly boolean[];
  readonly moves: readonly (readonly number[])[];
}

/**
 * The table of a run. `level_<flashpoint>` is the level's number and `at_<flashpoint>` its id;
 * `event_<id>` says whether it has happened yet; `move_<actor>` lists the latest turn's moves.
 */
export function trajectoryTable(
  shape: TrajectoryShape,
  run: { readonly seed: string; readonly run: number; readonly states: readonly TrajectoryState[] },
): DataTable {
  const { calendar, unknowns, flashpoints, variables, events, actors } = shape;
  const columns: Column[] = [
    { name: "seed", kind: "text" },
    { name: "run", kind: "count" },
    { name: "step", kind: "integer" },
    { name: "date", kind: "text" },
    ...unknowns.map(({ id }): Column => ({ name: `drawn_${id}`, kind: "text" })),
    ...flashpoints.flatMap(({ id }): Column[] => [
      { name: `level_${id}`, kind: "integer" },
      { name: `at_${id}`, kind: "text" },
    ]),
    ...variables.map(({ id }): Column => ({ name: `value_${id}`, kind: "number" })),
    ...events.map(({ id }): Column => ({ name: `event_${id}`, kind: "boolean" })),
    ...actors.map(({ id }): Column => ({ name: `move_${id}`, kind: "text" })),
  ];
  const rows = run.states.map((state): Cell[] => [
    run.seed,
    run.run,
    state.step,
    isoFromDay(at(calendar.dayOfStep, state.step)),
    ...unknowns.map(({ values }, unknown) => at(values, at(state.unknowns, unknown)).id),
    ...flashpoints.flatMap(({ levels }, flashpoint): Cell[] => {
      const level = at(state.levels, flashpoint);
      return [level, at(levels, level)];
    }),
    ...variables.map((_, variable) => at(state.variables, variable)),
    ...events.map((_, event) => at(state.happened, event)),
    ...actors.map(({ moves }, actor) =>
      at(state.moves, actor)
        .map((move) => at(moves, move).id)
        .join(" "),
    ),
  ]);
  return { columns, rows };
}
