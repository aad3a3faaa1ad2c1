/**
 * The pieces of work of `brink paths` that a thread does over a range, and how what comes back is
 * merged: signs and orders counted, parts switched off in turn, cases with drawn inputs.
 */

import { at, InvariantError } from "../base/invariant.ts";
import type { Key } from "../random/philox.ts";
import { countCases, mergeCases, noCases, type CaseCounts } from "./case-counts.ts";
import { noRuns, type PreparedEngine } from "./engine.ts";
import { drawParameters, prepareInputs, type InputRange } from "./inputs.ts";
import {
  countOrders,
  countSigns,
  mergeOrders,
  mergeSigns,
  type OrderCounts,
  type SignCounts,
  type Watch,
} from "./orders.ts";
import {
  mergePairs,
  pairRuns,
  type ListedRuns,
  type PairedColumn,
  type PairedTally,
} from "./pairs.ts";
import { chunksOf, type RunRange } from "./plan.ts";

/** What to do with a range. */
export type TraceWork =
  /** Ranges are of runs. */
  | { readonly kind: "signs" | "orders"; readonly watch: Watch }
  /** Ranges are of runs; `width` outcomes each, two per expectation. */
  | { readonly kind: "expectations"; readonly width: number }
  /**
   * Ranges are of pairs: number `part · runs + run` is that run with and without that part.
   */
  | {
      readonly kind: "removals";
      readonly target: Pick<PairedColumn, "kind" | "cap"> & { readonly outcome: number };
      readonly width: number;
      readonly runs: number;
      /** By part, index of the parameter that switches it off at 1. */
      readonly switches: readonly number[];
    }
  /** Ranges are of cases: case n is run n with the n-th draw of the inputs. */
  | {
      readonly kind: "cases";
      readonly target: number;
      readonly timed: boolean;
      /** How many unknowns a run draws. */
      readonly unknowns: number;
      readonly inputs: readonly InputRange[];
    };

/** Cases as they came out. */
export interface CaseList {
  readonly first: number;
  /** By case: 1 if the target came true, 0 if not, 2 after a fault. */
  readonly met: Uint8Array;
  /** Case by case, the index of the drawn value per unknown. */
  readonly unknowns: Uint8Array;
}

/** What is counted. Structured-cloneable. */
export type TracePart =
  | { readonly kind: "signs"; readonly counts: SignCounts }
  | { readonly kind: "orders"; readonly counts: OrderCounts }
  /** By expectation. */
  | { readonly kind: "expectations"; readonly counts: readonly CaseCounts[] }
  /** By part. */
  | { readonly kind: "removals"; readonly tallies: ReadonlyMap<number, PairedTally> }
  | { readonly kind: "cases"; readonly lists: readonly CaseList[] };

/** What is counted of no runs. */
export function emptyTrace(work: TraceWork): TracePart {
  switch (work.kind) {
    case "signs":
      return { kind: "signs", counts: countSigns(noRuns, 0, work.watch) };
    case "orders":
      return { kind: "orders", counts: countOrders(noRuns, 0, work.watch) };
    case "expectations":
      return { kind: "expectations", counts: new Array<CaseCounts>(work.width / 2).fill(noCases) };
    case "removals":
      return { kind: "removals", tallies: new Map() };
    case "cases":
      return { kind: "cases", lists: [] };
  }
}

/** What is counted of the union of two disjoint ranges. */
export function mergeTraces(a: TracePart, b: TracePart): TracePart {
  if (a.kind === "signs" && b.kind === "signs") {
    return { kind: "signs", counts: mergeSigns(a.counts, b.counts) };
  }
  if (a.kind === "orders" && b.kind === "orders") {
    return { kind: "orders", counts: mergeOrders(a.counts, b.counts) };
  }
  if (a.kind === "expectations" && b.kind === "expectations") {
    const counts = a.counts.map((one, index) => mergeCases(one, at(b.counts, index)));
    return { kind: "expectations", counts };
  }
  if (a.kind === "removals" && b.kind === "removals") {
    const tallies = new Map(a.tallies);
    for (const [part, tally] of b.tallies) {
      const known = tallies.get(part);
      tallies.set(part, known === undefined ? tally : at(mergePairs([known], [tally]), 0));
    }
    return { kind: "removals", tallies };
  }
  if (a.kind === "cases" && b.kind === "cases") {
    return { kind: "cases", lists: [...a.lists, ...b.lists] };
  }
  throw new InvariantError("parts of different work do not merge");
}

