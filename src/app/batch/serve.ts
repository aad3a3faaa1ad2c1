/**
 * What runs inside a worker thread: prepares the program once, then counts the ranges it is given.
 * All it knows comes with the job and the task, so a thread that died is replaced without loss.
 */

import { workerData } from "node:worker_threads";
import { invariant } from "../../base/invariant.ts";
import { asOfOrWhy, type AsOf, type AsOfEffort, type Unfollowed } from "../../belief/as-of.ts";
import { followIsland, type FollowedIsland } from "../../belief/particles.ts";
import type { Beginning, Engine, PreparedEngine, RunList } from "../../batch/engine.ts";
import {
  conditionRuns,
  listedProgram,
  mergeConditioned,
  type ConditionedTally,
} from "../../batch/conditioned.ts";
import { runCourses, type CoursesPart, type CoursesTask } from "../../batch/courses.ts";
import { mergePairs, pairRuns, type PairedTally } from "../../batch/pairs.ts";
import { chunksOf, type RunRange } from "../../batch/plan.ts";
import { BY, GOAL, replicate, type Replication } from "../../batch/splitting.ts";
import { movingShares, settledShares } from "../../batch/shares.ts";
import { countDraw, runPoints, type DrawTask, type PointsTask } from "../../batch/points.ts";
import { releaseTally, type Tally } from "../../batch/tally.ts";
import { traceWith, type TracePart, type Tracer } from "../../batch/tracing.ts";
import type { Key } from "../../random/philox.ts";
import { openBoard } from "./board.ts";
import type { Job, JobVariant } from "./job.ts";

/** Continuations of one state, for live odds. */
export interface ContinueTask {
  readonly beginning: Beginning;
  readonly parameters: readonly number[];
  readonly key: Key;
  readonly range: RunRange;
}

/** One setting of the parameters at which belief is asked for. */
export interface AsOfTask extends AsOfEffort {
  readonly parameters: readonly number[];
}

/** Runs that are listed at a time: a few megabytes of values at most. */
const SLICE_RUNS = 4096;

/** The tasks of a worker, by name. */
export interface Service {
  /** Counts a range of runs of the job; `undefined` if the board says stop. */
  readonly count: (range: RunRange) => Tally | undefined;
  /** Counts continuations of a state; `undefined` if the board says stop. */
  readonly proceed: (task: ContinueTask) => Tally | undefined;
  /** The runs of a range one by one; `undefined` if the board says stop. */
  readonly list: (range: RunRange) => RunList | undefined;
  /** Counts a range run by run against each variant of the job; `undefined` if the board says stop. */
  readonly pair: (range: RunRange) => readonly PairedTally[] | undefined;
  /** Counts a range with and without the condition of the job; `undefined` if the board says stop. */
  readonly condition: (range: RunRange) => ConditionedTally | undefined;
  /** Does the work of the job over a range; `undefined` if the board says stop. */
  readonly trace: (range: RunRange) => TracePart | undefined;
  /** Replications of splitting, by their numbers; `undefined` if the board says stop. */
  readonly split: (range: RunRange) => readonly Replication[] | undefined;
  /** Islands of particles along the path of the job, by their numbers; `undefined` if the board says stop. */
  readonly islands: (range: RunRange) => ReadonlyMap<number, FollowedIsland> | undefined;
  /** Values at points of the inputs, one list per task; `undefined` if the board says stop. */
  readonly points: (tasks: readonly PointsTask[]) => readonly Float64Array[] | undefined;
  /** Belief at settings of the parameters, one answer per task; `undefined` if the board says stop. */
  readonly asOf: (tasks: readonly AsOfTask[]) => readonly (AsOf | Unfollowed)[] | undefined;
  /** Continuations of a belief under several courses; `undefined` if the board says stop. */
  readonly courses: (task: CoursesTask) => CoursesPart | undefined;
  /** Runs counted at draws of the inputs, one tally per task; `undefined` if the board says stop. */
  readonly draws: (tasks: readonly DrawTask[]) => readonly Tally[] | undefined;
}

