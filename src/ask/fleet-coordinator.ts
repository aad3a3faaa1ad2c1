/**
 * Who has a batch made by the workers of a fleet. It holds no state of its own: what is done is what results lie in its
 * folder, and what is missing it enqueues, at the start and whenever the queue has lost it.
 */

import { existsSync } from "node:fs";
import { join } from "node:path";
import { putResult } from "../app/batch/folder.ts";
import type { Depot, WorkerState } from "../app/fleet/depot.ts";
import type { ShardQueue, Ticket } from "../app/fleet/queue.ts";
import { freshToken } from "../app/storage/process.ts";
import { jobIdOf } from "../batch/identity.ts";
import { layoutOf } from "../batch/layout.ts";
import { planText, type Sharding } from "../batch/manifest.ts";
import { countRuns, joinRanges, missingRanges, type RunRange } from "../batch/plan.ts";
import type { FailedRange } from "../batch/pool.ts";
import { readResult, readResultName, resultName } from "../batch/result.ts";
import { absorbTally, emptyTally, mergeTallies, type Tally } from "../batch/tally.ts";
import type { Asking } from "./asking.ts";
import { faultyResult, type BatchOrder } from "./batch-order.ts";
import type { Skew, Unanswerable } from "./refusal.ts";

/** Shards in the queue at most: Redis never holds more results than these that were not fetched. */
const MOST_QUEUED = 2048;

/** How often a result may be unusable before its shard is given up. */
const MOST_UNUSABLE = 3;

/** What a coordinator tells while it waits. */
export interface FleetHooks {
  readonly stop: AbortSignal;
  /** Runs that are done, those of shards under way among them. */
  readonly progress: (fresh: number) => void;
  readonly tell: (line: string) => void;
}

/** A batch that workers make. */
export type SharedOrder = BatchOrder & { readonly sharding: Sharding };

/** Parts of the runs that are missing, none beyond a shard. */
export function* shardsIn(missing: readonly RunRange[], shardRuns: number): Generator<RunRange> {
  for (const { first, end } of missing) {
    for (let at = first; at < end;) {
      const next = Math.min(end, (Math.floor(at / shardRuns) + 1) * shardRuns);
      yield { first: at, end: next };
      at = next;
    }
  }
}

/** Ranges that may overlap, as ranges that do not. */
function union(ranges: readonly RunRange[]): readonly RunRange[] {
  const all: RunRange[] = [];
  for (const { first, end } of ranges.toSorted((a, b) => a.first - b.first)) {
    const last = all.at(-1);
    if (last === undefined || first > last.end) all.push({ first, end });
    else all[all.length - 1] = { first: last.first, end: Math.max(last.end, end) };
  }
  return all;
}

/** What is in the queue, by the name of its result. */
interface Queued {
  readonly id: string;
  readonly range: RunRange;
}

/** What a coordinator needs of a server. */
export interface Exchange {
  readonly depot: Pick<
    Depot,
    "publish" | "generationOf" | "withdraw" | "fetch" | "workers" | "forget"
  >;
  readonly queue: Pick<ShardQueue, "add" | "states" | "remove">;
}

/** What a coordinator does, step by step; whoever has it made decides when. */
export class Coordinator {
  readonly #order: SharedOrder;
  readonly #folder: string;
  readonly #depot: Exchange["depot"];
  readonly #queue: Exchange["queue"];
  readonly #asking: Asking;
  readonly #hooks: Pick<FleetHooks, "progress" | "tell">;
  readonly #job: string;
  readonly #generation = freshToken();
  readonly #queued = new Map<string, Queued>();
  readonly #unusable = new Map<string, number>();
  #workers = new Map<string, WorkerState>();
  failures: FailedRange[] = [];
  refusal: Unanswerable | Skew | undefined;
  done: readonly RunRange[];
  tally: Tally;
  fresh = 0;

  constructor(
    order: SharedOrder,
    folder: string,
    { depot, queue }: Exchange,
    asking: Asking,
    hooks: Pick<FleetHooks, "progress" | "tell">,
  ) {
    this.#order = order;
    this.#folder = folder;
    this.#depot = depot;
    this.#queue = queue;
    this.#asking = asking;
    this.#hooks = hooks;
    this.#job = jobIdOf(order.subject.identity);
    const none = emptyTally(layoutOf(order.subject.program));
    this.done = order.before?.done ?? [];
    this.tally = mergeTallies(order.before?.part ?? none, none);
  }

