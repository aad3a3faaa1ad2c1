/**
 * The result of many runs as integers only. Tallies of disjoint sets of runs merge exactly,
 * associatively and in any order, so neither chunks nor workers nor machines show in a result.
 */

import { at, invariant } from "../base/invariant.ts";
import type { PlaceIndex } from "../ir/expression.ts";
import type { AskedKind, Layout } from "./layout.ts";
import { addSums, emptySum, sumValues } from "./sums.ts";
import type { ExactSum } from "./sums.ts";

/** A run that stopped because a number broke the rules of the model. */
export interface TallyFault {
  readonly run: number;
  readonly step: number;
  readonly place: PlaceIndex;
  /** As the engines say it: `not finite`, `negative` … */
  readonly reason: string;
}

/** Counts over a set of runs; see `layout.ts` for the cells. Structured-cloneable. */
export interface Tally {
  /** Whole numbers below 2^53. */
  readonly cells: Float64Array;
  /** One per number outcome, by column. */
  readonly sums: readonly ExactSum[];
  /** The faulty run of the lowest number, if any. */
  readonly fault?: TallyFault;
}

/**
 * What a single run showed, for counting.
 * `levels[i]` are the levels in S_{start + i}; the last entry is the step at which the run ended.
 */
export type RunSummary =
  | {
      readonly kind: "run";
      readonly run: number;
      /** First observed step; 0 but for continuations. */
      readonly start: number;
      readonly levels: readonly (readonly number[])[];
      /** Per outcome: 0 or 1; a step or Infinity for never; a number. NaN: a fault of its slice. */
      readonly outcomes: readonly number[];
      /** −1: a fault of its slice. */
      readonly unknowns: readonly number[];
      /** The run stopped with a fault; what is asked here are its slices. */
      readonly faulted?: boolean;
    }
  | { readonly kind: "fault"; readonly fault: TallyFault };

/** The tally of no runs. */
export function emptyTally(layout: Layout): Tally {
  return {
    cells: new Float64Array(layout.length),
    sums: Array.from({ length: layout.numbers }, emptySum),
  };
}

/** The tally of the union of two disjoint sets of runs of one program. */
export function mergeTallies(a: Tally, b: Tally): Tally {
  return addTo({ ...a, cells: a.cells.slice() }, b);
}

/**
 * As `mergeTallies`, in the memory of `total`, and that of `part` is given back: neither can be used
 * any more. For long batches, whose pieces would otherwise pile up until they are collected.
 */
export function absorbTally(total: Tally, part: Tally): Tally {
  const whole = addTo(total, part);
  releaseTally(part);
  return whole;
}

/** Gives the memory of a tally back at once; it can't be used any more. */
export function releaseTally({ cells: { buffer } }: Tally): void {
  if (buffer instanceof ArrayBuffer) buffer.transfer(0);
}

function addTo(total: Tally, part: Tally): Tally {
  const { cells } = total;
  const more = part.cells;
  invariant(cells.length === more.length, "tallies of different layouts do not merge");
  invariant(total.sums.length === part.sums.length, "tallies of different layouts do not merge");
  // Read plainly: `at` makes an object of every number.
  for (let i = 0; i < cells.length; i++) cells[i] = (cells[i] ?? 0) + (more[i] ?? 0);
  const sums = total.sums.map((sum, i) => addSums(sum, at(part.sums, i)));
  const fault = earlierFault(total.fault, part.fault);
  return { cells, sums, ...(fault === undefined ? {} : { fault }) };
}

function earlierFault(
  a: TallyFault | undefined,
  b: TallyFault | undefined,
): TallyFault | undefined {
  if (a === undefined) return b;
  if (b === undefined) return a;
  return a.run <= b.run ? a : b;
}

/** Counts runs one by one: the plain reading of `layout.ts`, for engines that give summaries. */
export function tallyRuns(layout: Layout, runs: Iterable<RunSummary>): Tally {
  const cells = new Float64Array(layout.length);
  const values = Array.from({ length: layout.numbers }, (): number[] => []);
  let first: TallyFault | undefined;
  for (const summary of runs) {
    if (summary.kind === "fault") {
      bump(cells, layout.faults, 1);
      first = earlierFault(first, summary.fault);
    } else {
      countRun(layout, cells, values, summary);
    }
  }
  const sums = values.map((column) => sumValues(column, 0, 1, column.length));
  return { cells, sums, ...(first === undefined ? {} : { fault: first }) };
}

function bump(cells: Float64Array, index: number, by: number): void {
  cells[index] = at(cells, index) + by;
}

function countRun(
  layout: Layout,
  cells: Float64Array,
  values: readonly number[][],
  summary: Extract<RunSummary, { kind: "run" }>,
): void {
  const { faulted = false } = summary;
  bump(cells, faulted ? layout.faults : layout.runs, 1);
  const counted = (kind: AskedKind, index: number): void => {
    if (faulted) bump(cells, layout.beside[kind].offset + index, 1);
  };
  layout.outcomes.forEach((region, index) => {
    const value = at(summary.outcomes, index);
    if (Number.isNaN(value)) return;
    counted("outcomes", index);
    switch (region.kind) {
      case "boolean":
        bump(cells, region.offset, value);
        break;
      case "time":
        bump(cells, region.offset + Math.min(value, layout.steps + 1), 1);
        break;
      case "number":
        at(values, region.column).push(value);
        break;
    }
  });
  const width = layout.steps + 2;
  layout.flashpoints.forEach((regions, flashpoint) => {
    counted("flashpoints", flashpoint);
    let reached = -1;
    let previous = -1;
    summary.levels.forEach((levels, index) => {
      const step = summary.start + index;
      const level = at(levels, flashpoint);
      if (level !== previous) {
        if (previous >= 0) bump(cells, regions.flow.offset + step * regions.levels + previous, -1);
        bump(cells, regions.flow.offset + step * regions.levels + level, 1);
        previous = level;
      }
      for (; reached < level; reached++) {
        bump(cells, regions.passage.offset + (reached + 1) * width + step, 1);
      }
    });
    for (let level = reached + 1; level < regions.levels; level++) {
      bump(cells, regions.passage.offset + level * width + width - 1, 1);
    }
  });
  layout.unknowns.forEach((region, unknown) => {
    const value = at(summary.unknowns, unknown);
    if (value < 0) return;
    counted("unknowns", unknown);
    bump(cells, region.offset + value, 1);
  });
  bump(cells, layout.ended.offset + summary.start + summary.levels.length - 1, 1);
}

/** Runs counted, faulty ones included. */
export function runsOf(layout: Layout, tally: Tally): number {
  return at(tally.cells, layout.runs) + at(tally.cells, layout.faults);
}
