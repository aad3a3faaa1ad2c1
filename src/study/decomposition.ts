/**
 * Sobol' indices of a scenario: how much of the variance of an answer over the inputs each factor
 * makes, alone and with its interactions. Rows fill the inputs evenly, in several scramblings that are
 * independent of one another; each has luck of its own, which all its points share.
 */

import { at } from "../base/invariant.ts";
import { evenUniforms, parametersDrawn, type PairedUniforms } from "../batch/inputs.ts";
import type { PointsTask } from "../batch/points.ts";
import type { Key } from "../random/philox.ts";
import { sobolIndices, sobolRow, type SobolIndices, type SobolRow } from "../stats/sobol.ts";
import type { Bounded } from "../stats/interval.ts";
import { LEVEL } from "./estimates.ts";
import type { Move } from "./faulted.ts";
import type { Factor } from "./inputs.ts";
import { measured, type Measure, type PointValues } from "./measure.ts";

/** What is to be decomposed. */
export interface DecompositionDesign {
  readonly factors: readonly Factor[];
  readonly central: readonly number[];
  readonly rows: EvenRows;
  readonly outcomes: readonly number[];
  /** Runs at each point, at least 2. */
  readonly runs: number;
}

/** Rows in scramblings: row r belongs to the scrambling r mod `scramblings`. */
export interface EvenRows {
  readonly scramblings: number;
  readonly uniforms: (row: number) => PairedUniforms;
}

/**
 * Scramblings, if there are as many rows. They are all that intervals rest on, so there must be some; points of one
 * scrambling are the more even the more they are, but where luck makes most of the error that gains nothing.
 */
const SCRAMBLINGS = { lucky: 16, certain: 8 } as const;

/** The rows of a decomposition. */
export function evenRows(
  factors: readonly Factor[],
  key: Key,
  count: number,
  runs: number,
): EvenRows {
  const scramblings = Math.min(count, SCRAMBLINGS[runs === 1 ? "certain" : "lucky"]);
  const inputs = factors.flatMap((factor) => factor.inputs);
  return { scramblings, uniforms: evenUniforms(inputs, key, scramblings) };
}

/** The points of one row: A, B, then A with each factor in turn from B. */
export function decompositionTask(design: DecompositionDesign, row: number): PointsTask {
  const { factors, central, rows, runs, outcomes } = design;
  const inputs = factors.flatMap((factor) => factor.inputs);
  const { first, second } = rows.uniforms(row);
  const [a, b] = [first, second].map((uniform) => parametersDrawn(central, inputs, uniform));
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
export interface DecompositionRow {
  readonly scrambling: number;
  readonly measures: readonly (SobolRow | undefined)[];
}

/** What a row says. */
export function readDecomposition(
  { factors, rows: { scramblings } }: DecompositionDesign,
  row: number,
  measures: readonly Measure[],
  values: PointValues,
): DecompositionRow {
  const points = Array.from({ length: factors.length + 2 }, (_, point) => point);
  return {
    scrambling: row % scramblings,
    measures: measures.map((measure) => {
      const [a, b, ...mixed] = points.map((point) => measured(values, point, measure));
      if (a === undefined || b === undefined) return undefined;
      if ([a, b, ...mixed].some((runs) => runs.some(Number.isNaN))) return undefined;
      return sobolRow(a, b, mixed);
    }),
  };
}

/** The indices of one measure. */
export interface Decomposition {
  readonly measure: Measure;
  readonly indices: SobolIndices;
  /** Rows that it rests on. */
  readonly rows: number;
}

/** Indices by measure, of those that have rows of two scramblings. */
export function decompositions(
  measures: readonly Measure[],
  rows: readonly DecompositionRow[],
  level: number = LEVEL,
): Decomposition[] {
  return measures.flatMap((measure, index): Decomposition[] => {
    const sound = rows.flatMap(({ scrambling, measures: told }) => {
      const row = told[index];
      return row === undefined ? [] : [{ scrambling, row }];
    });
    const groups = [...Map.groupBy(sound, ({ scrambling }) => scrambling).values()];
    if (groups.length < 2) return [];
    const indices = sobolIndices(
      groups.map((group) => group.map(({ row }) => row)),
      level,
    );
    return [{ measure, indices, rows: sound.length }];
  });
}

/**
 * Level of the intervals that must be narrow enough for rows to end. More than that of those that are told: widths
 * are estimates too, and a look that finds them narrow by chance would end rows too early.
 */
const STOP_LEVEL = 0.99;

/** From an index to the further end of its interval, at the most; infinite where there is none. */
export function widestError(
  measures: readonly Measure[],
  rows: readonly DecompositionRow[],
): number {
  const found = decompositions(measures, rows, STOP_LEVEL);
  if (found.length < measures.length) return Infinity;
  const errors = found.flatMap(({ indices: { factors } }) =>
    (factors ?? [undefined]).map((one) =>
      one === undefined ? Infinity : Math.max(halfOf(one.first), halfOf(one.total)),
    ),
  );
  return Math.max(0, ...errors);
}

const halfOf = ({ low, high }: Bounded): number => (high - low) / 2;
