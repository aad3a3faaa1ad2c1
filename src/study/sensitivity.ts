/** What a sensitivity analysis runs, and what it says, by method. */

import { at } from "../base/invariant.ts";
import type { PointsTask } from "../batch/points.ts";
import type { Program } from "../ir/program.ts";
import type { Key } from "../random/philox.ts";
import {
  decompositionMoves,
  decompositions,
  decompositionTask,
  evenRows,
  readDecomposition,
  widestError,
  type Decomposition,
} from "./decomposition.ts";
import { faultingFactors, faultsOf, type FaultingFactor, type Move } from "./faulted.ts";
import { byClass, byElement, eachAlone, type Factor, type Input } from "./inputs.ts";
import { measuresOf, type PointValues } from "./measure.ts";
import {
  readTrajectory,
  screeningMoves,
  screenings,
  screeningTask,
  type Screening,
} from "./screening.ts";
import {
  readTornado,
  tornadoes,
  tornadoFresh,
  tornadoMoves,
  tornadoPieces,
  tornadoTask,
  type Tornado,
} from "./tornado.ts";

/** The methods, by name. */
export type SensitivityMethod = Sensitivity["method"];

/** What the runs that stopped with a fault did to an analysis. */
export interface SweepFaults {
  readonly runs: number;
  /** Moves of one input that one of them is part of. */
  readonly moves: number;
  /** What makes them fault, as far as moves of one factor show it. */
  readonly factors: readonly FaultingFactor[];
}

/** Answers of one method, by measure. */
export type Sensitivity = { readonly faults: SweepFaults } & (
  | { readonly method: "tornado"; readonly measures: readonly Tornado[] }
  | {
      readonly method: "morris";
      readonly measures: readonly Screening[];
      readonly trajectories: number;
    }
  | {
      readonly method: "sobol";
      readonly measures: readonly Decomposition[];
      readonly factors: readonly Factor[];
      /** Rows that are done, and those of them in which every measure has a value. */
      readonly rows: number;
      readonly sound: number;
    }
);

/** What is to be analysed. */
export interface SensitivityDesign {
  readonly program: Program;
  /** Indices of the outcomes that are followed. */
  readonly outcomes: readonly number[];
  readonly inputs: readonly Input[];
  readonly central: readonly number[];
  readonly key: Key;
  /** Runs at each point, at least 2 where luck has a part. */
  readonly runs: number;
  /** Trajectories of Morris, rows of Sobol. */
  readonly draws: number;
  /** Sobol only: the inputs of an element vary together. */
  readonly group: boolean;
  /** Sobol only: the inputs of a class vary together; by id of the input its class. */
  readonly classes?: ReadonlyMap<string, string>;
}

/** What was read of a piece. */
export interface ReadPiece<Part> {
  readonly piece: number;
  readonly part: Part;
  readonly faults: readonly number[] | undefined;
}

/** An analysis as pieces of work that are independent of one another. */
export interface SensitivityPlan<Part = unknown> {
  readonly pieces: number;
  readonly pieceRuns: number;
  /** Points of the inputs that the whole analysis has. */
  readonly points: number;
  readonly taskOf: (piece: number) => PointsTask;
  readonly read: (piece: number, values: Float64Array) => ReadPiece<Part>;
  /** What the pieces that were done say. */
  conclude(done: readonly ReadPiece<Part>[]): Sensitivity;
  /** How far off what they say may be, at the most; a method that has no such number is infinitely far. */
  error(done: readonly ReadPiece<Part>[]): number;
}

/** What the methods differ in. */
interface Method<Part> {
  readonly pieces: number;
  readonly points: number;
  readonly pieceRuns: number;
  readonly factors: readonly Factor[];
  readonly taskOf: (piece: number) => PointsTask;
  readonly movesOf: (piece: number) => readonly Move[];
  readonly read: (piece: number, values: PointValues) => Part;
  readonly conclude: (parts: readonly Part[], faults: SweepFaults) => Sensitivity;
  readonly error?: (parts: readonly Part[]) => number;
  /** The first point of a piece that no piece before it has run. */
  readonly fresh?: (piece: number) => number;
}

