/**
 * The use case: N runs over worker threads, or those of them that are still missing, whatever is counted of
 * them. The result is a function of what is run, the seed and run numbers alone.
 */

import { chunksOf, countRuns, joinRanges, missingRanges, type RunRange } from "../../batch/plan.ts";
import { countRanges, type FailedRange } from "../../batch/pool.ts";
import { workerEntry } from "../paths.ts";
import { openBoard, type Board } from "./board.ts";
import type { Job } from "./job.ts";
import { openThreads, type ThreadPool } from "./threads.ts";

/**
 * Numbers of runs at which it may stop early. At a look exactly the runs 0 … look - 1 are counted, so
 * the decision depends on nothing but them.
 */
export interface Looks<Part> {
  /** Rising; all below the number of runs wanted. */
  readonly at: readonly number[];
  readonly enough: (part: Part, runs: number) => boolean;
}

/** What a batch tells while it goes on, and how it is stopped. */
export interface SharedHooks<Part> {
  /** Aborted by Ctrl-C: chunks under way are finished and kept. */
  readonly stop?: AbortSignal;
  /** Some runs were counted; `fresh` of them by this call so far. */
  readonly progress?: (fresh: number) => void;
  /** A range was counted. Called after every chunk; must be quick, and what it is given is good until it returns. */
  readonly keep?: (range: RunRange, part: Part) => void;
  /** A worker failed and its chunk is tried again, or given up. */
  readonly failed?: (failure: FailedRange, attempt: number) => void;
}

/** Where a batch stands when it is done or was stopped. */
export interface SharedResult<Part> {
  /** Ranges covered by the part, earlier ones included. */
  readonly done: readonly RunRange[];
  readonly part: Part;
  /** All runs wanted are done, or a look found that they are enough. */
  readonly complete: boolean;
  readonly interrupted: boolean;
  readonly failures: readonly FailedRange[];
  /** Runs counted by this call, and the seconds that it took, threads' start included. */
  readonly fresh: number;
  readonly seconds: number;
}

/** Threads that several pieces of work of one job have one after the other; started with the first. */
export class KeptThreads {
  readonly board: Board = openBoard();
  #pool: Promise<ThreadPool> | undefined;

