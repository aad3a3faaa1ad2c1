/**
 * Sobol' indices of a scenario: how much of the variance of an answer over the inputs each factor
 * makes, alone and with its interactions. Each row has inputs and luck of its own; all its points
 * share that luck.
 */

import { at } from "../base/invariant.ts";
import { drawParameters } from "../batch/inputs.ts";
import type { PointsTask } from "../batch/points.ts";
import type { Key } from "../random/philox.ts";
import { sobolIndices, sobolRow, type SobolIndices, type SobolRow } from "../stats/sobol.ts";
import { LEVEL } from "./estimates.ts";
import type { Move } from "./faulted.ts";
import type { Factor } from "./inputs.ts";
import { measured, type Measure, type PointValues } from "./measure.ts";

/** What is to be decomposed. */
export interface DecompositionDesign {
  readonly factors: readonly Factor[];
  readonly central: readonly number[];
  readonly key: Key;
  readonly outcomes: readonly number[];
  /** Runs at each point, at least 2. */
  readonly runs: number;
}

/** The points of one row: A, B, then A with each factor in turn from B. */
export function decompositionTask(design: DecompositionDesign, row: number): PointsTask {
  const { factors, central, key, runs, outcomes } = design;
  const inputs = factors.flatMap((factor) => factor.inputs);
  const [a, b] = (["first", "second"] as const).map((purpose) =>
    drawParameters(central, inputs, key, row, purpose),
  );
  return {
    bases: [a ?? [], b ?? []],
    points: [
      { base: 0, changes: [] },
      { base: 1, changes: [] },
      ...factors.map(({ inputs: members }) => ({
        base: 0,
        changes: members.flatMap(({ parameters }) =>
          parameters.map((parameter) => [parameter, at(b ?? [], parameter)] as const),
        ),
      })),
    ],
    first: row * runs,
    count: runs,
    outcomes,
  };
}

/** From A to A with each factor from B: the same in every row. */
export function decompositionMoves({ factors }: DecompositionDesign): Move[] {
  return factors.map((_, factor) => ({ factor, from: 0, to: factor + 2 }));
}

/** One row by measure; undefined where a run has no value, for a fault. */
export type DecompositionRow = readonly (SobolRow | undefined)[];

/** What a row says. */
export function readDecomposition(
  { factors }: DecompositionDesign,
  measures: readonly Measure[],
  values: PointValues,
): DecompositionRow {
  return measures.map((measure) => {
    const points = Array.from({ length: factors.length + 2 }, (_, point) => point);
    const [a, b, ...mixed] = points.map((point) => measured(values, point, measure));
    if (a === undefined || b === undefined) return undefined;
    if ([a, b, ...mixed].some((runs) => runs.some(Number.isNaN))) return undefined;
    return sobolRow(a, b, mixed);
  });
}

/** The indices of one measure. */
export interface Decomposition {
  readonly measure: Measure;
  readonly indices: SobolIndices;
  /** Rows that it rests on. */
  readonly rows: number;
}

/** Indices by measure, of those that have two rows. */
export function decompositions(
  measures: readonly Measure[],
  rows: readonly DecompositionRow[],
): Decomposition[] {
  return measures.flatMap((measure, index): Decomposition[] => {
    const sound = rows.flatMap((row) => row[index] ?? []);
    if (sound.length < 2) return [];
    return [{ measure, indices: sobolIndices(sound, LEVEL), rows: sound.length }];
  });
}