/** The service of this thread, for the job in its `workerData`. */
export function serve(engineNamed: (name: string) => Engine): Service {
  const job = workerData as Job;
  const board = openBoard(job.board);
  let prepared: PreparedEngine | undefined;
  const engine = (): PreparedEngine => (prepared ??= engineNamed(job.engine).prepare(job.program));
  const varied = (): PreparedEngine => movingShares(engine(), job.program);
  // A message holds a copy of the tally: the last one has been sent when the next task comes.
  let sent: Tally | undefined;
  const send = (tally: Tally): Tally => {
    if (sent !== undefined) releaseTally(sent);
    sent = tally;
    return tally;
  };
  let tracer: Tracer | undefined;
  let believing:
    | { readonly engine: PreparedEngine; readonly shares: ReturnType<typeof settledShares> }
    | undefined;
  let follower: ReturnType<PreparedEngine["follower"]> | undefined;
  let variants: readonly (JobVariant & { readonly engine: PreparedEngine })[] | undefined;
  const prepareVariants = (): NonNullable<typeof variants> =>
    (variants ??= (job.variants ?? []).map((variant) => ({
      ...variant,
      engine: engineNamed(job.engine).prepare(variant.program),
    })));
  return {
    pair: ({ first, end }) => {
      if (board.stopped()) return undefined;
      let tallies: readonly PairedTally[] | undefined;
      // Slices, so that the lists of a long range never stand in memory at once.
      for (const slice of chunksOf([{ first, end }], () => SLICE_RUNS)) {
        const runs = slice.end - slice.first;
        const base = engine().list(job.parameters, job.key, slice.first, runs);
        const part = prepareVariants().map((variant) =>
          pairRuns(
            { list: base, width: job.program.outcomes.length },
            {
              list: variant.engine.list(variant.parameters, job.key, slice.first, runs),
              width: variant.program.outcomes.length,
            },
            runs,
            variant.columns,
          ),
        );
        tallies = tallies === undefined ? part : mergePairs(tallies, part);
      }
      return tallies;
    },
    condition: ({ first, end }) => {
      if (board.stopped()) return undefined;
      const program = listedProgram(job.program);
      let tally: ConditionedTally | undefined;
      for (const slice of chunksOf([{ first, end }], () => SLICE_RUNS)) {
        const runs = slice.end - slice.first;
        const list = engine().list(job.parameters, job.key, slice.first, runs);
        const part = conditionRuns(program, list, runs, job.condition ?? 0);
        tally = tally === undefined ? part : mergeConditioned(tally, part);
      }
      return tally;
    },
    trace: (range) => {
      if (board.stopped()) return undefined;
      const { work, parameters, key } = job;
      invariant(work !== undefined, "a job that is traced says what to do");
      tracer ??= traceWith(varied(), parameters, key, work);
      return tracer(range);
    },
    points: (tasks) => {
      if (board.stopped()) return undefined;
      const width = job.program.outcomes.length;
      return tasks.map((task) => runPoints(varied(), width, job.key, task));
    },
    asOf: (tasks) => {
      if (board.stopped() || job.asOf === undefined) return undefined;
      const { program, order } = job.asOf;
      believing ??= {
        engine: engineNamed(job.engine).prepare(program),
        shares: settledShares(program),
      };
      const { engine, shares } = believing;
      return tasks.map(({ parameters, ...effort }) =>
        asOfOrWhy(program, shares(parameters), engine, order, effort),
      );
    },
    courses: (task) => {
      if (board.stopped()) return undefined;
      return runCourses(varied(), job.program.outcomes.length, task);
    },
    draws: (tasks) => {
      if (board.stopped()) return undefined;
      return tasks.map((task) => countDraw(varied(), job.key, task));
    },
    count: ({ first, end }) => {
      if (board.stopped()) return undefined;
      return send(engine().tally(job.parameters, job.key, first, end - first));
    },
    proceed: ({ beginning, parameters, key, range }) => {
      if (board.stopped()) return undefined;
      const { first, end } = range;
      return send(engine().tallyFrom(beginning, parameters, key, first, end - first));
    },
    split: ({ first, end }) => {
      if (board.stopped() || job.split === undefined) return undefined;
      const { plan, seed } = job.split;
      follower ??= engine().follower(job.parameters, GOAL, BY);
      const made: Replication[] = [];
      for (let index = first; index < end; index += 1) {
        made.push(replicate(follower, seed, index, plan));
      }
      return made;
    },
    islands: ({ first, end }) => {
      const { program, parameters, key, path } = job;
      if (board.stopped() || path === undefined) return undefined;
      const { steps, particles } = path;
      const made = new Map<number, FollowedIsland>();
      for (let index = first; index < end; index += 1) {
        made.set(index, followIsland(parameters, { program, steps }, key, particles, index));
      }
      return made;
    },
    list: ({ first, end }) => {
      if (board.stopped()) return undefined;
      return engine().list(job.parameters, job.key, first, end - first);
    },
  };
}
