/**
 * Which part changes the target most when it is taken away: paired runs under the same luck, screened
 * with few runs for all parts, then with fresh luck and more runs for those that led. The second
 * figures owe nothing to the choice; their intervals hold together (Bonferroni).
 */

import { at } from "../base/invariant.ts";
import { pairsOf, type PairedTally } from "../batch/pairs.ts";
import type { RemovablePart } from "../ir/switches.ts";
import { newcombeInterval, type PairedTable } from "../stats/paired.ts";
import { LEVEL } from "./estimates.ts";

/** A part taken away, against the scenario as it is. */
export interface RemovalEstimate {
  /** Index of the part. */
  readonly part: number;
  /** Pairs without a fault on either side. */
  readonly pairs: number;
  readonly base: number;
  readonly without: number;
  /** Without the part minus with it. */
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  /** Of this interval alone. */
  readonly level: number;
  readonly method: string;
  /** Runs in which the target comes true only without the part, and only with it. */
  readonly gained: number;
  readonly lost: number;
}

/** Parts taken away. */
export interface RemovalsAnswer {
  readonly parts: readonly RemovablePart[];
  /** Runs of each part in the screening, and how many parts changed none of them. */
  readonly screeningRuns: number;
  readonly idle: number;
  readonly screened: readonly RemovalEstimate[];
  /** With fresh luck. */
  readonly leaders: readonly RemovalEstimate[];
  readonly leaderRuns: number;
  /** Seed of the fresh luck. */
  readonly seed: string;
}

/** Estimates of parts, the greatest change first; parts without a sound pair are left out. */
export function estimateRemovals(
  tallies: ReadonlyMap<number, PairedTally>,
  level: number = LEVEL,
): readonly RemovalEstimate[] {
  return [...tallies]
    .flatMap(([part, tally]) => {
      const counts = at(tally.outcomes, 0);
      const pairs = pairsOf(counts);
      return pairs === 0 || counts.kind === "number"
        ? []
        : [estimateRemoval(part, pairs, counts.cells, level)];
    })
    .toSorted(
      (a, b) =>
        Math.abs(b.difference) - Math.abs(a.difference) ||
        b.gained + b.lost - a.gained - a.lost ||
        a.part - b.part,
    );
}

function estimateRemoval(
  part: number,
  pairs: number,
  [neither, gained, lost, both]: readonly [number, number, number, number],
  level: number,
): RemovalEstimate {
  const table: PairedTable = { neither, secondOnly: gained, firstOnly: lost, both };
  const { low, high, method } = newcombeInterval(table, level);
  return {
    part,
    pairs,
    base: (both + lost) / pairs,
    without: (both + gained) / pairs,
    difference: (gained - lost) / pairs,
    low,
    high,
    level,
    method,
    gained,
    lost,
  };
}

/** The parts that led in a screening: at most `most`, none that changed no run. */
export function leadersOf(screened: readonly RemovalEstimate[], most: number): readonly number[] {
  return screened
    .filter(({ gained, lost }) => gained + lost > 0)
    .slice(0, most)
    .map(({ part }) => part);
}

/** The level at which each of `count` intervals must hold so that all do together. */
export function jointLevel(count: number): number {
  return 1 - (1 - LEVEL) / Math.max(1, count);
}
