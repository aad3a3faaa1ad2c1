/** Answers of batches as data tables: one row per outcome, or per flashpoint, level and step. */

import { at } from "../base/invariant.ts";
import type { FlashpointCourse } from "../study/courses.ts";
import { stepCell, type BatchAnswer } from "./batch.ts";
import type { OutcomeAnswer, QuantilesAnswer } from "./outcome.ts";
import { columnsOf, type Cell, type DataTable } from "./table.ts";

/** A batch, as its data name it. */
export interface DataSource {
  /** As named on the command line. */
  readonly label: string;
  readonly answer: BatchAnswer;
  readonly courses: readonly FlashpointCourse[];
  /** First days of the steps, ISO 8601. */
  readonly dates: readonly string[];
}

/** What every row says of its batch first, and last: the codes of its cautions. */
const batchColumns = { result: "text", scenario: "text", seed: "text", runs: "count" } as const;
const headOf = ({ label, answer: { scenario, seed, runsCounted } }: DataSource): Cell[] => [
  ...[label, scenario, seed, runsCounted],
];
const codesOf = ({ answer }: DataSource): string =>
  answer.cautions.map(({ code }) => code).join(" ");

/** One row per outcome. Times in steps from the start, infinite for never; `step_50` is the median first time. */
export function outcomeTable(sources: readonly DataSource[]): DataTable {
  return {
    columns: columnsOf({
      ...batchColumns,
      ...{ outcome: "text", type: "text", estimate: "number", low: "number", high: "number" },
      ...{ confidence: "number", method: "text", count: "count" },
      ...{ deviation: "number", min: "number", max: "number" },
      ...{ step_05: "number", step_25: "number", step_50: "number" },
      ...{ step_75: "number", step_95: "number", cautions: "text" },
    }),
    rows: sources.flatMap((source) =>
      Object.entries(source.answer.outcomes).map(([id, outcome]) => [
        ...headOf(source),
        ...[id, outcome.type],
        ...outcomeCells(outcome),
        codesOf(source),
      ]),
    ),
  };
}

function outcomeCells(outcome: OutcomeAnswer): Cell[] {
  const noTimes = [null, null, null, null, null];
  const { low, high, level, method } = outcome;
  if (outcome.type === "number") {
    const { mean, deviation, min, max } = outcome;
    return [mean, low, high, level, method, null, deviation, min, max, ...noTimes];
  }
  const times = outcome.type === "time" ? stepsOf(outcome.quantiles) : noTimes;
  const { probability, count } = outcome;
  return [probability, low, high, level, method, count, null, null, null, ...times];
}

const stepsOf = (quantiles: QuantilesAnswer): Cell[] => quantiles.map(({ step }) => stepCell(step));

/**
 * One row per flashpoint, level and step. `standing`: share of runs at the level; `reached`: share that
 * has been seen at it or worse.
 */
export function stepTable(sources: readonly DataSource[]): DataTable {
  return {
    columns: columnsOf({
      ...batchColumns,
      ...{ flashpoint: "text", level_number: "integer", level: "text" },
      ...{ step: "integer", date: "date" },
      ...{ standing: "number", standing_low: "number", standing_high: "number" },
      ...{ reached: "number", reached_low: "number", reached_high: "number" },
      cautions: "text",
    }),
    rows: sources.flatMap((source) =>
      source.courses.flatMap(({ id, levels, standing, reached }) =>
        levels.flatMap((level, number) =>
          standing.map((shares, step) => {
            const here = at(shares, number);
            const since = at(at(reached, step), number);
            return [
              ...headOf(source),
              ...[id, number, level, step, at(source.dates, step)],
              ...[here.probability, here.low, here.high],
              ...[since.probability, since.low, since.high],
              codesOf(source),
            ];
          }),
        ),
      ),
    ),
  };
}
