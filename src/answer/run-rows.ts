/** Single runs as data: one row per run, with what it drew at the start and how it came out. */

import { at } from "../base/invariant.ts";
import type { RunList } from "../batch/engine.ts";
import type { Cell, Column, ColumnKind } from "./table.ts";

/** What of a program decides the columns of its runs. */
export interface RunShape {
  readonly outcomes: readonly {
    readonly id: string;
    readonly type: "boolean" | "time" | "number";
  }[];
  readonly unknowns: readonly {
    readonly id: string;
    readonly values: readonly { readonly id: string }[];
  }[];
}

const kinds: Readonly<Record<"boolean" | "time" | "number", ColumnKind>> = {
  boolean: "boolean",
  // Steps from the start; infinite for never.
  time: "number",
  number: "number",
};

const fixed: readonly Column[] = [
  { name: "result", kind: "text" },
  { name: "scenario", kind: "text" },
  { name: "seed", kind: "text" },
  { name: "run", kind: "count" },
  { name: "fault", kind: "boolean" },
];

/**
 * The columns of runs of several programs: `drawn_<unknown>` and `<outcome>` by prefix, so that no id
 * meets another name; of one id and several kinds the number wins, which holds them all.
 */
export function runColumns(shapes: readonly RunShape[]): readonly Column[] {
  const columns = new Map<string, Column>();
  for (const { unknowns, outcomes } of shapes) {
    for (const { id } of unknowns) {
      const name = `drawn_${id}`;
      columns.set(name, { name, kind: "text" });
    }
    for (const { id, type } of outcomes) {
      const name = `outcome_${id}`;
      const kind = kinds[type];
      const before = columns.get(name);
      const same = before === undefined || before.kind === kind;
      columns.set(name, { name, kind: same ? kind : "number" });
    }
  }
  return [...fixed, ...columns.values()];
}

/** The rows of listed runs of one program, under the columns of all. */
export function runRows(
  columns: readonly Column[],
  shape: RunShape,
  named: { readonly label: string; readonly scenario: string; readonly seed: string },
  list: RunList,
  count: number,
): Cell[][] {
  const { outcomes, unknowns } = shape;
  const head = [named.label, named.scenario, named.seed];
  const readers = columns
    .slice(fixed.length)
    .map(({ name, kind }) => readerOf(name, kind, shape, list));
  return Array.from({ length: count }, (_, run) => {
    return [
      ...head,
      list.first + run,
      at(list.faulted, run) === 1,
      ...readers.map((read) => read(run * outcomes.length, run * unknowns.length)),
    ];
  });
}

/** Reads a column of a run, given where its outcomes and its unknowns begin in the list. */
type ReadCell = (outcomes: number, unknowns: number) => Cell;

function readerOf(name: string, kind: ColumnKind, shape: RunShape, list: RunList): ReadCell {
  const unknown = shape.unknowns.findIndex(({ id }) => name === `drawn_${id}`);
  if (unknown >= 0) {
    const { values } = at(shape.unknowns, unknown);
    return (_, begin) => values[at(list.unknowns, begin + unknown)]?.id ?? null;
  }
  const outcome = shape.outcomes.findIndex(({ id }) => name === `outcome_${id}`);
  if (outcome < 0) return () => null;
  return (begin) => {
    const value = at(list.outcomes, begin + outcome);
    if (Number.isNaN(value)) return null;
    return kind === "boolean" ? value === 1 : value;
  };
}
