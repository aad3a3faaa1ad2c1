/** Runs at many points of the inputs, shared out over threads piece by piece. */

import { at } from "../../base/invariant.ts";
import type { RunRange } from "../../batch/plan.ts";
import type { BatchContext } from "../batch/perform.ts";
import { withoutText } from "../batch/job.ts";
import { defaultWorkers, type ThreadPool } from "../batch/threads.ts";
import { watchOut, type Watched } from "../batch/watch.ts";
import type { SoundScenario } from "../read.ts";
import { keyOfSeed } from "../../random/seed.ts";

/** What a sweep runs, and on what. */
export interface Sweep<Task, Answer, Result> {
  readonly scenario: SoundScenario;
  readonly central: readonly number[];
  readonly seed: string;
  readonly engine: string;
  /** Pieces 0 … pieces - 1, independent of one another, and runs that each takes. */
  readonly pieces: number;
  readonly pieceRuns: number;
  readonly workers: number | undefined;
  readonly quiet: boolean;
  readonly taskOf: (piece: number) => Task;
  readonly ask: (
    pool: ThreadPool,
    tasks: readonly Task[],
  ) => Promise<readonly Answer[] | undefined>;
  readonly read: (piece: number, answer: Answer) => Result;
}

/** What a sweep came to. */
export interface Swept<Result> {
  /** What was read of the pieces that are done, in their order, whatever the order of completion. */
  readonly results: readonly Result[];
  readonly seconds: number;
  readonly end: Watched<unknown>["end"];
}

/** Performs a sweep with progress on stderr; Ctrl-C keeps the pieces that are done. */
export async function sweepOut<Task, Answer, Result>(
  sweep: Sweep<Task, Answer, Result>,
  { surroundings, say, style, entry }: BatchContext,
): Promise<Swept<Result>> {
  const { scenario, taskOf, read } = sweep;
  const ask = async (
    pool: ThreadPool,
    { first, end }: RunRange,
  ): Promise<Map<number, Result> | undefined> => {
    const pieces = Array.from({ length: end - first }, (_, index) => first + index);
    const answers = await sweep.ask(pool, pieces.map(taskOf));
    if (answers === undefined) return undefined;
    return new Map(pieces.map((piece, index) => [piece, read(piece, at(answers, index))]));
  };
  const { result, end } = await watchOut<Map<number, Result>>(
    {
      job: {
        program: withoutText(scenario.program),
        parameters: sweep.central,
        key: keyOfSeed(sweep.seed),
        engine: sweep.engine,
      },
      runs: sweep.pieces,
      chunkRuns: 1,
      pieceRuns: sweep.pieceRuns,
      workers: defaultWorkers(sweep.workers, surroundings.environment),
      ...(entry === undefined ? {} : { entry }),
      ask,
      merge: (all, more) => {
        for (const [piece, one] of more) all.set(piece, one);
        return all;
      },
      before: { done: [], part: new Map() },
    },
    { surroundings, say, style, quiet: sweep.quiet, diagnostics: scenario.diagnostics },
  );
  const inOrder = [...result.part].toSorted(([a], [b]) => a - b);
  return { results: inOrder.map(([, one]) => one), seconds: result.seconds, end };
}
