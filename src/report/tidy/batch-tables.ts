/** Results of batches as data tables: one row per outcome, or per flashpoint, level and step. */

import { at } from "../../base/invariant.ts";
import type { FlashpointCourse } from "../../study/courses.ts";
import type { Estimates, OutcomeEstimate, TimeEstimate } from "../../study/estimates.ts";
import { columnsOf, finite, type Cell, type DataTable } from "../../answer/table.ts";

/** A result, as its data name it. */
export interface DataSource {
  /** As named on the command line. */
  readonly label: string;
  readonly scenario: string;
  readonly seed: string;
  readonly estimates: Estimates;
  readonly courses: readonly FlashpointCourse[];
}

/** What every row says of its result first. */
const resultColumns = { result: "text", scenario: "text", seed: "text", runs: "count" } as const;

/** One row per outcome. Times in steps from the start; `step_50` is the median first time. */
export function outcomeTable(sources: readonly DataSource[]): DataTable {
  return {
    columns: columnsOf({
      ...resultColumns,
      outcome: "text",
      type: "text",
      estimate: "number",
      low: "number",
      high: "number",
      confidence: "number",
      method: "text",
      count: "count",
      deviation: "number",
      min: "number",
      max: "number",
      step_05: "integer",
      step_25: "integer",
      step_50: "integer",
      step_75: "integer",
      step_95: "integer",
    }),
    rows: sources.flatMap(({ label, scenario, seed, estimates }) =>
      estimates.outcomes.map((outcome) => [
        label,
        scenario,
        seed,
        estimates.runs,
        outcome.id,
        outcome.kind,
        ...outcomeCells(outcome, estimates.level),
      ]),
    ),
  };
}

function outcomeCells(outcome: OutcomeEstimate, level: number): Cell[] {
  const noTimes = [null, null, null, null, null];
  switch (outcome.kind) {
    case "boolean": {
      const { probability, low, high, method, count } = outcome;
      return [probability, low, high, level, method, count, null, null, null, ...noTimes];
    }
    case "time": {
      const { probability, low, high, count } = outcome.ever;
      const times = stepsOf(outcome);
      return [probability, low, high, level, outcome.method, count, null, null, null, ...times];
    }
    case "number": {
      const { mean, low, high, method, deviation, min, max } = outcome;
      return [
        mean,
        finite(low),
        finite(high),
        level,
        method,
        null,
        deviation,
        min,
        max,
        ...noTimes,
      ];
    }
  }
}

function stepsOf({ quantiles }: TimeEstimate): Cell[] {
  return quantiles.map(({ step }) => finite(step));
}

/**
 * One row per flashpoint, level and step. `standing`: share of runs at the level; `reached`: share that
 * has been seen at it or worse.
 */
export function stepTable(sources: readonly DataSource[]): DataTable {
  return {
    columns: columnsOf({
      ...resultColumns,
      flashpoint: "text",
      level_number: "integer",
      level: "text",
      step: "integer",
      date: "text",
      standing: "number",
      standing_low: "number",
      standing_high: "number",
      reached: "number",
      reached_low: "number",
      reached_high: "number",
    }),
    rows: sources.flatMap(({ label, scenario, seed, estimates, courses }) =>
      courses.flatMap(({ id, levels, standing, reached }) =>
        levels.flatMap((level, number) =>
          standing.map((shares, step) => {
            const here = at(shares, number);
            const since = at(at(reached, step), number);
            return [
              label,
              scenario,
              seed,
              estimates.runs,
              id,
              number,
              level,
              step,
              at(estimates.dates, step),
              here.probability,
              here.low,
              here.high,
              since.probability,
              since.low,
              since.high,
            ];
          }),
        ),
      ),
    ),
  };
}
