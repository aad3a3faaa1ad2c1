/**
 * Continuations of a belief under several courses, on the same luck: run r of every course begins with
 * the same hypothesis and draws the same numbers, so that what differs is the course's doing.
 */

import { at } from "../base/invariant.ts";
import type { Key } from "../random/philox.ts";
import { siteOf } from "../random/site.ts";
import { luckOf } from "../random/stream.ts";
import type { Beginning, PreparedEngine } from "./engine.ts";
import type { RunRange } from "./plan.ts";

/** Runs whose hypotheses are drawn together, spread evenly over the belief. */
export const BLOCK_RUNS = 256;

const site = siteOf("advice/hypothesis");

/**
 * The hypothesis that each run of a range begins with. Each block of runs takes them at equal distances
 * of probability from a drawn offset (systematic sampling), so that every run has each hypothesis
 * with its probability, and a block few more or less of it than that says.
 * @param probabilities of the hypotheses; they sum to 1 but for rounding
 */
export function hypothesesOfRuns(
  probabilities: readonly number[],
  key: Key,
  { first, end }: RunRange,
): Int32Array {
  const total = probabilities.reduce((sum, one) => sum + one, 0);
  const drawn = new Int32Array(end - first);
  let block = -1;
  let offset = 0;
  let hypothesis = 0;
  let below = 0;
  for (let run = first; run < end; run += 1) {
    const of = Math.floor(run / BLOCK_RUNS);
    if (of !== block) {
      block = of;
      offset = luckOf(key, block)(site, 0);
      [hypothesis, below] = [0, probabilities[0] ?? 0];
    }
    const u = (((run % BLOCK_RUNS) + offset) / BLOCK_RUNS) * total;
    while (u >= below && hypothesis < probabilities.length - 1) {
      hypothesis += 1;
      below += at(probabilities, hypothesis);
    }
    drawn[run - first] = hypothesis;
  }
  return drawn;
}

/** Consecutive runs that begin alike; without a beginning at the start, with what each draws there. */
export interface Start {
  readonly beginning?: Beginning;
  readonly first: number;
  readonly count: number;
}

/** The beginnings of a range of runs. @param hypotheses absent where they begin at the start */
export function startsOf(
  hypotheses: readonly (Beginning & { readonly probability: number })[] | undefined,
  key: Key,
  range: RunRange,
): readonly Start[] {
  if (hypotheses === undefined) return [{ first: range.first, count: range.end - range.first }];
  const probabilities = hypotheses.map(({ probability }) => probability);
  const drawn = hypothesesOfRuns(probabilities, key, range);
  const starts: { beginning: Beginning; first: number; count: number }[] = [];
  let latest = -1;
  for (const [index, hypothesis] of drawn.entries()) {
    const last = starts.at(-1);
    if (last !== undefined && hypothesis === latest) last.count += 1;
    else {
      const { state, outcomes } = at(hypotheses, hypothesis);
      starts.push({ beginning: { state, outcomes }, first: range.first + index, count: 1 });
    }
    latest = hypothesis;
  }
  return starts;
}

/** Runs to be made under each course. Structured-cloneable. */
export interface CoursesTask {
  readonly key: Key;
  readonly starts: readonly Start[];
  /** By course, the values of all parameters. */
  readonly courses: readonly (readonly number[])[];
}

/** Runs made: by course, run by run, one value per outcome, as in `RunList`. */
export interface CoursesPart {
  readonly first: number;
  readonly count: number;
  readonly outcomes: readonly Float64Array[];
}

/** Makes the runs of a task. @param width number of outcomes of the program */
export function runCourses(
  engine: PreparedEngine,
  width: number,
  { key, starts, courses }: CoursesTask,
): CoursesPart {
  const first = at(starts, 0).first;
  const count = starts.reduce((sum, start) => sum + start.count, 0);
  return {
    ...{ first, count },
    outcomes: courses.map((parameters) => {
      const values = new Float64Array(count * width);
      for (const start of starts) {
        const of = [parameters, key, start.first, start.count] as const;
        const list =
          start.beginning === undefined
            ? engine.list(...of)
            : engine.listFrom(start.beginning, ...of);
        values.set(list.outcomes, (start.first - first) * width);
      }
      return values;
    }),
  };
}

/** Parts of disjoint ranges as one by course, in the order of their runs; ranges are to be without a gap. */
export function joinParts(parts: readonly CoursesPart[]): CoursesPart {
  const sorted = parts.toSorted((a, b) => a.first - b.first);
  const courses = sorted[0]?.outcomes.length ?? 0;
  return {
    first: sorted[0]?.first ?? 0,
    count: sorted.reduce((sum, { count }) => sum + count, 0),
    outcomes: Array.from({ length: courses }, (_, course) => {
      const all = sorted.map(({ outcomes }) => at(outcomes, course));
      const joined = new Float64Array(all.reduce((sum, one) => sum + one.length, 0));
      let next = 0;
      for (const one of all) {
        joined.set(one, next);
        next += one.length;
      }
      return joined;
    }),
  };
}