/** The plan of an analysis. */
export function sensitivityPlan(
  method: SensitivityMethod,
  design: SensitivityDesign,
): SensitivityPlan {
  const { program, outcomes, inputs, runs, draws, group, classes } = design;
  const measures = measuresOf(program, outcomes);
  switch (method) {
    case "tornado": {
      const points = 1 + 2 * inputs.length;
      const pieces = tornadoPieces(design);
      return planOf(design, {
        ...{ pieces, points, factors: eachAlone(inputs) },
        // Pieces differ a little in size; the base is run with each.
        pieceRuns: Math.round((points * runs) / pieces),
        taskOf: (piece) => tornadoTask(design, piece),
        movesOf: (piece) => tornadoMoves(design, piece),
        fresh: (piece) => tornadoFresh(design, piece),
        read: (piece, values) => readTornado(design, piece, values),
        conclude: (parts, faults) => ({
          ...{ method, faults, measures: tornadoes(design, parts.flat()) },
        }),
      });
    }
    case "morris": {
      const each = inputs.length + 1;
      return planOf(design, {
        ...{ pieces: draws, points: draws * each, pieceRuns: each * runs },
        factors: eachAlone(inputs),
        taskOf: (piece) => screeningTask(design, piece),
        movesOf: (piece) => screeningMoves(design, piece),
        read: (piece, values) => readTrajectory(design, piece, measures, values),
        conclude: (parts, faults) => ({
          ...{ method, faults, measures: screenings(design, measures, parts) },
          trajectories: parts.length,
        }),
      });
    }
    case "sobol": {
      const alone = group ? byElement(inputs) : eachAlone(inputs);
      const factors = classes === undefined ? alone : byClass(inputs, classes);
      const factored = { ...design, factors, rows: evenRows(factors, design.key, draws, runs) };
      const each = factors.length + 2;
      return planOf(design, {
        ...{ pieces: draws, points: draws * each, pieceRuns: each * runs, factors },
        taskOf: (piece) => decompositionTask(factored, piece),
        movesOf: () => decompositionMoves(factored),
        read: (piece, values) => readDecomposition(factored, piece, measures, values),
        error: (parts) => widestError(measures, parts),
        conclude: (parts, faults) => ({
          ...{ method, faults, factors, measures: decompositions(measures, parts) },
          rows: parts.length,
          sound: parts.filter((row) => row.measures.every((one) => one !== undefined)).length,
        }),
      });
    }
  }
}

function planOf<Part>(
  { outcomes }: SensitivityDesign,
  {
    pieces,
    points,
    pieceRuns,
    factors,
    taskOf,
    movesOf,
    read,
    conclude,
    error,
    fresh,
  }: Method<Part>,
): SensitivityPlan<Part> {
  const valuesOf = (piece: number, values: Float64Array): PointValues => ({
    ...{ values, runs: taskOf(piece).count, columns: outcomes.length },
  });
  return {
    ...{ pieces, points, pieceRuns, taskOf },
    error: (done) => error?.(done.map(({ part }) => part)) ?? Infinity,
    read: (piece, values) => {
      const point = valuesOf(piece, values);
      return { piece, part: read(piece, point), faults: faultsOf(point) };
    },
    conclude: (done) => {
      const faulty = done.flatMap(({ piece, faults }) =>
        faults === undefined ? [] : [{ piece, faults, task: taskOf(piece), moves: movesOf(piece) }],
      );
      const counted = faulty.flatMap(({ piece, faults }) => faults.slice(fresh?.(piece) ?? 0));
      const touched = faulty.flatMap(({ faults, moves }) =>
        moves.filter(({ from, to }) => at(faults, from) + at(faults, to) > 0),
      );
      return conclude(
        done.map(({ part }) => part),
        {
          runs: counted.reduce((sum, one) => sum + one, 0),
          moves: touched.length,
          factors: faultingFactors(factors, faulty),
        },
      );
    },
  };
}
