/**
 * What each open move would change, computed in a worker thread in small pieces: the screen never waits,
 * a newer question replaces an older one, and the answer sharpens as it comes in. Every course begins
 * with what the actor can believe and has the same luck, so what differs is the move's doing.
 */

import { at } from "../../base/invariant.ts";
import { continuationKey } from "../../batch/continue.ts";
import { joinParts, type CoursesPart } from "../../batch/courses.ts";
import { chunksOf } from "../../batch/plan.ts";
import type { Hypothesis } from "../../belief/filter.ts";
import { parametersOf } from "../../engine/interpreter/run.ts";
import type { Program } from "../../ir/program.ts";
import type { Deed, Steered } from "../../ir/steer.ts";
import { estimateCourse, valuesOf } from "../../study/advice.ts";
import { aimsOf, type Wish } from "../../study/aims.ts";
import { Choice, steeredFor, type Plan } from "../../study/choices.ts";
import type { Advice, AdvisedDeed } from "../../view/play/scene.ts";
import { openBoard, type Board } from "../batch/board.ts";
import { engines } from "../batch/engines.ts";
import { withoutText } from "../batch/job.ts";
import { openThreads, type ThreadPool } from "../batch/threads.ts";
import { workerEntry } from "../paths.ts";

/** What advice is asked about. */
export interface AdviceQuestion {
  readonly actor: number;
  readonly step: number;
  /** Program indices of the moves that are open. */
  readonly moves: readonly number[];
  /** What may be the case as far as the actor can know; probabilities sum to 1. */
  readonly suppositions: readonly Hypothesis[];
  readonly wishes: readonly Wish[];
  /** Runs under each course, in all. */
  readonly runs: number;
}

/** Answers questions, one at a time. Close it, or the process stays. */
export interface AdviceService {
  /**
   * The advice; `undefined` if a newer question or `close` came before it was done.
   * Rejects if the worker cannot work.
   * @param sharper told of a first answer and of better ones, the last not included
   */
  ask(question: AdviceQuestion, sharper?: (advice: Advice) => void): Promise<Advice | undefined>;
  /** Gives up the question that is under way: its answer is `undefined`. */
  cancel(): void;
  close(): Promise<void>;
}

/** Runs of the first piece under each course; each piece after it has as many as all before. */
const FIRST_RUNS = 64;

interface Opened {
  readonly key: string;
  readonly steered: Steered;
  readonly pool: Promise<ThreadPool>;
  readonly board: Board;
}

const closePool = async ({ pool, board }: Opened): Promise<void> => {
  board.stop();
  await (await pool).close();
};

/** The end of the piece that begins after so many runs. */
const nextEnd = (done: number, runs: number): number =>
  Math.min(runs, done === 0 ? FIRST_RUNS : 2 * done);

/**
 * Advice in one run of a program. Nothing is started before the first question.
 * @param identity of the run that is played; its own luck is never used
 */
export function openAdvice(
  program: Program,
  identity: { readonly seed: string; readonly run: number },
  entry: URL = workerEntry,
): AdviceService {
  const parameters = parametersOf(program);
  const key = continuationKey(identity.seed, identity.run);
  let opened: Opened | undefined;
  let latest = 0;
  let closed = false;

  /** A worker that follows these outcomes; the one before goes where they are others. */
  const open = (outcomes: readonly number[]): Opened => {
    const wanted = outcomes.join(" ");
    if (opened?.key === wanted) return opened;
    if (opened !== undefined) void closePool(opened);
    const steered = steeredFor(program, outcomes);
    const board = openBoard();
    const job = {
      ...{ program: withoutText(steered.program), parameters: steered.parameters(parameters) },
      ...{ key, engine: at(engines, 0).name, board: board.memory },
    };
    opened = { key: wanted, steered, board, pool: openThreads(entry, job, 1) };
    return opened;
  };

  return {
    ask: async (question, sharper) => {
      const mine = ++latest;
      const overtaken = (): boolean => closed || mine !== latest;
      if (overtaken()) return undefined;
      const { actor, step, moves, wishes, runs } = question;
      const outcomes = wishes.map(({ outcome }) => outcome);
      const { steered, pool } = open(outcomes);
      const deeds: readonly Deed[] = [...moves, "nothing"];
      const scene = { actor, step, hypotheses: question.suppositions, outcomes, identity };
      const choice = new Choice(program, scene, steered);
      const courses = choice.courses(parameters, [
        { kind: "policy" },
        ...deeds.map((deed): Plan => ({ kind: "now", deed })),
      ]);
      const aims = aimsOf(program, wishes, parameters);
      const parts: CoursesPart[] = [];
      const answer = (): Advice => {
        const { count, outcomes: runsOf } = joinParts(parts);
        const values = aims.map((aim) => valuesOf(aim, runsOf, choice.width));
        return {
          runs: count,
          deeds: deeds.map((deed, index): AdvisedDeed => ({
            deed,
            aims: values.map((one) => estimateCourse(one, index + 1, 0)?.difference),
          })),
        };
      };
      for (let done = 0; done < runs;) {
        const end = nextEnd(done, runs);
        // Course by course, so that a newer question waits for one of them at most.
        for (const { first, end: last } of chunksOf([{ first: done, end }], () => FIRST_RUNS)) {
          if (overtaken()) return undefined;
          const task = choice.task({ first, end: last }, courses);
          const part = await (await pool).courses(task);
          if (part === undefined || overtaken()) return undefined;
          parts.push(part);
        }
        done = end;
        if (done < runs) sharper?.(answer());
      }
      return answer();
    },
    cancel: () => {
      latest += 1;
    },
    close: async () => {
      closed = true;
      if (opened !== undefined) await closePool(opened);
    },
  };
}
