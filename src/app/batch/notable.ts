/** Single runs of a batch that are worth a look: the median one, the worst, the most typical. */

import { at } from "../../base/invariant.ts";
import type { Engine } from "../../batch/engine.ts";
import { layoutOf, type Layout } from "../../batch/layout.ts";
import type { Tally } from "../../batch/tally.ts";
import type { Program } from "../../ir/program.ts";
import type { Key } from "../../random/philox.ts";

/** What runs are those of a batch. */
export interface RunsOf {
  readonly engine: Engine;
  readonly program: Program;
  readonly parameters: readonly number[];
  readonly key: Key;
  /** Runs 0 … runs - 1. */
  readonly runs: number;
}

/** Numbers of runs, among the first so many. */
export interface NotableRuns {
  readonly looked: number;
  /** Half of the runs are as grave as this one or more. */
  readonly median: number;
  readonly worst: number;
  /** Nearest to the mean course of the levels. */
  readonly typical: number;
}

/** Runs that are followed one by one. */
const mostFollowed = 400;
/** Runs among which one is looked for in which something comes true, and how many at a time. */
const mostListed = 200_000;
const listed = 4096;

/** Levels of a single run, by flashpoint and step, each as a share of its ladder. */
function courseOf({ flashpoints, steps }: Layout, { cells }: Tally): Float64Array {
  const course = new Float64Array(flashpoints.length * (steps + 1));
  for (const [index, { levels, flow }] of flashpoints.entries()) {
    let standing = 0;
    for (let step = 0; step <= steps; step += 1) {
      for (let level = 0; level < levels; level += 1) {
        standing += at(cells, flow.offset + step * levels + level) * level;
      }
      course[index * (steps + 1) + step] = standing / Math.max(1, levels - 1);
    }
  }
  return course;
}

/** Sum of the levels over all steps: how grave a run was. */
const gravity = (course: Float64Array): number => course.reduce((sum, one) => sum + one, 0);

/** The notable ones; undefined where no run came through without a fault. */
export function notableRuns({
  engine,
  program,
  parameters,
  key,
  runs,
}: RunsOf): NotableRuns | undefined {
  const layout = layoutOf(program);
  const prepared = engine.prepare(program);
  const looked = Math.min(runs, mostFollowed);
  const courses = Array.from({ length: looked }, (_, run) => ({
    run,
    tally: prepared.tally(parameters, key, run, 1),
  }))
    .filter(({ tally }) => at(tally.cells, layout.faults) === 0)
    .map(({ run, tally }) => ({ run, course: courseOf(layout, tally) }));
  const mean = new Float64Array(layout.flashpoints.length * (layout.steps + 1));
  for (const { course } of courses) {
    for (const [index, value] of course.entries()) {
      mean[index] = at(mean, index) + value / courses.length;
    }
  }
  const distance = (course: Float64Array): number =>
    course.reduce((sum, value, index) => sum + Math.abs(value - at(mean, index)), 0);
  // By the run's number where they are equal, so that the same batch opens the same runs.
  const by = (of: (course: Float64Array) => number): readonly number[] =>
    courses
      .map(({ run, course }) => ({ run, value: of(course) }))
      .toSorted((one, other) => one.value - other.value || one.run - other.run)
      .map(({ run }) => run);
  const grave = by(gravity);
  const [typical] = by(distance);
  const median = grave[Math.floor(grave.length / 2)];
  const worst = grave.at(-1);
  if (typical === undefined || median === undefined || worst === undefined) return undefined;
  return { looked, median, worst, typical };
}

/** The first run in which an outcome comes true, by program index; undefined if none of those looked at does. */
export function runReaching(
  { engine, program, parameters, key, runs }: RunsOf,
  outcome: number,
): number | undefined {
  const prepared = engine.prepare(program);
  const width = program.outcomes.length;
  const { type } = at(program.outcomes, outcome);
  for (let first = 0; first < Math.min(runs, mostListed); first += listed) {
    const list = prepared.list(parameters, key, first, Math.min(listed, runs - first));
    for (let row = 0; row < list.faulted.length; row += 1) {
      const value = at(list.outcomes, row * width + outcome);
      const reached = type === "time" ? value < Infinity : type === "boolean" && value === 1;
      if (reached) return first + row;
    }
  }
  return undefined;
}
