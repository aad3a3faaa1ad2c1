/** What of an outcome a sweep follows: one number per run, whose mean over runs is the answer. */

import { at } from "../base/invariant.ts";
import type { ComparedProgram } from "./comparison.ts";

/** One number per run. */
export interface Measure {
  /** Id of the outcome. */
  readonly outcome: string;
  /** `ever`: whether a time comes at all; `steps`: the time, never counted as `cap`. */
  readonly kind: "probability" | "mean" | "ever" | "steps";
  /** Index among the outcomes that are followed. */
  readonly column: number;
  readonly cap: number;
}

/** The measures of the outcomes that are followed. */
export function measuresOf(program: ComparedProgram, outcomes: readonly number[]): Measure[] {
  const cap = program.calendar.steps;
  return outcomes.flatMap((index, column): Measure[] => {
    const { id: outcome, type } = at(program.outcomes, index);
    switch (type) {
      case "boolean":
        return [{ outcome, kind: "probability", column, cap }];
      case "number":
        return [{ outcome, kind: "mean", column, cap }];
      case "time":
        return [
          { outcome, kind: "ever", column, cap },
          { outcome, kind: "steps", column, cap },
        ];
    }
  });
}

/** Values of points as engines give them: point by point, outcome by outcome, run by run. */
export interface PointValues {
  readonly values: Float64Array;
  readonly runs: number;
  /** How many outcomes are followed. */
  readonly columns: number;
}

/** The values of one measure at one point, run by run; NaN where a run has none, for a fault. */
export function measured(
  { values, runs, columns }: PointValues,
  point: number,
  { kind, column, cap }: Measure,
): Float64Array {
  const first = (point * columns + column) * runs;
  const slice = values.slice(first, first + runs);
  switch (kind) {
    case "probability":
    case "mean":
      return slice;
    case "ever":
      return slice.map((step) => (Number.isNaN(step) ? step : step === Infinity ? 0 : 1));
    case "steps":
      return slice.map((step) => (step > cap ? cap : step));
  }
}
