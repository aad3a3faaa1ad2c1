/**
 * What the runs of several courses say of a choice: of each course what comes of what is wanted, and
 * how that differs from the course without one, pair by pair; the best course and the runner-up; and
 * what it would be worth to know an unknown before choosing. Sampling error only.
 */

import { at } from "../base/invariant.ts";
import { newcombeInterval } from "../stats/paired.ts";
import { meanInterval, momentsOf } from "../stats/mean.ts";
import { wilsonInterval } from "../stats/proportion.ts";
import type { Bounded } from "../stats/interval.ts";
import { LEVEL } from "./estimates.ts";

/** What is wanted of an outcome, or of several weighed. */
export interface Aim {
  /** Indices of the outcomes among those of a run, with their part in the whole; one alone counts 1. */
  readonly parts: readonly AimPart[];
  readonly wants: "less" | "more";
  /** Between what its values lie for sure. */
  readonly range: Range;
}

interface Range {
  readonly low: number;
  readonly high: number;
}

/** An outcome of an aim: what it counts for, and the values that count as 0 and 1 where it is weighed. */
export interface AimPart {
  readonly outcome: number;
  readonly type: "boolean" | "number" | "time";
  /** Signed: below 0 where less of it is wanted of a weighed sum. */
  readonly weight: number;
  readonly scale?: readonly [low: number, high: number];
}

/** Values of an aim, run by run: shares are 0 or 1; NaN where a fault leaves none. */
export interface AimValues {
  readonly aim: Aim;
  /** Whether every value is 0 or 1. */
  readonly isShare: boolean;
  /** By course. */
  readonly courses: readonly Float64Array[];
}

/** The values of an aim in the runs of all courses. @param width outcomes of a run */
export function valuesOf(aim: Aim, outcomes: readonly Float64Array[], width: number): AimValues {
  const [only] = aim.parts;
  const alone = aim.parts.length === 1 && only?.weight === 1 && only.scale === undefined;
  return {
    aim,
    isShare: alone && only.type !== "number",
    courses: outcomes.map((runs) =>
      Float64Array.from({ length: runs.length / width }, (_, run) =>
        aim.parts.reduce(
          (sum, part) => sum + part.weight * valueOf(part, runs[run * width + part.outcome]),
          0,
        ),
      ),
    ),
  };
}

/** A time counts as whether it comes. */
function valueOf({ type, scale }: AimPart, value = Number.NaN): number {
  if (type === "time") return Number.isNaN(value) ? value : value === Infinity ? 0 : 1;
  if (scale === undefined) return value;
  const [low, high] = scale;
  return Math.min(1, Math.max(0, (value - low) / (high - low)));
}

/** What comes of an aim under a course, and less what comes without one. */
export interface CourseEstimate {
  readonly value: Bounded;
  readonly difference: Bounded;
  /** Runs that have a value on both sides. */
  readonly pairs: number;
}

/** The mean of an aim over some runs; undefined where none has a value. */
export function meanOfRuns(
  values: ArrayLike<number>,
  { isShare, aim: { range } }: AimValues,
): Bounded | undefined {
  const sound = Array.from(values).filter((value) => !Number.isNaN(value));
  if (sound.length === 0) return undefined;
  const { mean, variance } = momentsOf(sound);
  const { low, high } = isShare
    ? wilsonInterval(Math.round(mean * sound.length), sound.length, LEVEL)
    : meanInterval({ count: sound.length, mean, variance, range }, LEVEL);
  return { value: mean, low, high };
}

/** How one course differs from another, pair by pair; undefined where no pair has two values. */
export function differenceOfRuns(
  from: ArrayLike<number>,
  to: ArrayLike<number>,
  { isShare, aim }: AimValues,
): (Bounded & { readonly pairs: number }) | undefined {
  const differences: number[] = [];
  let [both, firstOnly, secondOnly] = [0, 0, 0];
  for (let run = 0; run < from.length; run += 1) {
    const [a = Number.NaN, b = Number.NaN] = [from[run], to[run]];
    if (Number.isNaN(a) || Number.isNaN(b)) continue;
    differences.push(b - a);
    if (a === 1 && b === 1) both += 1;
    else if (a === 1) firstOnly += 1;
    else if (b === 1) secondOnly += 1;
  }
  const pairs = differences.length;
  if (pairs === 0) return undefined;
  const { mean, variance } = momentsOf(differences);
  const neither = pairs - both - firstOnly - secondOnly;
  const { low, high } = isShare
    ? newcombeInterval({ both, firstOnly, secondOnly, neither }, LEVEL)
    : meanInterval({ count: pairs, mean, variance, range: apart(aim.range) }, LEVEL);
  return { value: mean, low, high, pairs };
}

/** Between what differences of two values lie. */
const apart = ({ low, high }: Range): Range => ({ low: low - high, high: high - low });

