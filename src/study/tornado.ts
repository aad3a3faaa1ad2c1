/**
 * One input at a time, to both ends of its range, all else at its central value, on common luck: how
 * far each outcome moves, with intervals of the paired difference.
 */

import { at } from "../base/invariant.ts";
import { changesAlong } from "../batch/inputs.ts";
import {
  emptyPairs,
  mergePairs,
  pairRuns,
  type ListedRuns,
  type PairedTally,
} from "../batch/pairs.ts";
import type { PointsTask } from "../batch/points.ts";
import type { Program } from "../ir/program.ts";
import {
  compare,
  differenceReaches,
  sharedColumns,
  type MeanDifference,
  type OutcomeComparison,
  type ShareDifference,
} from "./comparison.ts";
import type { Move } from "./faulted.ts";
import type { Input } from "./inputs.ts";
import { measuresOf, type Measure, type PointValues } from "./measure.ts";

/** Inputs whose ends are run beside one run of the base, and runs of a piece at most. */
const INPUTS = 8;
const SLICE_RUNS = 4096;

/** What is to be swept. */
export interface TornadoDesign {
  readonly program: Program;
  /** Indices of the outcomes. */
  readonly outcomes: readonly number[];
  readonly inputs: readonly Input[];
  readonly central: readonly number[];
  readonly runs: number;
}

/** A block of inputs in a slice of runs. */
interface Piece {
  readonly inputs: readonly Input[];
  readonly from: number;
  readonly first: number;
  readonly count: number;
}

/** How many pieces the sweep has. */
export function tornadoPieces({ inputs, runs }: TornadoDesign): number {
  return Math.ceil(inputs.length / INPUTS) * Math.ceil(runs / SLICE_RUNS);
}

function pieceOf({ inputs, runs }: TornadoDesign, number: number): Piece {
  const blocks = Math.ceil(inputs.length / INPUTS);
  const from = (number % blocks) * INPUTS;
  const first = Math.floor(number / blocks) * SLICE_RUNS;
  return {
    inputs: inputs.slice(from, from + INPUTS),
    from,
    first,
    count: Math.min(SLICE_RUNS, runs - first),
  };
}

/** The points of a piece: the base, then low and high of each input. */
export function tornadoTask(design: TornadoDesign, number: number): PointsTask {
  const { inputs, first, count } = pieceOf(design, number);
  return {
    bases: [design.central],
    points: [
      { base: 0, changes: [] },
      ...inputs.flatMap((input) =>
        [0, 1].map((share) => ({ base: 0, changes: changesAlong(input, share) })),
      ),
    ],
    first,
    count,
    outcomes: design.outcomes,
  };
}

/** From the base to each end of each input; inputs are numbered as in the design. */
export function tornadoMoves(design: TornadoDesign, number: number): Move[] {
  const { inputs, from } = pieceOf(design, number);
  return inputs.flatMap((_, index) =>
    [1, 2].map((end) => ({ factor: from + index, from: 0, to: 2 * index + end })),
  );
}

/** The first point of a piece that no other piece runs: the base belongs to the first inputs. */
export function tornadoFresh(design: TornadoDesign, number: number): number {
  return pieceOf(design, number).from === 0 ? 0 : 1;
}

/** Pairs of one input: its low end and its high end against the base, and high against low. */
export interface TornadoPairs {
  /** Index among the inputs of the design. */
  readonly input: number;
  readonly pairs: readonly [low: PairedTally, high: PairedTally, swing: PairedTally];
}

/** Counts the runs of a piece in pairs. */
export function readTornado(
  design: TornadoDesign,
  number: number,
  { values, runs, columns: width }: PointValues,
): TornadoPairs[] {
  const { inputs, from, first } = pieceOf(design, number);
  const columns = sharedColumns(...followed(design));
  const listOf = (point: number): ListedRuns => {
    const outcomes = new Float64Array(runs * width);
    for (let column = 0; column < width; column += 1) {
      for (let run = 0; run < runs; run += 1) {
        outcomes[run * width + column] =
          values[(point * width + column) * runs + run] ?? Number.NaN;
      }
    }
    return { list: { first, outcomes }, width };
  };
  const base = listOf(0);
  return inputs.map((_, index) => {
    const [low, high] = [listOf(1 + 2 * index), listOf(2 + 2 * index)];
    const pair = (one: typeof low, other: typeof low): PairedTally =>
      pairRuns(one, other, runs, columns);
    return { input: from + index, pairs: [pair(base, low), pair(base, high), pair(low, high)] };
  });
}

/** The outcomes that are followed, as a program that is compared with itself. */
function followed({ program, outcomes }: TornadoDesign): [Program, Program] {
  const kept = { ...program, outcomes: outcomes.map((index) => at(program.outcomes, index)) };
  return [kept, kept];
}

/** One bar: what the mean of a measure does as one input goes to its ends. */
export interface TornadoBar {
  readonly input: Input;
  /** Runs that have a value at both ends. */
  readonly runs: number;
  /** Runs that have none, over its three points. */
  readonly faults: number;
  /** Low end minus base, high end minus base, high end minus low end. */
  readonly low: ShareDifference | MeanDifference;
  readonly high: ShareDifference | MeanDifference;
  readonly swing: ShareDifference | MeanDifference;
}

/** The bars of one measure, longest first; inputs without any run are left out. */
export interface Tornado {
  readonly measure: Measure;
  readonly bars: readonly TornadoBar[];
}

/** The tornadoes of all measures, from the pairs of the pieces done. */
export function tornadoes(design: TornadoDesign, done: readonly TornadoPairs[]): Tornado[] {
  const programs = followed(design);
  const columns = sharedColumns(...programs);
  const reaches = differenceReaches(...programs, columns);
  const totals = design.inputs
    .map(() => columns)
    .map((own) => [0, 1, 2].map(() => emptyPairs(own)));
  for (const { input, pairs } of done) totals[input] = [...mergePairs(at(totals, input), pairs)];
  return measuresOf(design.program, design.outcomes).map((measure) => ({
    measure,
    bars: design.inputs
      .flatMap((input, index): TornadoBar[] => {
        const tallies = at(totals, index);
        const [low, high, swing] = tallies.map((tally) =>
          compare(programs[0], columns, tally, reaches)?.outcomes.find(
            ({ id }) => id === measure.outcome,
          ),
        );
        if (low === undefined || high === undefined || swing === undefined) return [];
        const partOf = (one: typeof low): TornadoBar["low"] =>
          measuredDifference(one, measure.kind);
        return [
          {
            input,
            runs: swing.pairs,
            faults: low.faults[0] + low.faults[1] + high.faults[1],
            low: partOf(low),
            high: partOf(high),
            swing: partOf(swing),
          },
        ];
      })
      .toSorted((a, b) => reachOf(b) - reachOf(a)),
  }));
}

/** How far a bar reaches: the greatest distance between any two of low end, base and high end. */
export function reachOf({ low, high, swing }: TornadoBar): number {
  return Math.max(Math.abs(low.difference), Math.abs(high.difference), Math.abs(swing.difference));
}

function measuredDifference(
  outcome: OutcomeComparison,
  kind: Measure["kind"],
): ShareDifference | MeanDifference {
  if (outcome.kind !== "time") return outcome;
  return kind === "steps" ? outcome.steps : outcome.ever;
}
