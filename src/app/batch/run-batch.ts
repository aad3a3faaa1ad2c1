/**
 * The use case: N runs of a program over worker threads, or those of them that are still missing.
 * The result is a function of program, parameters, seed and run numbers alone.
 */

import { layoutOf } from "../../batch/layout.ts";
import { chunksOf, countRuns, joinRanges, missingRanges, type RunRange } from "../../batch/plan.ts";
import { countRanges, type FailedRange } from "../../batch/pool.ts";
import { absorbTally, emptyTally, mergeTallies, type Tally } from "../../batch/tally.ts";
import type { Program } from "../../ir/program.ts";
import { keyOfSeed } from "../../random/seed.ts";
import { workerEntry } from "../paths.ts";
import { openBoard } from "./board.ts";
import { withoutText, type Job } from "./job.ts";
import { openThreads, type ThreadPool } from "./threads.ts";

/** What is to be run. */
export interface BatchTask {
  readonly program: Program;
  /** One value per program parameter. */
  readonly parameters: readonly number[];
  readonly seed: string;
  /** Runs 0 … runs - 1. */
  readonly runs: number;
  /** Name of the engine, and how many runs make its first chunk. */
  readonly engine: { readonly name: string; readonly chunkRuns: number };
  /** Threads at most. */
  readonly workers: number;
  /** What an earlier batch of the same identity did already. */
  readonly before?: { readonly done: readonly RunRange[]; readonly tally: Tally };
  /** The module that worker threads run; the real one by default. */
  readonly entry?: URL;
  readonly looks?: Looks<Tally>;
}

/**
 * Numbers of runs at which it may stop early. At a look exactly the runs 0 … look - 1 are counted, so
 * the decision depends on nothing but them.
 */
export interface Looks<Part> {
  /** Rising; all below the number of runs wanted. */
  readonly at: readonly number[];
  readonly enough: (part: Part, runs: number) => boolean;
}

/** How far a batch is. */
export interface BatchState {
  /** Ranges covered by the tally, earlier ones included. */
  readonly done: readonly RunRange[];
  readonly tally: Tally;
}

/** What a batch tells while it goes on, and how it is stopped. */
export interface BatchHooks {
  /** Aborted by Ctrl-C: chunks under way are finished and kept. */
  readonly stop?: AbortSignal;
  /** Some runs were counted; `fresh` of them by this call so far. */
  readonly progress?: (fresh: number) => void;
  /** As `progress`, with what there is to keep. Called after every chunk; must be
   * quick, and what it is given is good until it returns. */
  readonly keep?: (state: BatchState) => void;
  /** A worker failed and its chunk is tried again, or given up. */
  readonly failed?: (failure: FailedRange, attempt: number) => void;
}

/** Where a batch stands when it is done or was stopped. */
export interface BatchResult extends BatchState {
  /** All runs wanted are done, or a look found that they are enough. */
  readonly complete: boolean;
  readonly interrupted: boolean;
  readonly failures: readonly FailedRange[];
  /** Runs counted by this call, and the seconds that it took, threads' start included. */
  readonly fresh: number;
  readonly seconds: number;
}

/** Runs to be shared out over threads, whatever is counted of them. */
export interface SharedTask<Part> {
  readonly job: Omit<Job, "board">;
  /** Runs 0 … runs - 1. */
  readonly runs: number;
  /** How many runs make the first chunk. */
  readonly chunkRuns: number;
  /** Where pieces of work stand for runs: the runs that each takes, for what people are told. */
  readonly pieceRuns?: number;
  /** Threads at most. */
  readonly workers: number;
  readonly entry?: URL;
  /** What a thread is asked for each range. */
  readonly ask: (pool: ThreadPool, range: RunRange) => Promise<Part | undefined>;
  /** May add `b` to `a` in place. */
  readonly merge: (a: Part, b: Part) => Part;
  /** What is there before: the parts of no runs, or of those in `done`. */
  readonly before: { readonly done: readonly RunRange[]; readonly part: Part };
  readonly looks?: Looks<Part>;
}

/** As `BatchHooks`; `keep` gets what there is so far. */
export interface SharedHooks<Part> extends Omit<BatchHooks, "keep"> {
  readonly keep?: (done: readonly RunRange[], part: Part) => void;
}

/** As `BatchResult`, with the merged part in place of the tally. */
export interface SharedResult<Part> extends Omit<BatchResult, "tally"> {
  readonly part: Part;
}

/** Runs a batch. Never rejects for what a worker does; see `failures`. */
export async function runBatch(task: BatchTask, hooks: BatchHooks = {}): Promise<BatchResult> {
  const none = emptyTally(layoutOf(task.program));
  const before = task.before ?? { done: [], tally: none };
  const { keep, ...others } = hooks;
  const { part: tally, ...result } = await shareOut<Tally>(
    {
      job: {
        program: withoutText(task.program),
        parameters: task.parameters,
        key: keyOfSeed(task.seed),
        engine: task.engine.name,
      },
      runs: task.runs,
      chunkRuns: task.engine.chunkRuns,
      workers: task.workers,
      ...(task.entry === undefined ? {} : { entry: task.entry }),
      ...(task.looks === undefined ? {} : { looks: task.looks }),
      ask: (pool, range) => pool.count(range),
      merge: absorbTally,
      // A copy of its own, to add to.
      before: { done: before.done, part: mergeTallies(before.tally, none) },
    },
    {
      ...others,
      ...(keep === undefined
        ? {}
        : {
            keep: (done, part) => {
              keep({ done, tally: part });
            },
          }),
    },
  );
  return { ...result, tally };
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
  const whole = { first: 0, end: task.runs };
  const missing = missingRanges(whole, task.before.done);
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
    const board = openBoard();
    const stop = (): void => {
      board.stop();
    };
    hooks.stop?.addEventListener("abort", stop);
    const { chunkRuns } = task;
    const workers = Math.max(1, Math.min(task.workers, Math.ceil(countRuns(missing) / chunkRuns)));
    const pool = await openThreads(
      task.entry ?? workerEntry,
      { ...task.job, board: board.memory },
      workers,
    );
    const least = task.pieceRuns === undefined ? Math.min(chunkRuns, LEAST_CHUNK_RUNS) : 1;
    const pace = keepPace(chunkRuns, workers, least);
    try {
      const counting = { workers, count: (range: RunRange) => task.ask(pool, range) };
      for (const end of [...looks, task.runs]) {
        const wanted = missingRanges({ first: 0, end }, covered);
        failures = await countRanges(counting, chunksOf(wanted, pace.size), {
          counted: (range, more) => {
            part = task.merge(part, more);
            covered.push(range);
            // Chunks come in nearly in order, so joining keeps the list short for ever.
            if (covered.length > 1000) covered = joinRanges(covered);
            fresh += range.end - range.first;
            pace.counted(fresh, performance.now());
            hooks.progress?.(fresh);
            hooks.keep?.(covered, part);
          },
          stopped: () => board.stopped(),
          ...(hooks.failed === undefined ? {} : { failed: hooks.failed }),
        });
        enough = end < task.runs && failures.length === 0 && settled(end);
        if (enough || failures.length > 0 || board.stopped()) break;
      }
    } finally {
      hooks.stop?.removeEventListener("abort", stop);
      await pool.close();
    }
  }
  const done = joinRanges(covered);
  const complete = enough || missingRanges(whole, done).length === 0;
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
