/**
 * What a batch asks of an engine. The interpreter and the kernel both stand behind this, and give
 * the same tally for the same runs, to the last bit.
 */

import type { OutcomeProgress } from "../engine/interpreter/outcome.ts";
import type { State } from "../engine/interpreter/state.ts";
import type { Follower } from "../engine/kernel/follow.ts";
import type { Program } from "../ir/program.ts";
import type { Key } from "../random/philox.ts";
import type { Tally } from "./tally.ts";

/** Where continuations start: a state, and what the path up to it has decided. */
export interface Beginning {
  /** Its unknowns are the ones the continuation has. */
  readonly state: State;
  /** By outcome, `state` observed already; decided outcomes keep their value. */
  readonly outcomes: readonly OutcomeProgress[];
}

/** Outcomes and unknowns of single runs, for conditional and paired counts. */
export interface RunList {
  /** Number of the first run. */
  readonly first: number;
  /** Run by run, one value per outcome: 0 or 1, a step or Infinity, a number; NaN: a fault of its slice. */
  readonly outcomes: Float64Array;
  /** Run by run, the index of the drawn value per unknown; −1: a fault of its slice. */
  readonly unknowns: Int16Array;
  /** By run, 1 where it stopped with a fault. */
  readonly faulted: Uint8Array;
}

/** The list of no runs. */
export const noRuns: RunList = {
  first: 0,
  outcomes: new Float64Array(),
  unknowns: new Int16Array(),
  faulted: new Uint8Array(),
};

/** The list of runs as if all had stopped with a fault, to be filled in. */
export function faultyRuns(
  { outcomes, unknowns }: Pick<Program, "outcomes" | "unknowns">,
  first: number,
  count: number,
): RunList {
  return {
    first,
    outcomes: new Float64Array(count * outcomes.length).fill(Number.NaN),
    unknowns: new Int16Array(count * unknowns.length).fill(-1),
    faulted: new Uint8Array(count).fill(1),
  };
}

/** How many runs of a list stopped with a fault. */
export function faultsIn({ faulted }: RunList): number {
  return faulted.reduce((sum, one) => sum + one, 0);
}

/** A program made ready to run. */
export interface PreparedEngine {
  /**
   * Counts the runs `first … first + count - 1`.
   * @param parameters one value per program parameter, in the program's order
   * @param count at most 2^26
   */
  tally(parameters: readonly number[], key: Key, first: number, count: number): Tally;

  /**
   * The same for continuations: each run starts at the given state, draws no unknowns and observes
   * the path from there on. A beginning that has ended already is a path of one state.
   */
  tallyFrom(
    beginning: Beginning,
    parameters: readonly number[],
    key: Key,
    first: number,
    count: number,
  ): Tally;

  /**
   * Runs followed one at a time until the outcome number `goal` is decided or that of number `by`
   * reaches a threshold. Nothing else may be asked of the engine in between, and what a follower saves
   * is for itself alone.
   */
  follower(parameters: readonly number[], goal: number, by: number): Follower<unknown>;

  /** The same runs as `tally`, one by one. */
  list(parameters: readonly number[], key: Key, first: number, count: number): RunList;

  /** The same runs as `tallyFrom`, one by one. */
  listFrom(
    beginning: Beginning,
    parameters: readonly number[],
    key: Key,
    first: number,
    count: number,
  ): RunList;
}

/** One way to run many runs; all engines give the same numbers and differ in speed only. */
export interface Engine {
  /** As it stands in results: `interpreter` or `kernel`. */
  readonly name: string;
  /** Runs that surely take less than a second: the first chunk of a batch, from which it learns how fast this is. */
  readonly chunkRuns: number;
  prepare(program: Program): PreparedEngine;
}
