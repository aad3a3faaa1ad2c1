/**
 * Runs of one program at many points of its inputs: what a sweep asks of an engine. The program is
 * compiled once; a point is a list of parameter values.
 */

import { at } from "../base/invariant.ts";
import type { Key } from "../random/philox.ts";
import type { PreparedEngine } from "./engine.ts";
import type { Tally } from "./tally.ts";

/** A point: a base with some parameters changed, by index. */
export interface Point {
  /** Index into `PointsTask.bases`. */
  readonly base: number;
  readonly changes: readonly (readonly [parameter: number, value: number])[];
}

/** Points to be run on the same luck. */
export interface PointsTask {
  /** One value per program parameter each. */
  readonly bases: readonly (readonly number[])[];
  readonly points: readonly Point[];
  /** The runs `first … first + count - 1` at each point. */
  readonly first: number;
  readonly count: number;
  /** Indices of the outcomes wanted. */
  readonly outcomes: readonly number[];
}

/** All parameter values of a point. */
export function parametersAt({ bases }: Pick<PointsTask, "bases">, point: Point): number[] {
  const values = [...at(bases, point.base)];
  for (const [parameter, value] of point.changes) values[parameter] = value;
  return values;
}

/**
 * The wanted outcomes: point by point, outcome by outcome, run by run; NaN where a run stopped with a
 * fault (see `RunList`).
 * @param width number of outcomes of the program
 */
export function runPoints(
  engine: PreparedEngine,
  width: number,
  key: Key,
  task: PointsTask,
): Float64Array {
  const { points, first, count, outcomes } = task;
  const values = new Float64Array(points.length * outcomes.length * count);
  let next = 0;
  for (const point of points) {
    const list = engine.list(parametersAt(task, point), key, first, count);
    for (const outcome of outcomes) {
      for (let run = 0; run < count; run += 1) {
        // Read plainly: `at` makes an object of every number.
        values[next] = list.outcomes[run * width + outcome] ?? Number.NaN;
        next += 1;
      }
    }
  }
  return values;
}

/** One draw of all inputs, and the runs that belong to it. */
export interface DrawTask {
  readonly parameters: readonly number[];
  readonly first: number;
  readonly count: number;
}

/** The runs of a draw, counted. */
export function countDraw(engine: PreparedEngine, key: Key, task: DrawTask): Tally {
  return engine.tally(task.parameters, key, task.first, task.count);
}
