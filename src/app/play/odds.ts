/**
 * Live odds of a game under way, computed in a worker thread in small pieces: the screen never waits,
 * a newer question replaces an older one, and the answer sharpens as it comes in.
 */

import {
  allocate,
  continuationKey,
  prospectOf,
  risingOf,
  type Prospect,
} from "../../batch/continue.ts";
import { layoutOf, type Layout } from "../../batch/layout.ts";
import { chunksOf } from "../../batch/plan.ts";
import { emptyTally, mergeTallies, type Tally } from "../../batch/tally.ts";
import { parametersOf } from "../../engine/interpreter/run.ts";
import type { Program } from "../../ir/program.ts";
import { at } from "../../base/invariant.ts";
import type { Hypothesis } from "../../belief/filter.ts";
import type { Odds, Sample } from "../../view/play/scene.ts";
import { openBoard, type Board } from "../batch/board.ts";
import { engines } from "../batch/engines.ts";
import { withoutText } from "../batch/job.ts";
import { openThreads, type ThreadPool } from "../batch/threads.ts";
import { workerEntry } from "../paths.ts";

/** What the odds are to be computed from. */
export interface OddsQuestion {
  /** Where the player stands. */
  readonly step: number;
  /**
   * What may be the case, as far as the player can know; probabilities sum to 1. Nothing else of the
   * path is asked for, so nothing else of it can show.
   */
  readonly suppositions: readonly Hypothesis[];
  /** Continuations in all; about. */
  readonly runs: number;
}

/** Answers questions, one at a time. Close it, or the process stays. */
export interface OddsService {
  /**
   * The odds; `undefined` if a newer question or `close` came before they were done.
   * Rejects if the worker cannot work.
   * @param sharper told of a first answer and of better ones, the last not included
   */
  ask(question: OddsQuestion, sharper?: (odds: Odds) => void): Promise<Odds | undefined>;
  /** Gives up the question that is under way: its answer is `undefined`. */
  cancel(): void;
  close(): Promise<void>;
}

/** Continuations of the first answer; each answer after it rests on twice as many. */
const FIRST_RUNS = 128;
/**
 * Batches that every answer is made of. Batch i of two steps has the same luck, so that the differences of
 * batches tell what changed between the steps from what is luck (batch means under common random numbers).
 */
const BATCHES = 10;

interface Opened {
  readonly pool: ThreadPool;
  readonly board: Board;
}

/**
 * The odds of one run of a program. Nothing is started before the first question.
 * @param identity of the run that is played; its own luck is never used; and per flashpoint the level whose
 * coming is followed step by step
 */
export function openOdds(
  program: Program,
  identity: { readonly seed: string; readonly run: number; readonly watched: readonly number[] },
  entry: URL = workerEntry,
): OddsService {
  const layout = layoutOf(program);
  const parameters = parametersOf(program);
  const key = continuationKey(identity.seed, identity.run);
  const engine = at(engines, 0);
  let opened: Promise<Opened> | undefined;
  let latest = 0;
  let closed = false;

  const open = async (): Promise<Opened> => {
    const board = openBoard();
    const job = {
      program: withoutText(program),
      parameters,
      key,
      engine: engine.name,
      board: board.memory,
    };
    return { board, pool: await openThreads(entry, job, 1) };
  };

  return {
    ask: async (question, sharper) => {
      const mine = ++latest;
      const overtaken = (): boolean => closed || mine !== latest;
      if (overtaken()) return undefined;
      const { pool } = await (opened ??= open());
      const known = question.suppositions.map(({ probability, state, outcomes }) => ({
        ...{ probability, beginning: { state, outcomes } },
      }));
      const batches: Part[][] = Array.from({ length: BATCHES }, () =>
        known.map(({ probability }) => ({ probability, tally: emptyTally(layout) })),
      );
      const shares = known.map(({ probability }) => probability);
      // Batch by batch over all suppositions, so that every answer on the way has all of them.
      for (let done = 0; done < question.runs;) {
        const end = Math.min(question.runs, done === 0 ? FIRST_RUNS : 2 * done);
        const before = done === 0 ? shares.map(() => 0) : allocate(shares, done);
        const rounds = allocate(shares, end).map((last, index) => {
          const first = at(before, index);
          const size = Math.max(1, Math.ceil((last - first) / BATCHES));
          return [...chunksOf([{ first, end: last }], () => size)];
        });
        for (const [batch, parts] of batches.entries()) {
          for (const [index, { beginning }] of known.entries()) {
            const range = at(rounds, index)[batch];
            if (range === undefined) continue;
            if (overtaken()) return undefined;
            const tally = await pool.proceed({ beginning, parameters, key, range });
            if (tally === undefined || overtaken()) return undefined;
            const part = at(parts, index);
            parts[index] = { ...part, tally: mergeTallies(part.tally, tally) };
          }
        }
        done = end;
        if (done < question.runs) {
          const odds = oddsOf(layout, batches, { step: question.step, watched: identity.watched });
          if (odds !== undefined) sharper?.(odds);
        }
      }
      return oddsOf(layout, batches, { step: question.step, watched: identity.watched });
    },
    cancel: () => {
      latest += 1;
    },
    close: async () => {
      closed = true;
      if (opened === undefined) return;
      const { pool, board } = await opened;
      board.stop();
      await pool.close();
    },
  };
}

/** A supposition with what came of it. */
interface Part {
  readonly probability: number;
  readonly tally: Tally;
}

/** One number of each thing asked; NaN where there is none. */
function numbersOf({ outcomes, reach }: Prospect): Sample {
  return {
    outcomes: outcomes.map((one) => {
      switch (one.kind) {
        case "chance":
          return one.probability;
        case "mean":
          return one.mean;
        case "time":
          return 1 - one.never;
        case "none":
          return Number.NaN;
      }
    }),
    reach: reach.map((levels) => levels.map(({ probability }) => probability)),
  };
}

/** What batches say together, and each for itself; undefined while nothing counts. */
function oddsOf(
  layout: Layout,
  batches: readonly (readonly Part[])[],
  { step, watched }: { readonly step: number; readonly watched: readonly number[] },
): Odds | undefined {
  const parts = at(batches, 0).map(({ probability }, index) => ({
    probability,
    tally: batches
      .map((batch) => at(batch, index).tally)
      .reduce((sum, tally) => mergeTallies(sum, tally)),
  }));
  const prospect = prospectOf(layout, parts);
  if (prospect === undefined) return undefined;
  return {
    ...{ step, ...prospect },
    rising: watched.map((level, flashpoint) =>
      risingOf(layout, parts, { flashpoint, level }, step),
    ),
    samples: batches.flatMap((batch) => {
      const own = prospectOf(layout, batch);
      return own === undefined ? [] : [numbersOf(own)];
    }),
  };
}