  get missing(): readonly RunRange[] {
    return missingRanges({ first: 0, end: this.#order.document.runs }, this.done);
  }

  /** Publishes the plan, and takes what workers of an earlier try have left. */
  async begin(): Promise<void> {
    await this.#publish();
    await this.fetch();
    await this.enqueue();
  }

  async #publish(): Promise<void> {
    const { subject, document, sharding } = this.#order;
    const text = planText({ identity: subject.identity, order: document, sharding });
    await this.#depot.publish(this.#job, { text, generation: this.#generation });
  }

  /** Puts results on disk, and counts them. */
  async fetch(): Promise<void> {
    await this.#depot.fetch(this.#job, (name, text) => {
      const read = readResultName(name);
      const range = read?.job === this.#job ? read.range : undefined;
      const part =
        range === undefined || range.end > this.#order.document.runs
          ? { damage: "no result of this batch" }
          : readResult(text, layoutOf(this.#order.subject.program), this.#job, range);
      if ("damage" in part) {
        this.#distrust(name, part.damage);
        return;
      }
      this.#queued.delete(name);
      const wanted = range ?? { first: 0, end: 0 };
      const runs = countRuns([wanted]);
      const isNew = countRuns(missingRanges(wanted, this.done)) === runs;
      // One that an earlier try cut otherwise overlaps what is there: what it has more is made again.
      if (!isNew && countRuns(missingRanges(wanted, this.done)) > 0) return;
      const file = join(this.#folder, name);
      if (!isNew && !existsSync(file)) return;
      if (putResult(this.#folder, name, text) === "differs") {
        this.refusal ??= faultyResult({ kind: "differs", file, other: "Redis" }, this.#asking);
      }
      if (!isNew) return;
      this.done = joinRanges([...this.done, wanted]);
      this.tally = absorbTally(this.tally, part);
      this.fresh += runs;
    });
  }

  /** A result that is none is no result; its shard is tried again, not for ever. */
  #distrust(name: string, reason: string): void {
    const { say } = this.#asking;
    this.#hooks.tell(say("fleet.unusable", { name, reason }));
    const queued = this.#queued.get(name);
    if (queued === undefined) return;
    const times = (this.#unusable.get(name) ?? 0) + 1;
    this.#unusable.set(name, times);
    this.#queued.delete(name);
    if (times >= MOST_UNUSABLE) this.failures.push({ range: queued.range, reason });
  }

  /** Enqueues what is missing and not queued, as far as there is room. */
  async enqueue(): Promise<void> {
    if (this.#queued.size > MOST_QUEUED / 2) return;
    const open = this.#open([...this.#queued.values()]);
    const ranges: RunRange[] = [];
    for (const range of shardsIn(open, this.#order.sharding.shardRuns)) {
      if (this.#queued.size + ranges.length >= MOST_QUEUED) break;
      ranges.push(range);
    }
    if (ranges.length === 0) return;
    const [job, generation] = [this.#job, this.#generation];
    const ids = await this.#queue.add(
      ranges.map((range): Ticket => ({ ...range, job, generation })),
    );
    for (const [index, range] of ranges.entries())
      this.#queued.set(resultName(job, range), { id: ids[index] ?? "", range });
  }

  /** Looks what became of shards: those that failed are given up, those that the queue has lost are enqueued again. */
  async audit(): Promise<void> {
    // A server that lost everything has lost the plan too.
    if ((await this.#depot.generationOf(this.#job)) !== this.#generation) await this.#publish();
    const queued = [...this.#queued];
    const states = await this.#queue.states(queued.map(([, { id }]) => id));
    // What is gone as it was done has left its result before.
    await this.fetch();
    const failed: string[] = [];
    for (const [index, [name, { id, range }]] of queued.entries()) {
      const state = states[index] ?? "there";
      if (state === "there" || !this.#queued.has(name)) continue;
      this.#queued.delete(name);
      if (state === "gone") continue;
      failed.push(id);
      this.failures.push({ range, reason: state.failed });
    }
    await this.#queue.remove(failed);
    await this.enqueue();
  }

  /** Sees who is at work, and tells who came and who was lost. */
  async watch(): Promise<void> {
    const { say } = this.#asking;
    const { there, lost } = await this.#depot.workers();
    for (const id of lost) {
      const { host = id, pid = 0, at } = this.#workers.get(id) ?? {};
      const [first, last] = [at?.first ?? 0, (at?.end ?? 1) - 1];
      const worker = `${host}/${String(pid)}`;
      this.#hooks.tell(
        at === undefined
          ? say("fleet.lost", { worker })
          : say("fleet.lost-at", { worker, first, last }),
      );
    }
    await this.#depot.forget(lost);
    const before = this.#workers.size;
    this.#workers = new Map(there.map((one) => [one.id, one]));
    if (there.length !== before) this.#hooks.tell(say("fleet.workers", { n: there.length }));
    const underWay = there.reduce((sum, { at }) => {
      const name = at === undefined ? "" : resultName(at.job, at);
      return at !== undefined && this.#queued.has(name) ? sum + at.done : sum;
    }, 0);
    this.#hooks.progress(this.fresh + underWay);
  }

  get workers(): number {
    return this.#workers.size;
  }

  get isOver(): boolean {
    return this.refusal !== undefined || (this.#queued.size === 0 && this.#open([]).length === 0);
  }

  /** What is neither done nor given up, nor among others. */
  #open(others: readonly { readonly range: RunRange }[]): readonly RunRange[] {
    const taken = [...this.failures, ...others].map(({ range }) => range);
    return missingRanges(
      { first: 0, end: this.#order.document.runs },
      union([...this.done, ...taken]),
    );
  }

  /** Leaves nothing behind that workers would go on with. */
  async end(): Promise<void> {
    await this.fetch();
    await this.#depot.withdraw(this.#job);
    await this.#queue.remove([...this.#queued.values()].map(({ id }) => id));
  }
}