/** A program at work: what a thread keeps from one range to the next. */
export type Tracer = (range: RunRange) => TracePart;

/** Runs that are listed at a time: a few megabytes of values at most. */
const SLICE_RUNS = 2048;

/** Makes a program ready for one kind of work. */
export function traceWith(
  engine: PreparedEngine,
  parameters: readonly number[],
  key: Key,
  work: TraceWork,
): Tracer {
  switch (work.kind) {
    case "signs":
    case "orders":
      return inSlices(work, ({ first, end }) => {
        const list = engine.list(parameters, key, first, end - first);
        return work.kind === "signs"
          ? { kind: "signs", counts: countSigns(list, end - first, work.watch) }
          : { kind: "orders", counts: countOrders(list, end - first, work.watch) };
      });
    case "expectations":
      return inSlices(work, ({ first, end }) => {
        const list = engine.list(parameters, key, first, end - first);
        const counts = Array.from({ length: work.width / 2 }, (_, index) =>
          countCases(list, end - first, work.width, index),
        );
        return { kind: "expectations", counts };
      });
    case "removals":
      return removalTracer(engine, parameters, key, work);
    case "cases":
      return caseTracer(engine, parameters, key, work);
  }
}

function inSlices(work: TraceWork, count: Tracer): Tracer {
  return (range) => {
    let part = emptyTrace(work);
    for (const slice of chunksOf([range], () => SLICE_RUNS)) part = mergeTraces(part, count(slice));
    return part;
  };
}

/** Runs of which the base is remembered; what is asked for later is run again. */
const REMEMBERED_RUNS = 2 ** 20;

function removalTracer(
  engine: PreparedEngine,
  parameters: readonly number[],
  key: Key,
  { target, width, runs, switches }: Extract<TraceWork, { kind: "removals" }>,
): Tracer {
  const column: PairedColumn = { ...target, base: 0, variant: 0 };
  const targets = (values: readonly number[], first: number, count: number): Float64Array => {
    const { outcomes } = engine.list(values, key, first, count);
    return Float64Array.from({ length: count }, (_, row) =>
      at(outcomes, row * width + target.outcome),
    );
  };
  // The same base runs stand beside every part.
  const known = new Float64Array(Math.min(runs, REMEMBERED_RUNS));
  let knownEnd = 0;
  const base = (first: number, end: number): Float64Array => {
    if (end > known.length) return targets(parameters, first, end - first);
    for (const slice of chunksOf([{ first: knownEnd, end }], () => SLICE_RUNS)) {
      known.set(targets(parameters, slice.first, slice.end - slice.first), slice.first);
      knownEnd = slice.end;
    }
    return known.slice(first, end);
  };
  const listed = (first: number, outcomes: Float64Array): ListedRuns => ({
    list: { first, outcomes },
    width: 1,
  });
  return ({ first, end }) => {
    let result: TracePart = { kind: "removals", tallies: new Map() };
    let next = first;
    while (next < end) {
      const part = Math.floor(next / runs);
      const run = next - part * runs;
      const count = Math.min(end - next, runs - run, SLICE_RUNS);
      const off = parameters.map((value, index) => (index === at(switches, part) ? 1 : value));
      const tally = pairRuns(
        listed(run, base(run, run + count)),
        listed(run, targets(off, run, count)),
        count,
        [column],
      );
      result = mergeTraces(result, { kind: "removals", tallies: new Map([[part, tally]]) });
      next += count;
    }
    return result;
  };
}

function caseTracer(
  engine: PreparedEngine,
  parameters: readonly number[],
  key: Key,
  { target, timed, unknowns, inputs }: Extract<TraceWork, { kind: "cases" }>,
): Tracer {
  const prepared = prepareInputs(inputs);
  return ({ first, end }) => {
    const met = new Uint8Array(end - first);
    const drawn = new Uint8Array((end - first) * unknowns);
    for (let number = first; number < end; number++) {
      const values = drawParameters(parameters, prepared, key, number);
      const list = engine.list(values, key, number, 1);
      const value = at(list.outcomes, target);
      const holds = timed ? value !== Infinity : value !== 0;
      const fault = Number.isNaN(value) || list.unknowns.includes(-1);
      met[number - first] = fault ? 2 : holds ? 1 : 0;
      if (!fault) drawn.set(list.unknowns.subarray(0, unknowns), (number - first) * unknowns);
    }
    return { kind: "cases", lists: [{ first, met, unknowns: drawn }] };
  };
}
