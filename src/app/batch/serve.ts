/**
 * What runs inside a worker thread: prepares the program once, then counts the ranges it is given.
 * All it knows comes with the job and the task, so a thread that died is replaced without loss.
 */

import { workerData } from "node:worker_threads";
import type { Beginning, Engine, PreparedEngine, RunList } from "../../batch/engine.ts";
import type { RunRange } from "../../batch/plan.ts";
import { releaseTally, type Tally } from "../../batch/tally.ts";
import type { Key } from "../../random/philox.ts";
import { openBoard } from "./board.ts";
import type { Job } from "./job.ts";

/** Continuations of one state, for live odds. */
export interface ContinueTask {
  readonly beginning: Beginning;
  readonly parameters: readonly number[];
  readonly key: Key;
  readonly range: RunRange;
}

/** The tasks of a worker, by name. */
export interface Service {
  /** Counts a range of runs of the job; `undefined` if the board says stop. */
  readonly count: (range: RunRange) => Tally | undefined;
  /** Counts continuations of a state; `undefined` if the board says stop. */
  readonly proceed: (task: ContinueTask) => Tally | undefined;
  /** The runs of a range one by one; `undefined` if the board says stop. */
  readonly list: (range: RunRange) => RunList | undefined;
}

/** The service of this thread, for the job in its `workerData`. */
export function serve(engineNamed: (name: string) => Engine): Service {
  const job = workerData as Job;
  const board = openBoard(job.board);
  let prepared: PreparedEngine | undefined;
  const engine = (): PreparedEngine => (prepared ??= engineNamed(job.engine).prepare(job.program));
  // A message holds a copy of the tally: the last one has been sent when the next task comes.
  let sent: Tally | undefined;
  const send = (tally: Tally): Tally => {
    if (sent !== undefined) releaseTally(sent);
    sent = tally;
    return tally;
  };
  return {
    count: ({ first, end }) => {
      if (board.stopped()) return undefined;
      return send(engine().tally(job.parameters, job.key, first, end - first));
    },
    proceed: ({ beginning, parameters, key, range }) => {
      if (board.stopped()) return undefined;
      const { first, end } = range;
      return send(engine().tallyFrom(beginning, parameters, key, first, end - first));
    },
    list: ({ first, end }) => {
      if (board.stopped()) return undefined;
      return engine().list(job.parameters, job.key, first, end - first);
    },
  };
}
