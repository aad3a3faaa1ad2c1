/**
 * The queue of shards (BullMQ): it schedules, and nothing else depends on it. One shard at a time and process, short
 * locks, so that a worker that is gone is noticed within half a minute; a shard that stalls or fails too often is given up.
 */

import type { Job } from "bullmq";
import type { Redis } from "ioredis";
import type { RunRange } from "../../batch/plan.ts";
import { fleetName } from "./depot.ts";

/** Before the name of every key of the queue. */
const PREFIX = "brink";

/** How often a shard is tried, and how often it may be taken from a worker that is gone. */
const ATTEMPTS = 3;
const STALLED = 3;

/** Milliseconds for which a worker holds a shard without a sign of life, and between two looks for such. */
const LOCK_MILLISECONDS = 10_000;

/** A shard as it stands in the queue. */
export interface Ticket extends RunRange {
  readonly job: string;
  readonly generation: string;
}

/** What became of a shard in the queue. */
export type TicketState = "there" | "gone" | { readonly failed: string };

/** The queue as a coordinator sees it. */
export interface ShardQueue {
  /** Enqueues shards; gives their names in the queue. */
  readonly add: (tickets: readonly Ticket[]) => Promise<readonly string[]>;
  readonly states: (ids: readonly string[]) => Promise<readonly TicketState[]>;
  readonly remove: (ids: readonly string[]) => Promise<void>;
  readonly counts: () => Promise<Readonly<Record<"waiting" | "active" | "failed", number>>>;
  readonly close: () => Promise<void>;
}

/** Opens the queue to add shards and to look at them. The client stays open when it is closed. */
export async function openQueue(client: Redis): Promise<ShardQueue> {
  const { Queue } = await import("bullmq");
  const queue = new Queue(fleetName(), { connection: client, prefix: PREFIX });
  queue.on("error", () => undefined);
  let made = 0;
  const key = (part: string): string => `${PREFIX}:${fleetName()}:${part}`;
  return {
    add: async (tickets) => {
      const jobs = tickets.map((ticket) => {
        const { job, generation, first } = ticket;
        made += 1;
        const jobId = [job.slice(0, 16), generation, first, made].join("-");
        const kept = { removeOnComplete: true, removeOnFail: false };
        return { name: "shard", data: ticket, opts: { jobId, attempts: ATTEMPTS, ...kept } };
      });
      await queue.addBulk(jobs);
      return jobs.map(({ opts }) => opts.jobId);
    },
    states: async (ids) => {
      if (ids.length === 0) return [];
      const asked = client.pipeline();
      for (const id of ids)
        asked.exists(key(id)).zscore(key("failed"), id).hget(key(id), "failedReason");
      const said = (await asked.exec()) ?? [];
      return ids.map((_, index): TicketState => {
        const [exists, failed, reason] = said.slice(3 * index, 3 * index + 3).map(([, one]) => one);
        if (exists === 0) return "gone";
        return failed === null || failed === undefined ? "there" : { failed: String(reason) };
      });
    },
    remove: async (ids) => {
      // One that a worker is at stays: its result is passed over.
      await Promise.all(ids.map((id) => queue.remove(id).catch(() => 0)));
    },
    counts: async () => {
      const {
        waiting = 0,
        active = 0,
        failed = 0,
      } = await queue.getJobCounts(...(["waiting", "active", "failed"] as const));
      return { waiting, active, failed };
    },
    close: () => queue.close(),
  };
}

/** What a worker makes of a shard: done, put back for others without counting, or never to be tried again. */
export type ShardEnd = "done" | "back" | { readonly never: string };

/** A worker at the queue. */
export interface QueueWorker {
  /** Takes no further shard, and ends when that under way has ended; without a server, at once. */
  readonly close: (isGone: boolean) => Promise<void>;
}

/**
 * Works at the queue, one shard at a time.
 * @param work rejects where the shard is to be tried again, which counts as an attempt
 */
export async function workAtQueue(
  client: Redis,
  work: (ticket: unknown) => Promise<ShardEnd>,
): Promise<QueueWorker> {
  const { Worker, WaitingError, UnrecoverableError } = await import("bullmq");
  const worker = new Worker(
    fleetName(),
    async (job: Job<unknown>, token) => {
      const end = await work(job.data);
      if (end === "done") return null;
      if (end !== "back") throw new UnrecoverableError(end.never);
      await job.moveToWait(token);
      throw new WaitingError();
    },
    {
      ...{ connection: client, prefix: PREFIX, concurrency: 1 },
      ...{ lockDuration: LOCK_MILLISECONDS, stalledInterval: LOCK_MILLISECONDS },
      maxStalledCount: STALLED,
    },
  );
  // A lock that was lost, a server that is gone: the shard is done again, or its result is there.
  worker.on("error", () => undefined);
  await worker.waitUntilReady();
  return {
    close: (isGone) => worker.close(isGone),
  };
}
