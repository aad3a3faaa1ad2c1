/**
 * What each open move would change, computed in a worker thread in small pieces: the screen never waits,
 * a newer question replaces an older one, and the answer sharpens as it comes in. Every course begins
 * with what the actor can believe and has the same luck, so what differs is the move's doing.
 */

import { at } from "../../base/invariant.ts";
import { joinParts, type CoursesPart } from "../../batch/courses.ts";
import type { Hypothesis } from "../../belief/filter.ts";
import { parametersOf } from "../../engine/interpreter/run.ts";
import type { Program } from "../../ir/program.ts";
import type { Deed, Steered } from "../../ir/steer.ts";
import { estimateCourse, valuesOf } from "../../study/advice.ts";
import { aimsOf, type Wish } from "../../study/aims.ts";
import { Choice, steeredFor, type Plan } from "../../study/choices.ts";
import type { Advice, AdvisedDeed } from "../../view/play/scene.ts";
import { engines } from "../batch/engines.ts";
import { withoutText } from "../batch/job.ts";
import { KeptThreads, shareOut } from "../batch/run-batch.ts";
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

/** Runs of the first answer under each course; each answer after it rests on twice as many. */
const FIRST_RUNS = 64;

/** Threads for a program that follows some outcomes. */
interface Opened {
  readonly outcomes: string;
  readonly steered: Steered;
  readonly kept: KeptThreads;
}

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
  let opened: Opened | undefined;
  let asked = new AbortController();
  let closed = false;

  /** Threads that follow these outcomes; those before go where they are others. */
  const open = (followed: readonly number[]): Opened => {
    const outcomes = followed.join(" ");
    if (opened?.outcomes === outcomes) return opened;
    if (opened !== undefined) void opened.kept.close();
    opened = { outcomes, steered: steeredFor(program, followed), kept: new KeptThreads() };
    return opened;
  };

  return {
    ask: async (question, sharper) => {
      asked.abort();
      asked = new AbortController();
      const { signal } = asked;
      if (closed) return undefined;
      const { actor, step, moves, wishes, runs, suppositions } = question;
      const outcomes = wishes.map(({ outcome }) => outcome);
      const { steered, kept } = open(outcomes);
      const deeds: readonly Deed[] = [...moves, "nothing"];
      const scene = { actor, step, hypotheses: suppositions, outcomes, identity };
      const choice = new Choice(program, scene, steered);
      const courses = choice.courses(parameters, [
        { kind: "policy" },
        ...deeds.map((deed): Plan => ({ kind: "now", deed })),
      ]);
      const aims = aimsOf(program, wishes, parameters);
      const answer = (parts: readonly CoursesPart[]): Advice => {
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
      const doublings = Math.max(0, Math.ceil(Math.log2(runs / FIRST_RUNS)));
      const { part, complete, failures } = await shareOut<readonly CoursesPart[]>(
        {
          job: {
            ...{ program: withoutText(steered.program), key: choice.key },
            ...{ parameters: steered.parameters(parameters), engine: at(engines, 0).name },
          },
          ...{ kept, entry, runs, workers: 1, chunkRuns: FIRST_RUNS },
          ask: async (pool, range) => {
            const part = await pool.courses(choice.task(range, courses));
            return part === undefined ? undefined : [part];
          },
          merge: (a, b) => [...a, ...b],
          before: { done: [], part: [] },
          looks: {
            at: Array.from({ length: doublings }, (_, doubling) => FIRST_RUNS * 2 ** doubling),
            enough: (parts) => {
              if (!signal.aborted) sharper?.(answer(parts));
              return signal.aborted;
            },
          },
        },
        { stop: signal },
      );
      if (signal.aborted) return undefined;
      if (!complete) throw new Error(failures[0]?.reason ?? "the worker does not work");
      return answer(part);
    },
    cancel: () => {
      asked.abort();
    },
    close: async () => {
      closed = true;
      asked.abort();
      await opened?.kept.close();
    },
  };
}
