/**
 * A worker of a fleet: takes a shard, makes its runs on all its threads, leaves the result, takes the next. It knows
 * nothing but what plans say, and of those only what it has checked: a plan is data, and is read as a scenario file is.
 */

import { hostname } from "node:os";
import { withoutText } from "../app/batch/job.ts";
import { openCounting, type Counting } from "../app/batch/run-batch.ts";
import { defaultWorkers } from "../app/batch/threads.ts";
import { Depot, type WorkerState } from "../app/fleet/depot.ts";
import { workAtQueue, type ShardEnd, type Ticket } from "../app/fleet/queue.ts";
import { connectTo } from "../app/fleet/server.ts";
import { freshToken } from "../app/storage/process.ts";
import { jobIdOf } from "../batch/identity.ts";
import { layoutOf } from "../batch/layout.ts";
import { readPlan } from "../batch/manifest.ts";
import { resultName, resultText } from "../batch/result.ts";
import { absorbTally, emptyTally, type Tally } from "../batch/tally.ts";
import { keyOfSeed } from "../random/seed.ts";
import type { Asking } from "./asking.ts";
import { ScenarioFaults, Skew, Unanswerable, UsageFault } from "./refusal.ts";
import { addressOf, connected } from "./server.ts";
import { openShared, type SharedPlan } from "./sharding.ts";

/** Milliseconds between two signs of life. */
const BEAT_MILLISECONDS = 2000;

/** What a worker was asked to do. */
export interface WorkerOrder {
  readonly server: string;
  /** Threads; those of the machine by default. */
  readonly workers: number | undefined;
  /** Seconds without work after which it leaves; it stays by default. */
  readonly idle: number | undefined;
  /** Worker module, for tests; the real one by default. */
  readonly entry?: URL;
}

/** What a worker did. */
export interface WorkerDone {
  readonly runs: number;
  readonly shards: number;
}

function readTicket(data: unknown): Ticket | undefined {
  const { job, generation, first, end } = (data ?? {}) as Partial<Ticket>;
  if (typeof job !== "string" || !/^[0-9a-f]{64}$/u.test(job)) return undefined;
  if (typeof generation !== "string") return undefined;
  if (!Number.isSafeInteger(first) || !Number.isSafeInteger(end)) return undefined;
  return data as Ticket;
}

/** A plan that this worker has opened, with threads at work on it. */
type Open = SharedPlan & {
  readonly counting: Counting<Tally>;
  /** Of whom it has the plan. */
  readonly generation: string;
};

/** A worker between its first and its last shard. */
class FleetWorker {
  readonly #depot: Depot;
  readonly #asking: Asking;
  readonly #order: WorkerOrder;
  readonly #threads: number;
  readonly #id = freshToken();
  readonly #since = new Date().toISOString();
  #open: Open | undefined;
  #at: WorkerState["at"];
  runs = 0;
  shards = 0;
  /** Milliseconds of `performance.now()`: when it last had work. */
  busy = performance.now();
  /** Why it cannot work for this fleet. */
  readonly refused = Promise.withResolvers<Skew>();
  #stopping = false;

  constructor(depot: Depot, order: WorkerOrder, asking: Asking) {
    this.#depot = depot;
    this.#order = order;
    this.#asking = asking;
    this.#threads = defaultWorkers(order.workers, asking.surroundings.environment);
  }

