/**
 * Which inputs make runs fault. Two points of a sweep that differ in one input alone share their luck: where
 * one of them faults in more runs than the other, the value of that input does it.
 */

import { at } from "../base/invariant.ts";
import { parametersAt, type PointsTask } from "../batch/points.ts";
import type { Factor } from "./inputs.ts";
import type { PointValues } from "./measure.ts";

/** Two points of a piece between which one factor moves, by their indices. */
export interface Move {
  readonly factor: number;
  readonly from: number;
  readonly to: number;
}

/** A piece of a sweep in which runs faulted. */
export interface FaultyPiece {
  readonly task: Pick<PointsTask, "bases" | "points">;
  readonly moves: readonly Move[];
  /** Runs that faulted, by point. */
  readonly faults: readonly number[];
}

/** A factor by whose value runs fault. */
export interface FaultingFactor {
  readonly factor: Factor;
  /** How many more runs faulted at one value than at another, over all moves. */
  readonly runs: number;
  /** Least and greatest value at which they did; undefined for a factor of several inputs. */
  readonly range: readonly [low: number, high: number] | undefined;
}

/** Runs that faulted at each point of a piece; undefined where none did. */
export function faultsOf({ values, runs, columns }: PointValues): readonly number[] | undefined {
  const size = runs * columns;
  const faults = Array.from({ length: values.length / size }, (_, point) => {
    let count = 0;
    for (let run = 0; run < runs; run += 1) {
      // Read plainly: `at` makes an object of every number.
      for (let column = 0; column < columns; column += 1) {
        if (!Number.isNaN(values[point * size + column * runs + run])) continue;
        count += 1;
        break;
      }
    }
    return count;
  });
  return faults.some((count) => count > 0) ? faults : undefined;
}

/** The factors by whose values runs fault, the one that accounts for most runs first. */
export function faultingFactors(
  factors: readonly Factor[],
  pieces: readonly FaultyPiece[],
): readonly FaultingFactor[] {
  const found = new Map<number, { runs: number; low: number; high: number }>();
  for (const { task, moves, faults } of pieces) {
    for (const { factor, from, to } of moves) {
      const [before, after] = [at(faults, from), at(faults, to)];
      if (before === after) continue;
      const point = at(task.points, before > after ? from : to);
      const one = found.get(factor) ?? { runs: 0, low: Infinity, high: -Infinity };
      found.set(factor, one);
      one.runs += Math.abs(before - after);
      const [input] = at(factors, factor).inputs;
      if (input === undefined) continue;
      const value = at(parametersAt(task, point), input.parameter);
      one.low = Math.min(one.low, value);
      one.high = Math.max(one.high, value);
    }
  }
  return [...found]
    .map(([index, { runs, low, high }]): FaultingFactor => {
      const factor = at(factors, index);
      return { factor, runs, range: factor.inputs.length === 1 ? [low, high] : undefined };
    })
    .toSorted((a, b) => b.runs - a.runs);
}
