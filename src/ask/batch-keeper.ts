/** Keeps what a batch has counted until it is written, and writes it as results: every few seconds, and at the end. */

import { putResult } from "../app/batch/folder.ts";
import { explainSystemFault } from "../app/storage/explain.ts";
import { Unwritten } from "../app/storage/unwritten.ts";
import { jobIdOf, type BatchIdentity } from "../batch/identity.ts";
import type { RunRange } from "../batch/plan.ts";
import { resultName, resultText } from "../batch/result.ts";
import { absorbTally, mergeTallies, type Tally } from "../batch/tally.ts";
import type { Asking } from "./asking.ts";

/** Seconds between two savings; later this share of the time that went by, so that files stay few. */
const KEEP_SECONDS = 15;
const KEEP_SHARE = 0.01;

/** Where results of a batch are kept. */
export class BatchKeeper {
  readonly #identity: BatchIdentity;
  readonly #shards: readonly RunRange[];
  #pieces: readonly Piece[] = [];
  readonly #began = performance.now();
  #written = this.#began;

  /** @param shards ranges of which each has a result of its own; none where the time decides */
  constructor(identity: BatchIdentity, shards: readonly RunRange[] = []) {
    this.#identity = identity;
    this.#shards = shards;
  }

  /** Takes what was counted of a range. The tally may be changed afterwards. */
  take(range: RunRange, counted: Tally): void {
    const shard = this.#shardOf(range);
    const touches = (piece: Piece): boolean =>
      (piece.range.end === range.first || piece.range.first === range.end) &&
      this.#shardOf(piece.range) === shard;
    const near = this.#pieces.filter(touches);
    const all = [range, ...near.map((piece) => piece.range)];
    const [one, ...more] = near;
    const tally = one === undefined ? copyOf(counted) : mergeTallies(one.tally, counted);
    this.#pieces = [
      ...this.#pieces.filter((piece) => !touches(piece)),
      {
        range: {
          first: Math.min(...all.map(({ first }) => first)),
          end: Math.max(...all.map(({ end }) => end)),
        },
        tally: more.reduce((sum, piece) => absorbTally(sum, piece.tally), tally),
      },
    ];
  }

  /** The shard that a range lies in. */
  #shardOf({ first }: RunRange): RunRange | undefined {
    return this.#shards.find((shard) => shard.first <= first && first < shard.end);
  }

  /** Writes the shards that are whole. @throws Unwritten */
  writeWhole(folder: string): void {
    const isWhole = ({ first, end }: RunRange): boolean =>
      this.#shards.some((shard) => shard.first === first && shard.end === end);
    for (const piece of this.#pieces) if (isWhole(piece.range)) this.#put(folder, piece);
  }

  /** Writes what there is, where the last time is long enough ago; gives what is to be told of it. */
  writeInTime(folder: string, { say }: Asking): string | undefined {
    const now = performance.now();
    const pause = Math.max(KEEP_SECONDS * 1000, KEEP_SHARE * (now - this.#began));
    if (now - this.#written < pause) return undefined;
    this.#written = now;
    try {
      this.write(folder);
      return undefined;
    } catch (error) {
      // The runs go on: there may be room again, at the latest at the end.
      if (error instanceof Unwritten) return explainSystemFault(error, say);
      throw error;
    }
  }

  /** Writes what there is; gives the files. @throws Unwritten, and then keeps what was not written */
  write(folder: string): readonly string[] {
    return this.#pieces.map((piece) => this.#put(folder, piece));
  }

  #put(folder: string, piece: Piece): string {
    const { range, tally } = piece;
    const job = jobIdOf(this.#identity);
    const name = resultName(job, range);
    putResult(folder, name, resultText(job, range, this.#identity.engineVersion, tally));
    this.#pieces = this.#pieces.filter((one) => one !== piece);
    return name;
  }
}

interface Piece {
  readonly range: RunRange;
  readonly tally: Tally;
}

const copyOf = (tally: Tally): Tally => ({ ...tally, cells: tally.cells.slice() });
