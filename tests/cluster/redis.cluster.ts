/**
 * A batch by the workers of a fleet, at a real Redis, and everything that may fail: workers, server, coordinator. Each
 * time nothing is lost, nothing counted twice, and the digest is that of one process.
 */

import { Queue } from "bullmq";
import { Redis } from "ioredis";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { Depot, fleetName, type WorkerState } from "../../src/app/fleet/depot.ts";
import type { BatchAnswer } from "../../src/answer/batch.ts";
import { jobIdOf } from "../../src/batch/identity.ts";
import { readPlan } from "../../src/batch/manifest.ts";
import { readResultName } from "../../src/batch/result.ts";
import { sealedJson } from "../../src/base/sealed-json.ts";
import { held, printed, type Printed } from "../ask/documents.ts";
import { call } from "../cli/call.ts";
import { openRedis, running, startNode, until, type RedisServer, type Started } from "./servers.ts";

const program = fileURLToPath(new URL("../../dist/brink.js", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "brink-fleet-"));
const env = { XDG_DATA_HOME: folder, HOME: folder, LANG: "C.UTF-8" };
const isDeep = process.env["BRINK_CASES"] !== undefined;

/** Runs of each batch, and of a shard: about a second of one core. */
const RUNS = 600_000;
const SHARD = 100_000;

let server: RedisServer;
let client: Redis;
let digest = "";

beforeAll(async () => {
  mkdirSync(join(folder, "redis"));
  server = await openRedis(join(folder, "redis"));
  client = new Redis(server.url, { maxRetriesPerRequest: null });
  client.on("error", () => undefined);
  const alone = await call(["batch", "two-state", "--runs", String(RUNS), "--json", "--quiet"], {
    environment: env,
  });
  digest = (JSON.parse(alone.out) as BatchAnswer).digest!;
});

afterEach(async () => {
  for (const child of running) child.kill("SIGKILL");
  await until(() => running.size === 0);
  await client.flushall();
});

afterAll(async () => {
  client.disconnect();
  await server.kill();
  rmSync(folder, { recursive: true });
});

const brink = (...args: string[]): Started => startNode([program, ...args], env);
const worker = (...more: string[]): Started =>
  brink("worker", "--on", server.url, "--workers", "1", ...more);
const shared = (out: string): readonly string[] => [
  ...["batch", "two-state", "--runs", String(RUNS), "--shard-runs", String(SHARD)],
  ...["--on", server.url, "--out", join(folder, out), "--json"],
];
const resultsIn = (out: string): readonly string[] => {
  const path = join(folder, out);
  if (!existsSync(path)) return [];
  return readdirSync(path).filter((name) => readResultName(name) !== undefined);
};

/** What the workers that are there say of themselves. */
const atWork = async (): Promise<readonly WorkerState[]> =>
  (await new Depot(client).workers()).there;

/** The worker of a process, once it is at a shard. */
async function busy({ child }: Started): Promise<void> {
  await until(async () =>
    (await atWork()).some(({ pid, at }) => pid === child.pid && at !== undefined),
  );
}

/** Holds a batch to have come to the answer of one process, each run counted once. */
async function holds(out: string, batch: Started): Promise<BatchAnswer & { err: string }> {
  const { code, out: text, err } = await batch.ended;
  expect([code, code === 0 ? "" : err]).toEqual([0, ""]);
  const answer = JSON.parse(text) as BatchAnswer;
  expect(answer).toMatchObject({ digest, runs: RUNS, partial: false });
  const merged = await call(["merge", join(folder, out), "--json"], { environment: env });
  expect([merged.code, (JSON.parse(merged.out) as BatchAnswer).digest]).toEqual([0, digest]);
  return { ...answer, err };
}

test("two workers, of whom one is killed half-way", async () => {
  const [one, two] = [worker(), worker()];
  const batch = brink(...shared("killed"));
  await Promise.all([busy(one), busy(two)]);
  one.child.kill("SIGKILL");
  await holds("killed", batch);
  two.child.kill("SIGINT");
  const { code, out } = await two.ended;
  expect([code, out]).toEqual([0, expect.stringMatching(/runs, in \d+ shards?/u)]);
  // Nothing is left for others to go on with.
  expect(await new Depot(client).plans()).toEqual([]);
});

test("a worker that is told to leave puts its shard back, and nothing counts as a failure", async () => {
  const one = worker();
  const batch = brink(...shared("left"));
  await busy(one);
  one.child.kill("SIGTERM");
  expect((await one.ended).code).toBe(0);
  const queue = new Queue(fleetName(), { connection: client, prefix: "brink" });
  for (const job of await queue.getWaiting()) expect(job.attemptsMade).toBe(0);
  await queue.close();
  worker();
  await holds("left", batch);
});

