/**
 * The port behind which runs are shared out, and the loop that gets a batch done through it: every
 * run exactly once or reported as failed, whatever workers do. Knows no threads.
 */

import type { RunRange } from "./plan.ts";
import type { Tally } from "./tally.ts";

/** Somewhere that counts runs: worker threads, or this thread in a test. */
export interface Pool<Part = Tally> {
  /** How many ranges are counted at the same time. */
  readonly workers: number;
  /**
   * Counts a range. Rejects if the worker died or threw; the range may then be asked for again.
   * Resolves to `undefined` if the pool was told to stop before it began with the range.
   */
  count(range: RunRange): Promise<Part | undefined>;
}

/** A range that could not be counted. */
export interface FailedRange {
  readonly range: RunRange;
  readonly reason: string;
}

/** How often a range is tried before it is given up. */
export const ATTEMPTS = 3;

/** So many ranges may fail before the rest is not even tried. */
export const TOLERATED_FAILURES = 4;

/** What `countRanges` tells while it works. */
export interface CountingHooks<Part = Tally> {
  /** A range is done. Called once per counted range, in order of completion. */
  readonly counted: (range: RunRange, part: Part) => void;
  /** A worker failed; `attempt` counts from 1. */
  readonly failed?: (failure: FailedRange, attempt: number) => void;
  /** True once no new range should be begun. */
  readonly stopped?: () => boolean;
}

/**
 * Counts all `chunks` through the pool, two in flight per worker so that none waits. Returns the
 * ranges that failed `ATTEMPTS` times. Resolves when nothing is in flight any more.
 */
export async function countRanges<Part>(
  pool: Pool<Part>,
  chunks: Iterable<RunRange>,
  hooks: CountingHooks<Part>,
): Promise<FailedRange[]> {
  const failures: FailedRange[] = [];
  const iterator = chunks[Symbol.iterator]();
  const over = (): boolean => hooks.stopped?.() === true || failures.length >= TOLERATED_FAILURES;

  const countOne = async (range: RunRange): Promise<void> => {
    for (let attempt = 1; ; attempt++) {
      try {
        const part = await pool.count(range);
        if (part !== undefined) hooks.counted(range, part);
        return;
      } catch (error) {
        const failure = { range, reason: error instanceof Error ? error.message : String(error) };
        hooks.failed?.(failure, attempt);
        if (attempt >= ATTEMPTS || over()) {
          failures.push(failure);
          return;
        }
      }
    }
  };

  const lane = async (): Promise<void> => {
    while (!over()) {
      const next = iterator.next();
      if (next.done === true) return;
      await countOne(next.value);
    }
  };

  await Promise.all(Array.from({ length: pool.workers * 2 }, lane));
  return failures;
}