  /** @param open starts them */
  pool(open: (board: Board) => Promise<ThreadPool>): Promise<ThreadPool> {
    return (this.#pool ??= open(this.board));
  }

  /** Ends them, if any were started. */
  async close(): Promise<void> {
    await (await this.#pool)?.close();
  }
}

/** Threads that count ranges of one job. */
export interface CountingTask<Part> {
  readonly job: Omit<Job, "board">;
  /** How many runs make the first chunk. */
  readonly chunkRuns: number;
  /** Where pieces of work stand for runs: the runs that each takes, for what people are told. */
  readonly pieceRuns?: number;
  /** Threads at most. */
  readonly workers: number;
  /** The module that worker threads run; the real one by default. */
  readonly entry?: URL;
  /** The threads that have it, as many as are allowed; else it has its own, for itself alone. */
  readonly kept?: KeptThreads;
  /** What a thread is asked for each range. */
  readonly ask: (pool: ThreadPool, range: RunRange) => Promise<Part | undefined>;
}

/** Runs to be shared out over threads, whatever is counted of them. */
export interface SharedTask<Part> extends CountingTask<Part> {
  /** Runs 0 … runs - 1. */
  readonly runs: number;
  /** Those of them that are wanted; all by default. */
  readonly only?: readonly RunRange[];
  /** May add `b` to `a` in place. */
  readonly merge: (a: Part, b: Part) => Part;
  /** What is there before: the parts of no runs, or of those in `done`. */
  readonly before: { readonly done: readonly RunRange[]; readonly part: Part };
  readonly looks?: Looks<Part>;
}

/** Threads at work. Close them, or the process stays. */
export interface Counting<Part> {
  /** Counts ranges; gives those that could not be. Never rejects for what a worker does. */
  readonly count: (
    ranges: readonly RunRange[],
    counted: (range: RunRange, part: Part) => void,
    failed?: SharedHooks<Part>["failed"],
  ) => Promise<readonly FailedRange[]>;
  /** No further chunk is begun. */
  readonly stop: () => void;
  readonly stopped: () => boolean;
  readonly close: () => Promise<void>;
}

/** Starts threads that count ranges in chunks, as large as their pace makes sensible. */
export async function openCounting<Part>(task: CountingTask<Part>): Promise<Counting<Part>> {
  const { chunkRuns, workers, kept = new KeptThreads() } = task;
  const { board } = kept;
  const pool = await kept.pool(({ memory }) =>
    openThreads(task.entry ?? workerEntry, { ...task.job, board: memory }, workers),
  );
  const least = task.pieceRuns === undefined ? Math.min(chunkRuns, LEAST_CHUNK_RUNS) : 1;
  const pace = keepPace(chunkRuns, workers, least);
  let [fresh, over] = [0, false];
  return {
    count: (ranges, counted, failed) =>
      countRanges(
        { workers, count: (range: RunRange) => task.ask(pool, range) },
        chunksOf(ranges, pace.size),
        {
          counted: (range, part) => {
            fresh += range.end - range.first;
            pace.counted(fresh, performance.now());
            counted(range, part);
          },
          stopped: () => over,
          ...(failed === undefined ? {} : { failed }),
        },
      ),
    stop: () => {
      over = true;
      // Those who keep threads have them for other work still.
      if (task.kept === undefined) board.stop();
    },
    stopped: () => over,
    close: () => (task.kept === undefined ? kept.close() : Promise.resolve()),
  };
}

/**
 * Shares runs out over worker threads and merges what comes back. Never rejects for what a worker
 * does; see `failures`.
 */
export async function shareOut<Part>(
  task: SharedTask<Part>,
  hooks: SharedHooks<Part> = {},
): Promise<SharedResult<Part>> {
  const began = performance.now();
  const only = task.only ?? [{ first: 0, end: task.runs }];
  const missing = missingIn(only, task.before.done);
  let { part } = task.before;
  let covered: RunRange[] = [...task.before.done];
  let failures: readonly FailedRange[] = [];
  let fresh = 0;
  // Looks that are past were not enough, or there would be no later runs.
  const furthest = Math.max(0, ...covered.map(({ end }) => end));
  const looks = (task.looks?.at ?? []).filter((look) => look >= furthest && look < task.runs);
  /** Whether the runs before a look are all there, and enough. */
  const settled = (look: number): boolean =>
    missingRanges({ first: 0, end: look }, covered).length === 0 &&
    task.looks?.enough(part, look) === true;
  let enough = looks[0] === furthest && settled(furthest);
  if (!enough && missing.length > 0 && hooks.stop?.aborted !== true) {
    const chunks = Math.ceil(countRuns(missing) / task.chunkRuns);
    const useful = task.kept === undefined ? chunks : task.workers;
    const workers = Math.max(1, Math.min(task.workers, useful));
    const counting = await openCounting({ ...task, workers });
    hooks.stop?.addEventListener("abort", counting.stop);
    try {
      for (const end of [...looks, task.runs]) {
        const upTo = only.map((one) => ({ ...one, end: Math.min(one.end, end) }));
        failures = await counting.count(
          missingIn(upTo, covered),
          (range, more) => {
            hooks.keep?.(range, more);
            part = task.merge(part, more);
            covered.push(range);
            // Chunks come in nearly in order, so joining keeps the list short for ever.
            if (covered.length > 1000) covered = joinRanges(covered);
            fresh += range.end - range.first;
            hooks.progress?.(fresh);
          },
          hooks.failed,
        );
        enough = end < task.runs && failures.length === 0 && settled(end);
        if (enough || failures.length > 0 || counting.stopped()) break;
      }
    } finally {
      hooks.stop?.removeEventListener("abort", counting.stop);
      await counting.close();
    }
  }
  const done = joinRanges(covered);
  const complete = enough || missingIn(only, done).length === 0;
  return {
    done,
    part,
    complete,
    interrupted: !complete && hooks.stop?.aborted === true,
    failures,
    fresh,
    seconds: (performance.now() - began) / 1000,
  };
}

const missingIn = (wanted: readonly RunRange[], done: readonly RunRange[]): readonly RunRange[] =>
  wanted.flatMap((one) => missingRanges(one, done));

/** Milliseconds that a chunk should take: long beside the cost of a message, short for a person. */
const CHUNK_MILLISECONDS = 50;

/** Fewest and most runs of a chunk, once the pace is known. */
const LEAST_CHUNK_RUNS = 16;
const MOST_CHUNK_RUNS = 1_000_000;

/**
 * The size of chunks by how fast they have come in so far; it at most doubles from one to the next,
 * so that an early misjudgement costs little.
 */
function keepPace(
  first: number,
  workers: number,
  least: number,
): { readonly size: () => number; readonly counted: (fresh: number, now: number) => void } {
  let size = first;
  let begun: { readonly fresh: number; readonly time: number } | undefined;
  return {
    size: () => size,
    counted: (fresh, now) => {
      // Before the first chunk is in, threads start and programs are compiled.
      begun ??= { fresh, time: now };
      const milliseconds = now - begun.time;
      if (milliseconds <= 0) return;
      const each = (fresh - begun.fresh) / milliseconds / workers;
      const wanted = Math.round(each * CHUNK_MILLISECONDS);
      size = Math.max(least, Math.min(wanted, 2 * size, MOST_CHUNK_RUNS));
    },
  };
}