describe("the server", () => {
  test("killed with -9 and started again, its file torn, costs nothing but time", async () => {
    worker();
    const batch = brink(...shared("torn"));
    await until(() => resultsIn("torn").length >= 2);
    await server.kill();
    const files = join(folder, "redis", "appendonlydir");
    const log = readdirSync(files).find((name) => name.endsWith(".incr.aof"))!;
    const { length } = readFileSync(join(files, log));
    truncateSync(join(files, log), length - 7);
    await server.start();
    const { err } = await holds("torn", batch);
    expect(err).toContain("is gone; waiting for it");
  });

  test("that forgets everything is told again", async () => {
    worker();
    const batch = brink(...shared("flushed"));
    await until(() => resultsIn("flushed").length >= 1);
    await client.flushall();
    await until(() => resultsIn("flushed").length >= 2);
    await client.flushall();
    await holds("flushed", batch);
  });

  test("that is gone is waited for by nobody who is told to leave", async () => {
    const one = worker();
    const batch = brink(...shared("gone"));
    await busy(one);
    await server.kill();
    one.child.kill("SIGINT");
    batch.child.kill("SIGINT");
    expect([(await one.ended).code, (await batch.ended).code]).toEqual([0, 130]);
    await server.start();
  });

  test("that is not there, or is none, is told with what to do", async () => {
    for (const command of [["batch", "two-state"], ["worker"], ["status"]]) {
      const { code, err } = await call([...command, "--on", "redis://127.0.0.1:1"]);
      expect([code, err]).toEqual([2, expect.stringContaining("redis-server --bind 127.0.0.1")]);
      const other = await call([...command, "--on", "http://127.0.0.1"]);
      expect([other.code, other.err]).toEqual([2, expect.stringContaining("rediss://host:port")]);
      const none = await call([...command, "--on", "redis://127.0.0.1:1", "--lang", "ar"]);
      expect(none.err).toMatch(/لا شيء يجيب/u);
    }
    expect((await call(["worker"])).err).toContain("Which server?");
  });

  test("with a password is used with it, and refused without; it is never shown", async () => {
    const path = join(folder, "locked");
    mkdirSync(path);
    const locked = await openRedis(path, ["--requirepass", "open sesame"]);
    try {
      const refused = await call(["status", "--on", locked.url]);
      expect([refused.code, refused.err]).toEqual([
        2,
        expect.stringContaining("BRINK_REDIS_PASSWORD"),
      ]);
      const wrong = { environment: { BRINK_REDIS_PASSWORD: "sesame" } };
      expect((await call(["status", "--on", locked.url], wrong)).code).toBe(2);
      const right = { environment: { BRINK_REDIS_PASSWORD: "open sesame" } };
      const seen = await call(["status", "--on", locked.url, "--json"], right);
      expect([seen.code, seen.out.includes("sesame")]).toEqual([0, false]);
    } finally {
      await locked.kill();
    }
  });
});

test("a worker that sleeps past its lock, and wakes when all is done, changes nothing", async () => {
  const sleeper = worker();
  const batch = brink(...shared("zombie"));
  await busy(sleeper);
  sleeper.child.kill("SIGSTOP");
  const { at, runs } = (await atWork()).find(({ pid }) => pid === sleeper.child.pid)!;
  worker();
  await until(() => resultsIn("zombie").some((name) => name.includes(`.${at!.first}-`)));
  sleeper.child.kill("SIGCONT");
  await holds("zombie", batch);
  // It has made its runs, and is ready for the next.
  await until(async () =>
    (await atWork()).some((one) => one.pid === sleeper.child.pid && one.runs > runs),
  );
});

test("a coordinator that is killed goes on where its results end", async () => {
  const batch = brink(...shared("again"));
  worker();
  await until(() => resultsIn("again").length >= 1);
  batch.child.kill("SIGKILL");
  await batch.ended;
  const before = resultsIn("again");
  const args = ["--resume", join(folder, "again"), "--on", server.url, "--json"];
  const { err } = await holds("again", brink("batch", ...args));
  const made = Number(/(\d+) runs? in/u.exec(err)?.[1]);
  expect(made).toBe(RUNS - before.length * SHARD);
});

test("Ctrl-C keeps what is there, says how to go on, and workers make no more of it", async () => {
  const args = shared("stopped").filter(
    (arg) => arg !== "--out" && arg !== join(folder, "stopped"),
  );
  const one = worker();
  const batch = brink(...args);
  await busy(one);
  await until(async () => (await atWork()).some(({ runs }) => runs > 0));
  batch.child.kill("SIGINT");
  const { code, err } = await batch.ended;
  const [, kept = ""] = /brink batch --resume (\S+) --on redis:/u.exec(err) ?? [];
  expect([code, kept]).toEqual([130, expect.stringContaining(folder)]);
  await until(async () => (await atWork()).every(({ at }) => at === undefined));
  expect(await new Depot(client).plans()).toEqual([]);
  const again = await brink("batch", "--resume", kept, "--on", server.url, "--json").ended;
  expect((JSON.parse(again.out) as BatchAnswer).digest).toBe(digest);
});

