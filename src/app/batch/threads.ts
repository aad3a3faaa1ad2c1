/**
 * The pool of worker threads (piscina). A thread that dies is replaced and its task rejected; if no
 * thread can be started any more, every waiting task is rejected too. Nothing waits for ever.
 */

import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import type { AsOf, Unfollowed } from "../../belief/as-of.ts";
import type { FollowedIsland } from "../../belief/particles.ts";
import type { ConditionedTally } from "../../batch/conditioned.ts";
import type { RunList } from "../../batch/engine.ts";
import type { CoursesPart, CoursesTask } from "../../batch/courses.ts";
import type { PairedTally } from "../../batch/pairs.ts";
import type { DrawTask, PointsTask } from "../../batch/points.ts";
import type { Pool } from "../../batch/pool.ts";
import type { RunRange } from "../../batch/plan.ts";
import type { Replication } from "../../batch/splitting.ts";
import type { Tally } from "../../batch/tally.ts";
import type { TracePart } from "../../batch/tracing.ts";
import type { Job } from "./job.ts";
import type { AsOfTask, ContinueTask } from "./serve.ts";

/** Worker threads with a program loaded. Close it, or the process stays. */
export interface ThreadPool extends Pool {
  proceed(task: ContinueTask): Promise<Tally | undefined>;
  /** The runs of a range one by one, for conditional and paired counts. */
  list(range: RunRange): Promise<RunList | undefined>;
  /** A range counted against each variant of the job. */
  pair(range: RunRange): Promise<readonly PairedTally[] | undefined>;
  /** A range counted with and without the condition of the job. */
  condition(range: RunRange): Promise<ConditionedTally | undefined>;
  /** The work of the job done over a range. */
  trace(range: RunRange): Promise<TracePart | undefined>;
  /** Replications of splitting, by their numbers. */
  split(range: RunRange): Promise<readonly Replication[] | undefined>;
  /** Islands of particles along the path of the job, by their numbers. */
  islands(range: RunRange): Promise<ReadonlyMap<number, FollowedIsland> | undefined>;
  /** Values at points of the inputs, one list per task. */
  points(tasks: readonly PointsTask[]): Promise<readonly Float64Array[] | undefined>;
  /** Belief at settings of the parameters, one answer per task. */
  asOf(tasks: readonly AsOfTask[]): Promise<readonly (AsOf | Unfollowed)[] | undefined>;
  /** Continuations of a belief under several courses. */
  courses(task: CoursesTask): Promise<CoursesPart | undefined>;
  /** Runs counted at draws of the inputs, one tally per task. */
  draws(tasks: readonly DrawTask[]): Promise<readonly Tally[] | undefined>;
  /** Ends the threads; what is still under way is dropped and its promise rejected. */
  close(): Promise<void>;
}

/**
 * Most that short-lived objects of a thread may take before they are collected. A thread makes few of
 * them, so that Node's own limit would be reached late in a long batch, and memory grow until then.
 */
const YOUNG_MEGABYTES = 12;

/** How many threads are sensible: as asked, else what Slurm granted, else the machine's cores. */
export function defaultWorkers(
  asked: number | undefined,
  environment: Readonly<Record<string, string | undefined>> = process.env,
  cores: number = availableParallelism(),
): number {
  if (asked !== undefined) return asked;
  const granted = Number(environment["SLURM_CPUS_PER_TASK"]);
  if (Number.isInteger(granted) && granted >= 1) return granted;
  return Math.max(1, cores);
}

/**
 * Starts `workers` threads that run the module at `entry`, which exports the tasks of a `Service`.
 * @param megabytes limit of each thread's heap; Node's own limit by default
 */
export async function openThreads(
  entry: URL,
  job: Job,
  workers: number,
  megabytes?: number,
): Promise<ThreadPool> {
  // Loaded here, so that commands without a batch do not pay for it.
  const { Piscina } = await import("piscina");
  const pool = new Piscina({
    filename: fileURLToPath(entry),
    workerData: job,
    minThreads: workers,
    maxThreads: workers,
    // A range takes tens of milliseconds, so waking a thread by a message costs nothing, and a
    // waiting thread stays responsive to its end.
    atomics: "disabled",
    recordTiming: false,
    resourceLimits: {
      maxYoungGenerationSizeMb: YOUNG_MEGABYTES,
      ...(megabytes === undefined ? {} : { maxOldGenerationSizeMb: megabytes }),
    },
  });
  const broken = Promise.withResolvers<never>();
  broken.promise.catch(() => undefined);
  pool.on("error", (error: unknown) => {
    broken.reject(error instanceof Error ? error : new Error(String(error)));
  });
  let closing = false;
  // Piscina gives up when a replacement dies before it is ready, and would leave its tasks waiting.
  pool.on("workerDestroy", () => {
    setImmediate(() => {
      if (!closing && pool.threads.length === 0) {
        broken.reject(new Error("no worker thread could be started"));
      }
    });
  });
  const run = async <Result>(name: string, task: unknown): Promise<Result> => {
    const result = pool.run(task, { name }) as Promise<Result>;
    result.catch(() => undefined);
    return Promise.race([result, broken.promise]);
  };
  return {
    workers,
    count: (range: RunRange) => run("count", range),
    proceed: (task) => run("proceed", task),
    list: (range) => run("list", range),
    pair: (range) => run("pair", range),
    condition: (range) => run("condition", range),
    trace: (range) => run("trace", range),
    split: (range) => run("split", range),
    islands: (range) => run("islands", range),
    points: (tasks) => run("points", tasks),
    asOf: (tasks) => run("asOf", tasks),
    courses: (task) => run("courses", task),
    draws: (tasks) => run("draws", tasks),
    close: async () => {
      closing = true;
      await pool.destroy();
    },
  };
}
