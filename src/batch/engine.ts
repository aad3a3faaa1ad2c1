/**
 * What a batch asks of an engine. The interpreter and the kernel both stand behind this, and give
 * the same tally for the same runs, to the last bit.
 */

import type { State } from "../engine/interpreter/state.ts";
import type { Program } from "../ir/program.ts";
import type { Key } from "../random/philox.ts";
import type { Tally } from "./tally.ts";

/** A program made ready to run. */
export interface PreparedEngine {
  /**
   * Counts the runs `first … first + count - 1`.
   * @param parameters one value per program parameter, in the program's order
   * @param count at most 2^26
   */
  tally(parameters: ArrayLike<number>, key: Key, first: number, count: number): Tally;

  /**
   * The same for continuations of a state: each run starts there, draws no unknowns (the state
   * holds them) and observes the path from the state on.
   */
  tallyFrom(
    state: State,
    parameters: ArrayLike<number>,
    key: Key,
    first: number,
    count: number,
  ): Tally;
}

export interface Engine {
  /** As it stands in results: `interpreter` or `kernel`. */
  readonly name: string;
  /** Runs per chunk that take some 50 ms: progress, Ctrl-C and sharing stay smooth. No result depends on it. */
  readonly chunkRuns: number;
  prepare(program: Program): PreparedEngine;
}