describe("what a worker is handed", () => {
  /** Publishes a plan as a coordinator would, changed, with a shard of it. */
  async function publish(change: (plan: Record<string, unknown>) => object): Promise<string> {
    const out = join(folder, "strange");
    rmSync(out, { recursive: true, force: true });
    await call(["plan", "two-state", "--runs", "2000", "--shard-runs", "1000", "--out", out]);
    const text = readFileSync(join(out, "plan.json"), "utf8");
    const plan = readPlan(text);
    if ("fault" in plan) throw new Error(plan.fault);
    const job = jobIdOf(plan.identity);
    const { sha256: _, ...body } = JSON.parse(text) as Record<string, unknown>;
    await new Depot(client).publish(job, { text: sealedJson(change(body)), generation: "g" });
    const queue = new Queue(fleetName(), { connection: client, prefix: "brink" });
    const data = { job, generation: "g", first: 0, end: 1000 };
    await queue.add("shard", data, { jobId: "x-1", attempts: 3, removeOnComplete: true });
    await queue.close();
    return job;
  }

  const jobKey = `brink:${fleetName()}:x-1`;

  test("counted otherwise elsewhere ends the worker with 65, and costs the shard no try", async () => {
    await publish((plan) => ({ ...plan, canary: "0".repeat(64) }));
    const { code, err } = await worker().ended;
    expect([code, err]).toEqual([65, expect.stringContaining("counts of the same runs differs")]);
    expect(await client.hget(jobKey, "atm")).toBeNull();
    expect(await client.llen(`brink:${fleetName()}:wait`)).toBe(1);
  });

  test.each([
    [
      "a file of the worker's machine",
      { order: { file: "/etc/passwd", runs: 2000, engine: "kernel", set: {} } },
    ],
    ["a text that is no scenario", { sources: [{ name: "two-state", text: "brink: 1" }] }],
    ["no plan at all", { brink: "code" }],
    [
      "more shards than a plan may have",
      { shardRuns: 1, order: { file: "two-state", runs: 1e12, engine: "kernel", set: {} } },
    ],
  ])("%s is given up, and the worker stays", async (_, change) => {
    await publish((plan) => ({ ...plan, ...change }));
    const one = worker();
    await until(async () => (await client.zcard(`brink:${fleetName()}:failed`)) === 1);
    expect(await client.hget(jobKey, "failedReason")).toMatch(/^the plan: /u);
    one.child.kill("SIGTERM");
    expect((await one.ended).code).toBe(0);
  });

  test("after what nobody waits for any more, it makes nothing", async () => {
    const job = await publish((plan) => plan);
    await client.hset(`brink-depot:${fleetName()}:plan:${job}`, "generation", "another");
    worker();
    await until(async () => (await client.exists(jobKey)) === 0);
    expect(await new Depot(client).unfetched(job)).toBe(0);
  });
});

describe("a shard that cannot be made", () => {
  const script = fileURLToPath(new URL("poisoned.ts", import.meta.url));

  test("is given up after three tries, with its name; all others are there", async () => {
    const poisoned = startNode([script, server.url, "throw", String(2 * SHARD + 5)], env);
    const batch = brink(...shared("poison"));
    const { code, out, err } = await batch.ended;
    expect(code).toBe(3);
    expect(err).toContain(`Shard 2 was given up, runs ${2 * SHARD} to ${3 * SHARD - 1}: poison`);
    expect(JSON.parse(out)).toMatchObject({ runs: RUNS - SHARD, partial: true });
    expect(readdirSync(join(folder, "poison"))).not.toContain("result.json");
    expect(await call(["missing", join(folder, "poison"), "--array"])).toMatchObject({
      out: "2\n",
    });
    poisoned.child.kill("SIGKILL");
    // With a machine that can make it, it is made.
    worker();
    const args = ["--resume", join(folder, "poison"), "--on", server.url, "--json"];
    await holds("poison", brink("batch", ...args));
  });

  test.runIf(isDeep)("as it kills its worker each time, is given up too", async () => {
    const batch = brink(...shared("deadly"));
    let over = false;
    const dies = async (): Promise<void> => {
      while (!over) await startNode([script, server.url, "die", String(2 * SHARD + 5)], env).ended;
    };
    const dying = [dies(), dies()];
    const { code, err } = await batch.ended;
    over = true;
    expect([code, err]).toEqual([3, expect.stringContaining("Shard 2 was given up")]);
    for (const child of running) child.kill("SIGKILL");
    await Promise.all(dying);
  });
});

test("brink status tells who is at work, to programs too", async () => {
  const one = worker();
  const batch = brink(...shared("seen"));
  await busy(one);
  const document: Printed = await printed(["status", "--on", server.url]);
  await held({ ...document, elapsed: 0 });
  expect(document).toMatchObject({
    ...{ kind: "fleet", fleet: fleetName(), lost: [], others: [] },
    workers: [{ pid: one.child.pid, threads: 1 }],
    batches: [{ scenario: "two-state", runs: RUNS }],
  });
  const arabic = await call(["status", "--on", server.url, "--lang", "ar"]);
  expect([arabic.code, arabic.out]).toEqual([0, expect.stringContaining("عامل واحد")]);
  await holds("seen", batch);
  // The same worker makes what a batch is extended by.
  const more = ["--runs", String(RUNS + SHARD), "--resume", join(folder, "seen")];
  const extended = await brink("batch", ...more, "--on", server.url, "--json").ended;
  expect([extended.code, resultsIn("seen").length]).toEqual([0, RUNS / SHARD + 1]);
});
