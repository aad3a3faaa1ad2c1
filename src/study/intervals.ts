/**
 * Which interval stands beside which kind of estimate: for a number of runs that was fixed beforehand,
 * and for one that the results themselves decide.
 */

import { at } from "../base/invariant.ts";
import type { Program } from "../ir/program.ts";
import { reachesOf, type Reach } from "../ir/reach.ts";
import type { Interval } from "../stats/interval.ts";
import { meanInterval, type Moments } from "../stats/mean.ts";
import { wilsonInterval } from "../stats/proportion.ts";
import { quantileInterval, type CountedTimes } from "../stats/quantile.ts";
import {
  bernsteinInterval,
  betaBinomialInterval,
  lookOf,
  quantileSequence,
  type Concentration,
} from "../stats/sequence.ts";

/** The intervals of a study. */
export interface Intervals {
  /** Of a probability. */
  readonly share: (count: number, runs: number, level: number) => Interval;
  /** Of the q-quantile of counted times. */
  readonly quantile: (times: CountedTimes, q: number, level: number) => Interval;
  /** Of the mean of an outcome, by its index. */
  readonly mean: (moments: Moments, outcome: number, level: number) => Interval;
}

/**
 * For a number of runs that does not depend on what they show.
 * @param reaches of the outcomes, asked for where values are all equal
 */
export function fixedIntervals(reaches: () => readonly Reach[]): Intervals {
  return {
    share: wilsonInterval,
    quantile: quantileInterval,
    mean: (moments, outcome, level) => {
      const { count, mean, variance } = moments;
      if (count === 1 || variance > 0) return meanInterval(moments, level);
      return meanInterval({ ...moments, range: rangeFor(mean, at(reaches(), outcome)) }, level);
    },
  };
}

/** `fixedIntervals` of a program; @param parameters their values, where they do not vary */
export function intervalsOf(program: Program, parameters?: readonly number[]): Intervals {
  let known: readonly Reach[] | undefined;
  return fixedIntervals(() => (known ??= reachesOf(program, parameters)));
}

/** Between what values lie that have that mean in a sample. */
export function rangeFor(mean: number, { certain, low, high }: Reach): Bounds {
  return certain ? { low: mean, high: mean } : { low, high };
}

type Bounds = Required<Moments>["range"];

/**
 * For a number of runs that may depend on what they show. Means of values without known bounds keep
 * Student's t, which does not allow for that.
 * @param reaches of the outcomes
 */
export function sequentialIntervals(
  concentration: Concentration,
  reaches: readonly Reach[],
): Intervals {
  return {
    share: (count, runs, level) => betaBinomialInterval(count, runs, level, concentration),
    quantile: (times, q, level) => quantileSequence(times, q, level, concentration),
    mean: (moments, outcome, level) => {
      const reach = at(reaches, outcome);
      const range = rangeFor(moments.mean, reach);
      return isBounded(reach)
        ? bernsteinInterval(moments, range, level, lookOf(moments.count))
        : meanInterval({ ...moments, range }, level);
    },
  };
}

/** Whether something bounds the values on both sides. */
export function isBounded({ low, high }: Reach): boolean {
  return Math.max(Math.abs(low), Math.abs(high)) < Number.MAX_VALUE;
}
