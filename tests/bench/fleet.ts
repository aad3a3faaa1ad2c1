/**
 * Run by itself (`node tests/bench/fleet.ts [shards] [seconds a shard]`): a real coordinator at a real Redis, with 1,000
 * workers that only pretend: each holds a shard for so many seconds and leaves a result of the flagship's size.
 */

import { Worker } from "bullmq";
import { Redis } from "ioredis";
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { setTimeout as pause } from "node:timers/promises";
import { Depot, fleetName } from "../../src/app/fleet/depot.ts";
import type { Ticket } from "../../src/app/fleet/queue.ts";
import { packageVersion } from "../../src/app/paths.ts";
import { kernelEngine } from "../../src/batch/kernel-engine.ts";
import { resultName, resultText } from "../../src/batch/result.ts";
import { parametersOf } from "../../src/engine/interpreter/run.ts";
import { keyOfSeed } from "../../src/random/seed.ts";
import { need, openRedis } from "../cluster/servers.ts";
import { programOf } from "./subjects.ts";

const WORKERS = 1000;
const SHARD = 10_000;
const [shards = 2000, seconds = 10] = process.argv.slice(2).map(Number);

need({ "redis-server": "redis-server" });
const folder = mkdtempSync(join(tmpdir(), "brink-bench-fleet-"));
const server = await openRedis(folder);
const client = new Redis(server.url, { maxRetriesPerRequest: null });
const depot = new Depot(client);

/** Seconds of processor time that a process has taken. */
function processorSeconds(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]!.split(" ");
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

const program = programOf("flagship");
const engine = kernelEngine.prepare(program);
const tally = engine.tally(parametersOf(program), keyOfSeed("brink"), 0, SHARD);
let bytes = 0;

const worker = new Worker<Ticket>(
  fleetName(),
  async ({ data }) => {
    await pause(1000 * seconds * (0.5 + Math.random()));
    const text = resultText(data.job, data, packageVersion(), tally);
    bytes = text.length;
    await depot.put(data.job, resultName(data.job, data), text);
    return null;
  },
  { connection: client, prefix: "brink", concurrency: WORKERS, lockDuration: 60_000 },
);
worker.on("error", () => undefined);
const since = new Date().toISOString();
const beat = async (): Promise<void> => {
  for (let id = 0; id < WORKERS; id++)
    await depot.beat({ id: String(id), host: "none", pid: id, threads: 1, since, runs: 0 });
};
await beat();
const beating = setInterval(() => void beat(), 4000);

const bundle = fileURLToPath(new URL("../../dist/brink.js", import.meta.url));
const out = join(folder, "out");
const child = spawn(process.execPath, [
  ...[bundle, "batch", "europe-2022", "--runs", String(shards * SHARD)],
  ...["--shard-runs", String(SHARD), "--on", server.url, "--out", out, "--json"],
]);
let last = "";
child.stderr.on("data", (text: Buffer) => (last = text.toString()));
let [first, firstAt, firstCount] = [0, 0, 0];
let [used, usedAt, count] = [0, 0, 0];
const code = await new Promise<number | null>((ended) => {
  const sampling = setInterval(() => {
    try {
      const results = readdirSync(out).filter((name) => name.length > 64).length;
      if (results === 0) return;
      [used, usedAt, count] = [processorSeconds(child.pid!), performance.now(), results];
      if (first === 0) [first, firstAt, firstCount] = [used, usedAt, results];
    } catch {
      // Not begun, or over.
    }
  }, 500);
  child.once("close", (status) => {
    clearInterval(sampling);
    ended(status);
  });
});
clearInterval(beating);
await worker.close();
client.disconnect();
await server.kill();
rmSync(folder, { recursive: true });
const made = count - firstCount;
const took = (usedAt - firstAt) / 1000;
process.stdout.write(
  `${JSON.stringify({
    ...{ code, last: code === 0 ? "" : last, workers: WORKERS, shards, bytes },
    shardsPerSecond: made / took,
    coordinatorMillisecondsPerShard: (1000 * (used - first)) / made,
    coordinatorLoad: (used - first) / took,
  })}\n`,
);
