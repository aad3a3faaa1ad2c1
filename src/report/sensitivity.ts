/**
 * The documented JSON and CSV of a sensitivity analysis (docs/methods.md). Same command, same seed:
 * same bytes, but for `elapsed`, whatever the number of workers.
 */

import type { MeanDifference, ShareDifference } from "../study/comparison.ts";
import type { Decomposition } from "../study/decomposition.ts";
import type { Factor, Input } from "../study/inputs.ts";
import type { Measure } from "../study/measure.ts";
import type { Screening } from "../study/screening.ts";
import type { Sensitivity } from "../study/sensitivity.ts";
import type { Tornado } from "../study/tornado.ts";
import { csvText } from "./batch-csv.ts";
import { bound, identityDocument, type BatchStory } from "./batch-json.ts";

/** What the document says besides the answer. */
export interface SensitivityStory extends Pick<
  BatchStory,
  "identity" | "engine" | "set" | "elapsed"
> {
  /** Runs at each point. */
  readonly runs: number;
  /** Trajectories or rows asked for. */
  readonly draws: number | undefined;
  readonly inputs: number;
  readonly points: number;
  readonly partial: boolean;
}

/** Confidence of the intervals. */
const CONFIDENCE = 0.95;

type Data = Readonly<Record<string, unknown>>;

/** The document as plain data, keys in a fixed order. */
export function sensitivityDocument(answer: Sensitivity, story: SensitivityStory): Data {
  return {
    ...identityDocument("sensitivity", story),
    method: answer.method,
    inputs: story.inputs,
    points: story.points,
    runsPerPoint: story.runs,
    ...(story.draws === undefined ? {} : { draws: story.draws }),
    ...(answer.method === "morris" ? { drawsDone: answer.trajectories } : {}),
    ...(answer.method === "sobol" ? { drawsDone: answer.rows, drawsCounted: answer.sound } : {}),
    partial: story.partial,
    level: CONFIDENCE,
    forecast: false,
    measures: measuresOf(answer),
    elapsed: story.elapsed,
  };
}

function measuresOf(answer: Sensitivity): readonly Data[] {
  switch (answer.method) {
    case "tornado":
      return answer.measures.map(tornadoDocument);
    case "morris":
      return answer.measures.map(screeningDocument);
    case "sobol":
      return answer.measures.map((one) => sobolDocument(one, answer.factors));
  }
}

function measureDocument({ outcome, kind }: Measure): Data {
  return { outcome, measure: kind };
}

function inputDocument({ id, value, prior }: Input): Data {
  const { low, high, shape, scale } = prior;
  return { input: id, central: value, rangeLow: low, rangeHigh: high, shape, scale };
}

function tornadoDocument({ measure, bars }: Tornado): Data {
  const end = ({ variant, difference, low, high }: ShareDifference | MeanDifference): Data => ({
    value: variant,
    difference,
    low: bound(low),
    high: bound(high),
  });
  return {
    ...measureDocument(measure),
    central: bars[0]?.low.base ?? null,
    method: bars[0]?.swing.method ?? null,
    inputs: bars.map(({ input, runs, faults, low, high, swing }) => ({
      ...inputDocument(input),
      runs,
      ...(faults === 0 ? {} : { faults }),
      atLow: end(low),
      atHigh: end(high),
      swing: { difference: swing.difference, low: bound(swing.low), high: bound(swing.high) },
    })),
  };
}

function screeningDocument({ measure, inputs }: Screening): Data {
  return {
    ...measureDocument(measure),
    inputs: inputs.map(({ input, trajectories, absolute, mean, deviation, floor }) => ({
      ...inputDocument(input),
      trajectories,
      muStar: absolute.value,
      low: absolute.low,
      high: absolute.high,
      mu: mean,
      sigma: deviation,
      luck: floor,
    })),
  };
}

function sobolDocument({ measure, indices }: Decomposition, factors: readonly Factor[]): Data {
  const { mean, variance, luck } = indices;
  return {
    ...measureDocument(measure),
    mean,
    inputVariance: variance,
    luckVariance: luck,
    factors: factors.map(({ id, inputs }, index) => ({
      factor: id,
      inputs: inputs.map((input) => input.id),
      first: indices.factors?.[index]?.first ?? null,
      total: indices.factors?.[index]?.total ?? null,
    })),
  };
}

/** The whole file; one input per line, in full precision. */
export function sensitivityCsv(answer: Sensitivity): string {
  const rows: (readonly (string | number)[])[] = [];
  const start = ({ outcome, kind }: Measure, id: string): (string | number)[] => [
    outcome,
    kind,
    id,
  ];
  switch (answer.method) {
    case "tornado":
      rows.push([
        ...["outcome", "measure", "input", "range low", "range high", "central", "at central"],
        ...["at low", "at high", "swing", "low", "high", "confidence", "method"],
      ]);
      for (const { measure, bars } of answer.measures) {
        for (const { input, low, high, swing } of bars) {
          rows.push([
            ...start(measure, input.id),
            ...[input.prior.low, input.prior.high, input.value],
            ...[low.base, low.variant, high.variant, swing.difference],
            ...[bound(swing.low) ?? "", bound(swing.high) ?? "", CONFIDENCE, swing.method],
          ]);
        }
      }
      break;
    case "morris":
      rows.push([
        ...["outcome", "measure", "input", "trajectories", "mu star", "low", "high"],
        ...["confidence", "mu", "sigma", "luck"],
      ]);
      for (const { measure, inputs } of answer.measures) {
        for (const { input, trajectories, absolute, mean, deviation, floor } of inputs) {
          const { value, low, high } = absolute;
          rows.push([
            ...start(measure, input.id),
            ...[trajectories, value, low, high, CONFIDENCE, mean, deviation, floor],
          ]);
        }
      }
      break;
    case "sobol":
      rows.push([
        ...["outcome", "measure", "factor", "inputs", "first", "first low", "first high"],
        ...["total", "total low", "total high", "confidence"],
      ]);
      for (const { measure, indices } of answer.measures) {
        answer.factors.forEach(({ id, inputs }, index) => {
          const found = indices.factors?.[index];
          if (found === undefined) return;
          const { first, total } = found;
          rows.push([
            ...start(measure, id),
            ...[inputs.length, first.value, first.low, first.high],
            ...[total.value, total.low, total.high, CONFIDENCE],
          ]);
        });
      }
      break;
  }
  return csvText(rows);
}