  beat(): Promise<void> {
    const { pid } = process;
    const [host, threads, runs] = [hostname(), this.#threads, this.runs];
    const state = { id: this.#id, host, pid, threads, since: this.#since, runs };
    return this.#depot.beat(this.#at === undefined ? state : { ...state, at: this.#at });
  }

  get isIdle(): boolean {
    return this.#at === undefined;
  }

  /** Makes a shard. @throws Error where its runs cannot be counted: it counts as a try */
  async work(data: unknown): Promise<ShardEnd> {
    const ticket = readTicket(data);
    if (ticket === undefined) return { never: "no shard" };
    const { job, generation, first, end } = ticket;
    if (this.#stopping) return "back";
    // Nobody waits for it any more.
    if ((await this.#depot.generationOf(job)) !== generation) return "done";
    const open = await this.#opened(ticket);
    if (typeof open === "string" || "never" in open) return open;
    const { order, sharding } = open.plan;
    const fits =
      first >= 0 && first < end && end <= order.runs && end - first <= sharding.shardRuns;
    if (!fits) return { never: "no shard of the plan" };
    this.#at = { job, first, end, done: 0 };
    await this.beat();
    try {
      return await this.#count(open, ticket);
    } finally {
      this.#at = undefined;
      this.busy = performance.now();
    }
  }

  async #count({ counting, subject }: Open, { job, first, end }: Ticket): Promise<ShardEnd> {
    let tally = emptyTally(layoutOf(subject.program));
    let done = 0;
    const failures = await counting.count([{ first, end }], (range, part) => {
      tally = absorbTally(tally, part);
      done += range.end - range.first;
      this.#at = { job, first, end, done };
    });
    const [failure] = failures;
    if (failure !== undefined) throw new Error(failure.reason);
    if (done < end - first) return "back";
    const text = resultText(job, { first, end }, subject.identity.engineVersion, tally);
    // Stored before it is acknowledged: what is acknowledged is there.
    const put = await this.#depot.put(job, resultName(job, { first, end }), text);
    if (put === "differs") return { never: "two machines counted these runs differently" };
    this.runs += done;
    this.shards += 1;
    return "done";
  }

  /** The plan of a batch, checked, with threads for it; or what becomes of its shards. */
  async #opened({ job, generation }: Ticket): Promise<Open | ShardEnd> {
    const before = this.#open?.job === job ? this.#open : undefined;
    if (before?.generation === generation) return before;
    const text = await this.#depot.planOf(job);
    if (text === undefined) return "done";
    const plan = readPlan(text);
    if ("fault" in plan) return { never: `the plan: ${plan.fault}` };
    const { sharding } = plan;
    // The same batch, of more runs or cut otherwise: what was found out of it holds.
    const isSame =
      jobIdOf(plan.identity) === job && sharding?.canary === before?.plan.sharding.canary;
    if (before !== undefined && sharding !== undefined && isSame) {
      this.#open = { ...before, plan: { ...plan, sharding }, generation };
      return this.#open;
    }
    await this.#close();
    try {
      const shared = openShared(
        plan,
        job.slice(0, 16),
        { workers: undefined, quiet: true },
        this.#asking,
      );
      if (shared.job !== job) return { never: "the plan is of another batch" };
      const { program, parameters, identity, engine } = shared.subject;
      const counting = await openCounting<Tally>({
        job: {
          program: withoutText(program),
          parameters,
          key: keyOfSeed(identity.seed),
          engine: engine.name,
        },
        ...{ chunkRuns: engine.chunkRuns, workers: this.#threads },
        ...(this.#order.entry === undefined ? {} : { entry: this.#order.entry }),
        ask: (pool, range) => pool.count(range),
      });
      this.#open = { ...shared, counting, generation };
      return this.#open;
    } catch (error) {
      if (error instanceof Skew) {
        // It is this worker that is another: others go on.
        this.#stopping = true;
        this.refused.resolve(error);
        return "back";
      }
      const isRefusal =
        error instanceof UsageFault ||
        error instanceof ScenarioFaults ||
        error instanceof Unanswerable;
      if (isRefusal) return { never: `the plan: ${error.message}` };
      throw error;
    }
  }

  async #close(): Promise<void> {
    const open = this.#open;
    this.#open = undefined;
    await open?.counting.close();
  }

  /** From now on no chunk is begun; the shard under way goes back. */
  stop(): void {
    this.#stopping = true;
    this.#open?.counting.stop();
  }

  /** Ends its threads, and says that it is gone where there is somebody to say it to. */
  async end(isThere: boolean): Promise<void> {
    await this.#close();
    if (isThere) await this.#depot.forget([this.#id]);
  }
}

/**
 * Works for a fleet until it is told to stop, or has had nothing to do for long enough.
 * @throws UsageFault and Skew where the server cannot be used, Skew where this machine is another than those of the fleet
 */
export async function workForFleet(order: WorkerOrder, asking: Asking): Promise<WorkerDone> {
  const stop = asking.surroundings.interruption();
  const { say } = asking;
  const { shown } = addressOf(order.server, asking);
  const client = await connected(order.server, asking, connectTo);
  const worker = new FleetWorker(new Depot(client), order, asking);
  const over = Promise.withResolvers<Skew | undefined>();
  void worker.refused.promise.then(over.resolve);
  const stopped = (): void => {
    worker.stop();
    over.resolve(undefined);
  };
  if (stop.aborted) stopped();
  stop.addEventListener("abort", stopped, { once: true });
  const timer = setInterval(() => {
    worker.beat().catch(() => undefined);
    const idle = worker.isIdle ? (performance.now() - worker.busy) / 1000 : 0;
    if (order.idle !== undefined && idle > order.idle) over.resolve(undefined);
  }, BEAT_MILLISECONDS);
  const queue = await workAtQueue(client, (data) => worker.work(data));
  try {
    await worker.beat();
    asking.tell(say("worker.ready", { server: shown }));
    const refusal = await over.promise;
    if (refusal !== undefined) throw refusal;
    return { runs: worker.runs, shards: worker.shards };
  } finally {
    clearInterval(timer);
    stop.removeEventListener("abort", stopped);
    const isThere = client.status === "ready";
    await queue.close(!isThere);
    await worker.end(isThere);
    client.disconnect();
  }
}
