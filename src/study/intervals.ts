/**
 * Which interval stands beside which kind of estimate: for a number of runs that was fixed beforehand,
 * and for one that the results themselves decide.
 */

import { Bounds } from "../ir/bounds.ts";
import { rangeOf } from "../ir/outcome-fold.ts";
import type { Program } from "../ir/program.ts";
import { isFinite, type Range } from "../ir/range.ts";
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

/** For a number of runs that does not depend on what they show. */
export const fixedIntervals: Intervals = {
  share: wilsonInterval,
  quantile: quantileInterval,
  mean: (moments, _outcome, level) => meanInterval(moments, level),
};

/**
 * For a number of runs that may depend on what they show. Means of values without known bounds keep
 * Student's t, which does not allow for that.
 * @param ranges of the values of each outcome, as `outcomeRanges` gives them
 */
export function sequentialIntervals(
  concentration: Concentration,
  ranges: readonly (Range | undefined)[],
): Intervals {
  return {
    share: (count, runs, level) => betaBinomialInterval(count, runs, level, concentration),
    quantile: (times, q, level) => quantileSequence(times, q, level, concentration),
    mean: (moments, outcome, level) => {
      const range = ranges[outcome];
      return range === undefined
        ? meanInterval(moments, level)
        : bernsteinInterval(moments, range, level, lookOf(moments.count));
    },
  };
}

/** Per outcome that is a number: between what its values lie for sure; undefined where nothing bounds them. */
export function outcomeRanges(
  program: Program,
  parameters: readonly number[],
): readonly (Range | undefined)[] {
  const bounds = new Bounds(program, { parameters });
  return program.outcomes.map(({ fold }) => {
    const range = rangeOf(bounds, fold);
    return isFinite(range) ? range : undefined;
  });
}
