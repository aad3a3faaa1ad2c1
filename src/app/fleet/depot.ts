/**
 * What a coordinator and its workers leave for each other in Redis: plans, results, and who is at work. The version stands
 * in every name, so that only equals meet. Nothing here is needed to be right: what Redis loses is made again.
 */

import type { Redis } from "ioredis";
import { PLAN_SCHEMA } from "../../batch/manifest.ts";
import type { RunRange } from "../../batch/plan.ts";
import { packageVersion } from "../paths.ts";

/** Seconds after which a worker that says nothing is lost, and after which what nobody fetches is dropped. */
const LOST_SECONDS = 8;
const KEPT_SECONDS = 7 * 24 * 3600;

/** Results that are fetched at a time: a few megabytes. */
const FETCHED = 50;

/** What workers say of themselves. */
export interface WorkerState {
  readonly id: string;
  readonly host: string;
  readonly pid: number;
  readonly threads: number;
  /** ISO 8601. */
  readonly since: string;
  /** Runs that it has made. */
  readonly runs: number;
  /** What it is at, and how many runs of that are done. */
  readonly at?: RunRange & { readonly job: string; readonly done: number };
}

/** A plan that waits for workers. */
export interface PublishedPlan {
  readonly text: string;
  /** Names who publishes it: what was enqueued by others before is passed over. */
  readonly generation: string;
}

/** Names the fleet: workers and coordinators of one version. */
export const fleetName = (version: string = packageVersion()): string =>
  `${version}-${String(PLAN_SCHEMA)}`;

/** The part of a server that one version uses. */
export class Depot {
  readonly #client: Redis;
  readonly #base: string;
  readonly #fleet: string;

  constructor(client: Redis, fleet: string = fleetName()) {
    this.#client = client;
    this.#fleet = fleet;
    this.#base = `brink-depot:${fleet}`;
  }

  /** Publishes a plan for workers. */
  async publish(job: string, { text, generation }: PublishedPlan): Promise<void> {
    await this.#client
      .multi()
      .sadd(`${this.#base}:plans`, job)
      .hset(`${this.#base}:plan:${job}`, { text, generation })
      .exec();
  }

  /** Who publishes a plan; undefined where nobody does. */
  async generationOf(job: string): Promise<string | undefined> {
    return (await this.#client.hget(`${this.#base}:plan:${job}`, "generation")) ?? undefined;
  }

  /** A plan that is published. */
  async planOf(job: string): Promise<string | undefined> {
    return (await this.#client.hget(`${this.#base}:plan:${job}`, "text")) ?? undefined;
  }

  /** Takes a plan back, with what was not fetched. */
  async withdraw(job: string): Promise<void> {
    await this.#client
      .multi()
      .srem(`${this.#base}:plans`, job)
      .del(`${this.#base}:plan:${job}`, `${this.#base}:results:${job}`)
      .exec();
  }

  /** The batches that wait for workers. */
  plans(): Promise<readonly string[]> {
    return this.#client.smembers(`${this.#base}:plans`);
  }

  /** Results of a batch that nobody has fetched yet. */
  unfetched(job: string): Promise<number> {
    return this.#client.hlen(`${this.#base}:results:${job}`);
  }

  /** Puts a result, unless there is one of that name. */
  async put(job: string, name: string, text: string): Promise<"put" | "same" | "differs"> {
    const key = `${this.#base}:results:${job}`;
    const put = await this.#client.hsetnx(key, name, text);
    await this.#client.expire(key, KEPT_SECONDS);
    if (put === 1) return "put";
    // Fetched in between: whoever fetched it compares.
    const there = await this.#client.hget(key, name);
    return there === text || there === null ? "same" : "differs";
  }

  /** Gives all results of a batch that are there, one by one, and removes each once it was taken. */
  async fetch(job: string, take: (name: string, text: string) => void): Promise<void> {
    const key = `${this.#base}:results:${job}`;
    let cursor = "0";
    do {
      const [next, found] = await this.#client.hscan(key, cursor, "COUNT", FETCHED);
      cursor = next;
      const names: string[] = [];
      for (let index = 0; index + 1 < found.length; index += 2) {
        const [name = "", text = ""] = found.slice(index, index + 2);
        take(name, text);
        names.push(name);
      }
      if (names.length > 0) await this.#client.hdel(key, ...names);
    } while (cursor !== "0");
  }

  /** Says that a worker is there, and what it is at. */
  async beat(state: WorkerState): Promise<void> {
    await this.#client
      .multi()
      .sadd("brink-depot:fleets", this.#fleet)
      .sadd(`${this.#base}:workers`, state.id)
      .set(`${this.#base}:worker:${state.id}`, JSON.stringify(state), "EX", LOST_SECONDS)
      .exec();
  }

  /** Says that a worker is gone for good, or that its loss was told. */
  async forget(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.#client
      .multi()
      .srem(`${this.#base}:workers`, ...ids)
      .del(...ids.map((id) => `${this.#base}:worker:${id}`))
      .exec();
  }

  /** The workers that are there, and the ids of those that are lost. */
  async workers(): Promise<{
    readonly there: readonly WorkerState[];
    readonly lost: readonly string[];
  }> {
    const ids = await this.#client.smembers(`${this.#base}:workers`);
    if (ids.length === 0) return { there: [], lost: [] };
    const said = await this.#client.mget(ids.map((id) => `${this.#base}:worker:${id}`));
    return {
      there: said.flatMap((one) => (one === null ? [] : (readState(one) ?? []))),
      lost: ids.filter((_, index) => said[index] === null),
    };
  }

  /** Other versions that have workers at this server. */
  async otherFleets(): Promise<readonly string[]> {
    const known = await this.#client.smembers("brink-depot:fleets");
    const others: string[] = [];
    for (const fleet of known) {
      if (fleet === this.#fleet) continue;
      const { there } = await new Depot(this.#client, fleet).workers();
      if (there.length > 0) others.push(fleet);
    }
    return others.toSorted();
  }
}

/** What a worker said of itself; undefined where that is nothing that a worker says. */
function readState(text: string): WorkerState | undefined {
  try {
    const { id, host, pid, threads, since, runs, at } = JSON.parse(text) as Partial<WorkerState>;
    if (![id, host, since].every((one) => typeof one === "string")) return undefined;
    if (
      ![pid, threads, runs, at?.first ?? 0, at?.end ?? 0, at?.done ?? 0].every(Number.isSafeInteger)
    )
      return undefined;
    return JSON.parse(text) as WorkerState;
  } catch {
    return undefined;
  }
}
