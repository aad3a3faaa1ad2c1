/** Runs at many points of the inputs, shared out over threads piece by piece. */

import type { ThreadPool } from "../app/batch/threads.ts";
import type { WorkUnit } from "./progress.ts";
import type { Watched } from "./watch.ts";
import { at } from "../base/invariant.ts";
import type { Asking, Sharing, Subject, SubjectValues } from "./asking.ts";

/** What a sweep runs: pieces 0 … `pieces` - 1, independent of one another. */
export interface Sweep<Task, Part, Result> {
  readonly pieces: number;
  /** Runs that each piece takes. */
  readonly pieceRuns: number;
  /** See `Sharing.job`. */
  readonly job?: Sharing<unknown>["job"];
  /** See `WatchSetting`. */
  readonly follows?: boolean;
  readonly unit?: WorkUnit;
  readonly taskOf: (piece: number) => Task;
  readonly ask: (pool: ThreadPool, tasks: readonly Task[]) => Promise<readonly Part[] | undefined>;
  readonly read: (piece: number, part: Part) => Result;
}

/** What a sweep came to. */
export interface Swept<Result> {
  /** What was read of the pieces that are done, in their order, whatever the order of completion. */
  readonly results: readonly Result[];
  readonly seconds: number;
  readonly end: Watched<unknown>["end"];
}

/**
 * Performs a sweep with progress; Ctrl-C keeps the pieces that are done.
 * @throws NothingDone where it was stopped before any was
 */
export async function sweep<Task, Part, Result>(
  asking: Asking,
  subject: Subject,
  asked: SubjectValues,
  { pieces, pieceRuns, job, follows, unit, taskOf, ask, read }: Sweep<Task, Part, Result>,
): Promise<Swept<Result>> {
  const sharing: Sharing<Map<number, Result>> = {
    ...{ runs: pieces, chunkRuns: 1, pieceRuns, ...(job === undefined ? {} : { job }) },
    ask: async (pool, { first, end: last }) => {
      const numbers = Array.from({ length: last - first }, (_, index) => first + index);
      const parts = await ask(pool, numbers.map(taskOf));
      if (parts === undefined) return undefined;
      return new Map(numbers.map((piece, index) => [piece, read(piece, at(parts, index))]));
    },
    merge: (all, more) => {
      for (const [piece, one] of more) all.set(piece, one);
      return all;
    },
    before: { done: [], part: new Map() },
  };
  const told = { follows: follows === true, ...(unit === undefined ? {} : { unit }) };
  const { result, end } = await asking.share(subject, asked, sharing, told);
  const inOrder = [...result.part].toSorted(([a], [b]) => a - b);
  return { results: inOrder.map(([, one]) => one), seconds: result.seconds, end };
}
