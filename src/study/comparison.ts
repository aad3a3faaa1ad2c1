/**
 * What paired runs say of two programs: for each outcome both estimates, their difference with a
 * 95 % interval of the paired method, and what the pairing saved. Sampling error only.
 */

import { at } from "../base/invariant.ts";
import {
  pairsOf,
  type PairedCells,
  type PairedColumn,
  type PairedCounts,
  type PairedSums,
  type PairedTally,
} from "../batch/pairs.ts";
import { meanOf, sampleOf, varianceOf } from "../batch/sums.ts";
import type { Program } from "../ir/program.ts";
import { reachesOf, type Reach } from "../ir/reach.ts";
import { meanInterval } from "../stats/mean.ts";
import {
  mcnemarExact,
  newcombeInterval,
  ratioOfVariances,
  varianceReduction,
  type PairedTable,
} from "../stats/paired.ts";
import { LEVEL } from "./estimates.ts";
import { rangeFor } from "./intervals.ts";

/** The outcome of one program, and of the other, with the difference: the variant minus the base. */
interface Difference {
  readonly base: number;
  readonly variant: number;
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  /**
   * Variance of the difference from separate runs over that from paired ones; Infinity where no run
   * differs, undefined where nothing varies.
   */
  readonly varianceReduction: number | undefined;
}

/** Of something that happens or not. */
export interface ShareDifference extends Difference {
  readonly method: string;
  /** Runs in which it happens in the variant only, and in the base only. */
  readonly gained: number;
  readonly lost: number;
  /** p-value of `testMethod` that both probabilities are equal. */
  readonly p: number;
  readonly testMethod: "mcnemar-exact";
}

/** Of a mean. */
export interface MeanDifference extends Difference {
  readonly method: string;
}

/** One outcome compared, over the pairs in which it has a value on both sides: at least 1. */
export type OutcomeComparison = {
  readonly id: string;
  readonly pairs: number;
  /** Runs without a value, in the base and in the variant. */
  readonly faults: readonly [base: number, variant: number];
} & (
  | ({ readonly kind: "boolean" } & ShareDifference)
  | ({ readonly kind: "number"; readonly clipped: number } & MeanDifference)
  /** That it comes at all, and the mean of min(time, cap) in steps. */
  | {
      readonly kind: "time";
      readonly ever: ShareDifference;
      readonly steps: MeanDifference;
      readonly cap: number;
    }
);

/** One variant against the base. */
export interface Comparison {
  /** Pairs in which every outcome has a value on both sides; runs of each side in which one has none. */
  readonly runs: number;
  readonly baseFaults: number;
  readonly variantFaults: number;
  readonly level: number;
  readonly outcomes: readonly OutcomeComparison[];
}

/** What of a program a comparison needs. */
export interface ComparedProgram {
  readonly outcomes: readonly { readonly id: string; readonly type: PairedColumn["kind"] }[];
  readonly calendar: { readonly steps: number };
}

/** The outcomes that two programs share: of one id and one type, in the base's order. */
export function sharedColumns(base: ComparedProgram, variant: ComparedProgram): PairedColumn[] {
  const cap = Math.min(base.calendar.steps, variant.calendar.steps);
  return base.outcomes.flatMap(({ id, type }, index): PairedColumn[] => {
    const other = variant.outcomes.findIndex((outcome) => outcome.id === id);
    if (other < 0 || at(variant.outcomes, other).type !== type) return [];
    return [{ kind: type, base: index, variant: other, cap }];
  });
}

/** Between what the differences of the numbers of two programs lie, whatever their parameters are. */
export function differenceReaches(
  base: Program,
  variant: Program,
  columns: readonly PairedColumn[],
): readonly Reach[] {
  const [ours, theirs] = [reachesOf(base), reachesOf(variant)];
  return columns.map(({ base: one, variant: other, cap, kind }): Reach => {
    const [a, b] = [at(ours, one), at(theirs, other)];
    const least = kind === "time" ? 0 : -Infinity;
    const most = kind === "time" ? cap : Infinity;
    return {
      low: Math.max(least, b.low) - Math.min(most, a.high),
      high: Math.min(most, b.high) - Math.max(least, a.low),
      certain: a.certain && b.certain,
    };
  });
}

/**
 * Estimates from paired counts, of the outcomes that some pair has; `undefined` if there are none.
 * @param reaches of the differences, by column
 */
export function compare(
  base: ComparedProgram,
  columns: readonly PairedColumn[],
  tally: PairedTally,
  reaches: readonly Reach[],
): Comparison | undefined {
  const { runs, baseFaults, variantFaults } = tally;
  const outcomes = columns.flatMap((column, index): OutcomeComparison[] => {
    const counts = at(tally.outcomes, index);
    const pairs = pairsOf(counts);
    const named = { id: at(base.outcomes, column.base).id, pairs, faults: counts.faults };
    return pairs === 0 ? [] : [{ ...named, ...compared(counts, column, at(reaches, index)) }];
  });
  if (outcomes.length === 0) return undefined;
  return { runs, baseFaults, variantFaults, level: LEVEL, outcomes };
}

type WithoutName<T> = T extends unknown ? Omit<T, "id" | "pairs" | "faults"> : never;

function compared(
  counts: PairedCounts,
  { cap }: PairedColumn,
  reach: Reach,
): WithoutName<OutcomeComparison> {
  switch (counts.kind) {
    case "boolean":
      return { kind: "boolean", ...shareDifference(counts.cells) };
    case "number": {
      const { difference, ...parts } = counts.sums;
      const clipped = difference.clipped + parts.base.clipped + parts.variant.clipped;
      return { kind: "number", ...meanDifference(counts.sums, reach), clipped };
    }
    case "time":
      return {
        kind: "time",
        ever: shareDifference(counts.cells),
        steps: meanDifference(counts.sums, reach),
        cap,
      };
  }
}

function shareDifference(cells: PairedCells): ShareDifference {
  const [neither, gained, lost, both] = cells;
  const table: PairedTable = { neither, secondOnly: gained, firstOnly: lost, both };
  const runs = neither + gained + lost + both;
  const { low, high, method } = newcombeInterval(table, LEVEL);
  return {
    base: (both + lost) / runs,
    variant: (both + gained) / runs,
    difference: (gained - lost) / runs,
    low,
    high,
    method,
    gained,
    lost,
    p: mcnemarExact(table),
    testMethod: "mcnemar-exact",
    varianceReduction: varianceReduction(table),
  };
}

function meanDifference({ base, variant, difference }: PairedSums, reach: Reach): MeanDifference {
  const sample = sampleOf(difference);
  const { mean, variance: spread } = sample;
  const { low, high } = meanInterval({ ...sample, range: rangeFor(mean, reach) }, LEVEL);
  const separate = difference.count < 2 ? 0 : varianceOf(base) + varianceOf(variant);
  return {
    base: meanOf(base),
    variant: meanOf(variant),
    difference: mean,
    low,
    high,
    method: "paired-t",
    varianceReduction: ratioOfVariances(separate, spread),
  };
}