/** How much better something is by a difference, whichever way better is. */
export const betterBy = ({ wants }: Pick<Aim, "wants">, { value, low, high }: Bounded): Bounded =>
  wants === "more" ? { value, low, high } : { value: 0 - value, low: 0 - high, high: 0 - low };

/** A course against the course number `base`; undefined where no run has a value. */
export function estimateCourse(
  values: AimValues,
  course: number,
  base: number,
): CourseEstimate | undefined {
  const runs = at(values.courses, course);
  const value = meanOfRuns(runs, values);
  const difference = differenceOfRuns(at(values.courses, base), runs, values);
  if (value === undefined || difference === undefined) return undefined;
  return { value, difference, pairs: difference.pairs };
}

/** The best of some courses for an aim, the next, and how far they are apart. */
export interface Best {
  readonly best: number;
  readonly next: number | undefined;
  /** The best less the next; its interval leaves out 0 where the choice is clear of luck. */
  readonly lead: Bounded | undefined;
}

/** How good a value is: more is better. */
const goodness = ({ wants }: Aim, value: number): number => (wants === "more" ? value : -value);

/** The mean of sound values over runs of one kind. */
function meanWhere(runs: Float64Array, wanted: (run: number) => boolean): number {
  let [sum, count] = [0, 0];
  for (const [run, value] of runs.entries()) {
    if (Number.isNaN(value) || !wanted(run)) continue;
    sum += value;
    count += 1;
  }
  return count === 0 ? Number.NaN : sum / count;
}

/** Courses from best to worst, or the other way, over some runs; those without a value are left out. */
export function ranked(
  { aim, courses }: AimValues,
  among: readonly number[],
  wanted: (run: number) => boolean = () => true,
  way: "best" | "worst" = "best",
): readonly number[] {
  const sign = way === "best" ? 1 : -1;
  return among
    .map((course) => ({
      course,
      good: sign * goodness(aim, meanWhere(at(courses, course), wanted)),
    }))
    .filter(({ good }) => !Number.isNaN(good))
    .toSorted((a, b) => b.good - a.good || a.course - b.course)
    .map(({ course }) => course);
}

/** The best of some courses; undefined where none has a value. */
export function bestOf(values: AimValues, among: readonly number[]): Best | undefined {
  const [best, next] = ranked(values, among);
  if (best === undefined) return undefined;
  const { courses } = values;
  const lead =
    next === undefined ? undefined : differenceOfRuns(at(courses, next), at(courses, best), values);
  return { best, next, lead };
}

/**
 * Runs in halves: what is chosen on one is judged on the other, both ways, so that the luck which made
 * a course look best is not what it is judged by (cross-fitting).
 */
export function crossFitted(
  values: AimValues,
  choose: (wanted: (run: number) => boolean) => (run: number) => number | undefined,
): Float64Array {
  const count = at(values.courses, 0).length;
  const chosen = [0, 1].map((half) => choose((run) => run % 2 !== half));
  return Float64Array.from({ length: count }, (_, run) => {
    const course = at(chosen, run % 2)(run);
    return course === undefined ? Number.NaN : (at(values.courses, course)[run] ?? Number.NaN);
  });
}

/** What it is worth to know one thing before choosing. */
export interface Knowing {
  /** How much less, or more, of what is wanted comes when the best is chosen value by value; ≥ 0 but for luck. */
  readonly gain: Bounded;
  /** By value of the unknown: the best course there; undefined where no run has that value. */
  readonly best: readonly (number | undefined)[];
}

/**
 * The value of perfect information about an unknown (Howard 1966), for this choice alone: later ones
 * are left to the policy all the same.
 * @param kinds by run, the value of the unknown
 * @param count how many values it has
 */
export function worthOfKnowing(
  values: AimValues,
  among: readonly number[],
  kinds: ArrayLike<number>,
  count: number,
): Knowing | undefined {
  const blind = crossFitted(values, (wanted) => {
    const [best] = ranked(values, among, wanted);
    return () => best;
  });
  /** Another deed than the best of all only where it is clear of luck: knowing does no harm. */
  const bests = (wanted: (run: number) => boolean): readonly (number | undefined)[] => {
    const [all] = ranked(values, among, wanted);
    return Array.from({ length: count }, (_, kind) => {
      const those = (run: number): boolean => wanted(run) && kinds[run] === kind;
      const [own] = ranked(values, among, those);
      if (own === undefined || all === undefined || own === all) return own;
      const [from, to] = [all, own].map((course) =>
        at(values.courses, course).filter((_value, run) => those(run)),
      );
      const lead = differenceOfRuns(from ?? [], to ?? [], values);
      return lead !== undefined && (lead.low > 0 || lead.high < 0) ? own : all;
    });
  };
  const seeing = crossFitted(values, (wanted) => {
    const best = bests(wanted);
    return (run) => best[kinds[run] ?? -1];
  });
  const difference = differenceOfRuns(blind, seeing, values);
  if (difference === undefined) return undefined;
  return { gain: betterBy(values.aim, difference), best: bests(() => true) };
}
