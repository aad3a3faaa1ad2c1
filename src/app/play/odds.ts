/**
 * Live odds of a game under way, computed in a worker thread in small pieces: the screen never waits,
 * a newer question replaces an older one, and the answer sharpens as it comes in.
 */

import { allocate, continuationKey, prospectOf, type Prospect } from "../../batch/continue.ts";
import { layoutOf } from "../../batch/layout.ts";
import { chunksOf } from "../../batch/plan.ts";
import { emptyTally, mergeTallies, type Tally } from "../../batch/tally.ts";
import { parametersOf } from "../../engine/interpreter/run.ts";
import type { Program } from "../../ir/program.ts";
import { at } from "../../base/invariant.ts";
import type { Hypothesis } from "../../belief/filter.ts";
import type { Odds } from "../../view/play/scene.ts";
import { openBoard, type Board } from "../batch/board.ts";
import { engines } from "../batch/engines.ts";
import { withoutText } from "../batch/job.ts";
import { openThreads, type ThreadPool } from "../batch/threads.ts";
import { workerEntry } from "../paths.ts";

/** Odds with the chances of the ladders. */
export interface LiveOdds extends Odds {
  /** Per flashpoint and level: the probability of being there or worse at some time from now on. */
  readonly reach: readonly (readonly number[])[];
}

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
  ask(question: OddsQuestion, sharper?: (odds: LiveOdds) => void): Promise<LiveOdds | undefined>;
  /** Gives up the question that is under way: its answer is `undefined`. */
  cancel(): void;
  close(): Promise<void>;
}

/** Pieces of an answer: the first comes quickly, later ones cost less by the run. */
const PIECES = 8;

interface Opened {
  readonly pool: ThreadPool;
  readonly board: Board;
}

/**
 * The odds of one run of a program. Nothing is started before the first question.
 * @param identity of the run that is played; its own luck is never used
 */
export function openOdds(
  program: Program,
  identity: { readonly seed: string; readonly run: number },
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
      const runs = allocate(
        known.map(({ probability }) => probability),
        question.runs,
      );
      const cases = known.map((one, index) => ({ ...one, runs: at(runs, index) }));
      const tallies: Tally[] = cases.map(() => emptyTally(layout));
      const answer = (): LiveOdds | undefined => {
        const prospect = prospectOf(
          layout,
          cases.map(({ probability }, index) => ({ probability, tally: at(tallies, index) })),
        );
        return prospect === undefined ? undefined : oddsOf(prospect, question.step);
      };
      // Piece by piece over all suppositions, so that every answer on the way has all of them.
      const pieces = cases.map(({ runs }) => [
        ...chunksOf([{ first: 0, end: runs }], () => Math.max(1, Math.ceil(runs / PIECES))),
      ]);
      for (let piece = 0; piece < PIECES; piece++) {
        for (const [index, { beginning }] of cases.entries()) {
          const range = at(pieces, index)[piece];
          if (range === undefined) continue;
          if (overtaken()) return undefined;
          const tally = await pool.proceed({ beginning, parameters, key, range });
          if (tally === undefined) return undefined;
          tallies[index] = mergeTallies(at(tallies, index), tally);
        }
        if (overtaken()) return undefined;
        const odds = piece < PIECES - 1 ? answer() : undefined;
        if (odds !== undefined) sharper?.(odds);
      }
      return answer();
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

function oddsOf({ runs, outcomes, reach }: Prospect, step: number): LiveOdds {
  return { step, runs, outcomes, reach };
}
