/**
 * Runs until the answer is precise enough, and questions about a threshold: what was asked for, read
 * from text, and whether a tally meets it. Intervals are those that hold whenever one stops.
 */

import { at } from "../base/invariant.ts";
import { layoutOf, runsWith } from "../batch/layout.ts";
import { meanOf, sampleOf } from "../batch/sums.ts";
import type { Tally } from "../batch/tally.ts";
import type { Program } from "../ir/program.ts";
import { reachesOf } from "../ir/reach.ts";
import type { Interval } from "../stats/interval.ts";
import { aimedAt, betaBinomialInterval, type Concentration } from "../stats/sequence.ts";
import { LEVEL } from "./estimates.ts";
import { isBounded, sequentialIntervals, type Intervals } from "./intervals.ts";

/** How near the truth an estimate is to be: neither end of its interval further from it than this. */
export interface Precision {
  /** A share of the estimate itself, rather than a difference in its own units. */
  readonly relative: boolean;
  readonly width: number;
}

/** Reads `0.5%`, `0.005`, `10%rel` or `0.1rel`; undefined for anything else. */
export function readPrecision(text: string): Precision | undefined {
  const [, digits, percent, word] =
    /^\s*(\d+(?:\.\d*)?(?:e-?\d+)?|\.\d+)\s*(%?)\s*(rel)?\s*$/u.exec(text) ?? [];
  if (digits === undefined) return undefined;
  const width = percent === "%" ? Number(digits) / 100 : Number(digits);
  const relative = word !== undefined;
  return width > 0 && (!relative || width < 1) ? { relative, width } : undefined;
}

/** Narrowest where the precision is reached. */
export function concentrationFor({ relative, width }: Precision): Concentration {
  return aimedAt(relative ? (p) => width * p : () => width);
}

/** An outcome that is to be precise, as far as it is. */
export interface PreciseOutcome {
  readonly id: string;
  readonly estimate: number;
  /** From the estimate to the further end of the interval. */
  readonly halfWidth: number;
  readonly reached: boolean;
}

/** What is needed to judge tallies. */
export interface Judge {
  readonly intervals: Intervals;
  /** Each wanted outcome that has a value in some run. */
  readonly judge: (tally: Tally) => readonly PreciseOutcome[];
  /** Numbers without known bounds: no interval of theirs is valid at a stop that depends on them. */
  readonly unbounded: readonly string[];
}

/** @param wanted indices of the outcomes that are to be precise */
export function judgeOf(
  program: Program,
  parameters: readonly number[],
  precision: Precision,
  wanted: readonly number[],
): Judge {
  const layout = layoutOf(program);
  const reaches = reachesOf(program, parameters);
  const intervals = sequentialIntervals(concentrationFor(precision), reaches);
  const isUnbounded = (index: number): boolean =>
    at(program.outcomes, index).type === "number" && !isBounded(at(reaches, index));
  const judged = wanted.filter((index) => !isUnbounded(index));
  const one = (tally: Tally, index: number): PreciseOutcome[] => {
    const runs = runsWith(layout, tally, "outcomes", index);
    if (runs === 0) return [];
    const region = at(layout.outcomes, index);
    let estimate: number;
    let interval: Interval;
    if (region.kind === "number") {
      const sum = at(tally.sums, region.column);
      estimate = meanOf(sum);
      interval = intervals.mean(sampleOf(sum), index, LEVEL);
    } else {
      const last = region.offset + region.length - 1;
      const count =
        region.kind === "boolean" ? at(tally.cells, last) : runs - at(tally.cells, last);
      estimate = count / runs;
      interval = intervals.share(count, runs, LEVEL);
    }
    const halfWidth = Math.max(estimate - interval.low, interval.high - estimate);
    const most = precision.relative ? precision.width * Math.abs(estimate) : precision.width;
    const { id } = at(program.outcomes, index);
    return [{ id, estimate, halfWidth, reached: halfWidth <= most }];
  };
  return {
    intervals,
    judge: (tally) => judged.flatMap((index) => one(tally, index)),
    unbounded: program.outcomes.flatMap(({ id }, index) => (isUnbounded(index) ? [id] : [])),
  };
}

/** Whether the probability of something lies on one side of a threshold. */
export interface Question {
  /** An expression, or the id of an outcome. */
  readonly condition: string;
  readonly comparison: ">" | "<";
  /** Between 0 and 1. */
  readonly threshold: number;
}

/** Reads `P(condition) > 5%`; `>=` and `<=` ask the same. Undefined for anything else. */
export function readQuestion(text: string): Question | undefined {
  const [, condition, comparison, number, percent] =
    /^\s*P\s*\((.+)\)\s*(>=?|<=?)\s*(\d+(?:\.\d*)?(?:e-?\d+)?|\.\d+)\s*(%?)\s*$/su.exec(text) ?? [];
  if (condition === undefined || comparison === undefined) return undefined;
  const threshold = percent === "%" ? Number(number) / 100 : Number(number);
  if (!(threshold > 0 && threshold < 1)) return undefined;
  return {
    condition: condition.trim(),
    comparison: comparison.startsWith(">") ? ">" : "<",
    threshold,
  };
}

/** What can be said of a question. */
export type Verdict = "yes" | "no" | "undecided";

/**
 * Good over a wide span of runs, for a question whose difficulty nobody knows beforehand: within a
 * quarter of the best possible half-width from a thousand to a million runs.
 */
const QUESTION_CONCENTRATION = 1000;

/** The verdict, and the interval that it rests on. */
export interface Answered {
  readonly verdict: Verdict;
  readonly interval: Interval;
}

/** The verdict as far as the runs tell: wrong with probability 1 − `LEVEL` at most. */
export function answer({ comparison, threshold }: Question, count: number, runs: number): Answered {
  const interval = betaBinomialInterval(count, runs, LEVEL, () => QUESTION_CONCENTRATION);
  const above = interval.low > threshold;
  const below = interval.high < threshold;
  if (!above && !below) return { verdict: "undecided", interval };
  return { verdict: above === (comparison === ">") ? "yes" : "no", interval };
}
