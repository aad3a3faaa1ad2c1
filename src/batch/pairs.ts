/**
 * Two programs on the same luck, run by run, counted in pairs: what differs is the programs' doing.
 * Only counts and exact sums are kept, so any number of runs takes the same memory, and tallies of
 * disjoint sets of runs merge exactly, in any order.
 */

import { at, invariant } from "../base/invariant.ts";
import { noRuns, type RunList } from "./engine.ts";
import { addSums, sumValues, type ExactSum } from "./sums.ts";

/** An outcome that both programs have. */
export interface PairedColumn {
  readonly kind: "boolean" | "number" | "time";
  /** Index among the outcomes of the base, and of the variant. */
  readonly base: number;
  readonly variant: number;
  /** Times later than this step, never among them, count as this step in the sums. */
  readonly cap: number;
}

/** Runs by whether something happened: `[neither, variant only, base only, both]`. */
export type PairedCells = readonly [number, number, number, number];

/** Sums over the base, over the variant and over variant − base, run by run. */
export interface PairedSums {
  readonly base: ExactSum;
  readonly variant: ExactSum;
  readonly difference: ExactSum;
}

/** Runs without a value, in the base and in the variant. */
type PairedFaults = readonly [base: number, variant: number];

/** By outcome: a time is both something that happens or not, and a capped number. */
export type PairedCounts = { readonly faults: PairedFaults } & (
  | { readonly kind: "boolean"; readonly cells: PairedCells }
  | { readonly kind: "number"; readonly sums: PairedSums }
  | { readonly kind: "time"; readonly cells: PairedCells; readonly sums: PairedSums }
);

/** Counts over a set of runs. Structured-cloneable. */
export interface PairedTally {
  /** Runs in which every column has a value in both. */
  readonly runs: number;
  /** Runs in which a column has none in the base, and in the variant, for a fault of its slice. */
  readonly baseFaults: number;
  readonly variantFaults: number;
  /** By column: runs in which it has a value in both. */
  readonly outcomes: readonly PairedCounts[];
}

/** The runs of one program, and how many outcomes each has. */
export interface ListedRuns {
  readonly list: Pick<RunList, "first" | "outcomes">;
  readonly width: number;
}

/** Counts `count` runs of two lists that begin with the same run. */
export function pairRuns(
  base: ListedRuns,
  variant: ListedRuns,
  count: number,
  columns: readonly PairedColumn[],
): PairedTally {
  invariant(base.list.first === variant.list.first, "pairs are of the same runs");
  // By row, 1 where a column has no value in the base, 2 in the variant.
  const faulty = new Uint8Array(count);
  const outcomes = columns.map((column): PairedCounts => {
    const faults: [number, number] = [0, 0];
    const before: number[] = [];
    const after: number[] = [];
    for (let row = 0; row < count; row++) {
      const value = at(base.list.outcomes, row * base.width + column.base);
      const other = at(variant.list.outcomes, row * variant.width + column.variant);
      // A fault of its slice makes an outcome NaN; none is NaN without one.
      const fault = (Number.isNaN(value) ? 1 : 0) | (Number.isNaN(other) ? 2 : 0);
      if (fault === 0) {
        before.push(value);
        after.push(other);
        continue;
      }
      faulty[row] = at(faulty, row) | fault;
      faults[0] += fault & 1;
      faults[1] += fault >> 1;
    }
    switch (column.kind) {
      case "boolean":
        return { kind: "boolean", faults, cells: countCells(before, after) };
      case "number":
        return { kind: "number", faults, sums: sumPairs(before, after) };
      case "time": {
        const happens = (values: readonly number[]): number[] =>
          values.map((value) => (value === Infinity ? 0 : 1));
        const capped = (values: readonly number[]): number[] =>
          values.map((value) => Math.min(value, column.cap));
        return {
          ...{ kind: "time", faults },
          cells: countCells(happens(before), happens(after)),
          sums: sumPairs(capped(before), capped(after)),
        };
      }
    }
  });
  const having = (bits: number): number =>
    faulty.reduce((sum, fault) => sum + Number((fault & bits) !== 0), 0);
  return { runs: count - having(3), baseFaults: having(1), variantFaults: having(2), outcomes };
}

function countCells(before: readonly number[], after: readonly number[]): PairedCells {
  const cells: [number, number, number, number] = [0, 0, 0, 0];
  before.forEach((value, index) => {
    const cell = 2 * value + at(after, index);
    cells[cell] = at(cells, cell) + 1;
  });
  return cells;
}

function sumPairs(before: readonly number[], after: readonly number[]): PairedSums {
  const difference = before.map((value, index) => at(after, index) - value);
  const sum = (values: readonly number[]): ExactSum => sumValues(values, 0, 1, values.length);
  return { base: sum(before), variant: sum(after), difference: sum(difference) };
}

/** Runs in which a column has a value on both sides. */
export function pairsOf(counts: PairedCounts): number {
  return counts.kind === "number"
    ? counts.sums.difference.count
    : counts.cells.reduce((sum, cell) => sum + cell, 0);
}

/** The tally of no runs. */
export function emptyPairs(columns: readonly PairedColumn[]): PairedTally {
  const nothing = { list: noRuns, width: 1 };
  return pairRuns(nothing, nothing, 0, columns);
}

/** Tallies of several variants over the union of two disjoint sets of runs. */
export function mergePairs(
  a: readonly PairedTally[],
  b: readonly PairedTally[],
): readonly PairedTally[] {
  invariant(a.length === b.length, "tallies of different comparisons do not merge");
  return a.map((tally, index) => mergeOne(tally, at(b, index)));
}

function mergeOne(a: PairedTally, b: PairedTally): PairedTally {
  invariant(a.outcomes.length === b.outcomes.length, "tallies of different outcomes do not merge");
  return {
    runs: a.runs + b.runs,
    baseFaults: a.baseFaults + b.baseFaults,
    variantFaults: a.variantFaults + b.variantFaults,
    outcomes: a.outcomes.map((counts, index) => mergeCounts(counts, at(b.outcomes, index))),
  };
}

function mergeCounts(a: PairedCounts, b: PairedCounts): PairedCounts {
  const faults = [a.faults[0] + b.faults[0], a.faults[1] + b.faults[1]] as const;
  if (a.kind === "boolean" && b.kind === "boolean") {
    return { kind: "boolean", faults, cells: addCells(a.cells, b.cells) };
  }
  if (a.kind === "number" && b.kind === "number") {
    return { kind: "number", faults, sums: addPairedSums(a.sums, b.sums) };
  }
  invariant(a.kind === "time" && b.kind === "time", "tallies of different outcomes do not merge");
  return {
    ...{ kind: "time", faults },
    cells: addCells(a.cells, b.cells),
    sums: addPairedSums(a.sums, b.sums),
  };
}

function addCells(a: PairedCells, b: PairedCells): PairedCells {
  return [a[0] + b[0], a[1] + b[1], a[2] + b[2], a[3] + b[3]];
}

function addPairedSums(a: PairedSums, b: PairedSums): PairedSums {
  return {
    base: addSums(a.base, b.base),
    variant: addSums(a.variant, b.variant),
    difference: addSums(a.difference, b.difference),
  };
}
