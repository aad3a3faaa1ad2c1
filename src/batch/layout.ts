/**
 * Where each count of a tally stands: one flat list of integer cells, the same for every engine.
 *
 * A tally is this list (`cells`), one exact sum per number outcome (`sums.ts`) and the first run
 * fault. An engine that counts in its own memory (the WebAssembly kernel) uses one 32-bit signed
 * integer per cell at the same index and, for number outcomes, writes the values of its runs to a
 * list of f64, run by run: `values[(run - first) · numbers + column]`; `addCounted` in `tally.ts`
 * takes both. A chunk has at most 2^30 runs, so that no cell of it can overflow.
 *
 * Every region is linear: the cells of two disjoint sets of runs add up to the cells of their
 * union. That is what makes merging exact, and free of order.
 *
 * What one run without a fault contributes, with S_0 … S_n its observed path, n the step at which
 * it ended and N = `steps` the horizon (the last state stands for all later k):
 *
 * - `runs`: +1.
 * - a boolean outcome: +1 in its cell if true.
 * - a time outcome: +1 in its cell `k` = 0 … N of the first time, or in cell N + 1 for never.
 * - a number outcome: its value, in `values`.
 * - `flashpoint.flow`: net flow into a level. +1 at (0, level in S_0); at each later k ≤ n where the
 *   level in S_k differs from S_{k-1}: -1 at (k, old level) and +1 at (k, new level). The running
 *   sum over k is the number of runs that stand at a level in S_k, so quiet steps cost nothing.
 * - `flashpoint.passage`: for every level L, +1 at (L, k) for the first k with level ≥ L in S_k, or
 *   at (L, N + 1) if there is none. (L = 0 counts at the first observed step.)
 * - an unknown: +1 in the cell of the value that the run drew.
 * - `ended`: +1 at n.
 *
 * A run that starts from a given state at step s > 0 (odds of a game under way) observes S_s … S_n
 * only, so cells of earlier steps stay 0.
 *
 * A run with a run fault contributes +1 to `faults`, and to what is asked of it only where the slice of
 * that (`ir/slice.ts`) comes through: +1 in its cell of `beside`, and what a sound run adds to its
 * regions. The kernel counts whole runs only; `by-slice.ts` adds the rest.
 */

import { at } from "../base/invariant.ts";
import type { Program } from "../ir/program.ts";

/** A run of cells: `offset + index`. */
export interface Region {
  readonly offset: number;
  readonly length: number;
}

/** Where an outcome is counted. */
export type OutcomeRegion =
  /** `length` 1. */
  | ({ readonly kind: "boolean" } & Region)
  /** `length` steps + 2, the last for never. */
  | ({ readonly kind: "time" } & Region)
  /** `column`: its place among the number outcomes; no cells. */
  | { readonly kind: "number"; readonly column: number };

/** Where the levels of a flashpoint are counted. */
export interface FlashpointRegions {
  readonly levels: number;
  /** (steps + 1) × levels; cell `k · levels + level`. */
  readonly flow: Region;
  /** levels × (steps + 2); cell `level · (steps + 2) + k`, the last k for never. */
  readonly passage: Region;
}

/** Where everything stands in a tally. */
export interface Layout {
  /** Horizon N. */
  readonly steps: number;
  readonly runs: number;
  readonly faults: number;
  /** By what is asked, one cell each: runs that fault, but not in its slice. */
  readonly beside: Readonly<Record<AskedKind, Region>>;
  /** In the program's order of outcomes. */
  readonly outcomes: readonly OutcomeRegion[];
  /** How many of the outcomes are numbers. */
  readonly numbers: number;
  readonly flashpoints: readonly FlashpointRegions[];
  readonly unknowns: readonly Region[];
  /** Steps + 1 cells: the step at which runs ended. */
  readonly ended: Region;
  /** Total number of cells. */
  readonly length: number;
}

/** What of a program decides its layout. */
export type LayoutSource = Pick<Program, "outcomes" | "flashpoints" | "unknowns"> & {
  readonly calendar: Pick<Program["calendar"], "steps">;
};

/** The layout of a program's tallies. Depends on nothing but its shape, never on parameters. */
export function layoutOf(program: LayoutSource): Layout {
  const steps = program.calendar.steps;
  let next = 0;
  const take = (length: number): Region => {
    const region = { offset: next, length };
    next += length;
    return region;
  };
  const runs = take(1).offset;
  const faults = take(1).offset;
  const beside = {
    outcomes: take(program.outcomes.length),
    flashpoints: take(program.flashpoints.length),
    unknowns: take(program.unknowns.length),
  };
  let numbers = 0;
  const outcomes = program.outcomes.map((outcome): OutcomeRegion => {
    switch (outcome.type) {
      case "boolean":
        return { kind: "boolean", ...take(1) };
      case "time":
        return { kind: "time", ...take(steps + 2) };
      case "number":
        return { kind: "number", column: numbers++ };
    }
  });
  const flashpoints = program.flashpoints.map((flashpoint): FlashpointRegions => {
    const levels = flashpoint.levels.length;
    return {
      levels,
      flow: take((steps + 1) * levels),
      passage: take(levels * (steps + 2)),
    };
  });
  const unknowns = program.unknowns.map((unknown) => take(unknown.values.length));
  const ended = take(steps + 1);
  return {
    steps,
    runs,
    faults,
    beside,
    outcomes,
    numbers,
    flashpoints,
    unknowns,
    ended,
    length: next,
  };
}

/** What is asked of a run: an outcome, where a flashpoint goes, what was drawn of an unknown. */
export type AskedKind = "outcomes" | "flashpoints" | "unknowns";

/** Runs in which one thing that is asked has a value: what its shares are shares of. */
export function runsWith(
  layout: Layout,
  { cells }: { readonly cells: ArrayLike<number> },
  kind: AskedKind,
  index: number,
): number {
  return at(cells, layout.runs) + at(cells, layout.beside[kind].offset + index);
}

/** Runs at each level in S_step, from the flow cells of a flashpoint. */
export function occupancy(
  layout: Layout,
  cells: ArrayLike<number>,
  flashpoint: number,
  step: number,
): number[] {
  const { levels, flow } = at(layout.flashpoints, flashpoint);
  const counts = new Array<number>(levels).fill(0);
  for (let k = 0; k <= step; k++) {
    for (let level = 0; level < levels; level++) {
      counts[level] = at(counts, level) + at(cells, flow.offset + k * levels + level);
    }
  }
  return counts;
}

/** First-passage histogram of a level: cells 0 … steps, then never. */
export function passageOf(
  layout: Layout,
  cells: ArrayLike<number>,
  flashpoint: number,
  level: number,
): number[] {
  const { passage } = at(layout.flashpoints, flashpoint);
  const width = layout.steps + 2;
  const from = passage.offset + level * width;
  return Array.from({ length: width }, (_, k) => at(cells, from + k));
}
