/** The coordinator of a fleet, whatever workers and server do: each run is counted once, or told. */

import fc from "fast-check";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { disk } from "../../src/app/storage/disk.ts";
import { serverAddress, type ServerFault } from "../../src/app/fleet/server.ts";
import { Asking } from "../../src/ask/asking.ts";
import { orderBatch } from "../../src/ask/batch-order.ts";
import { Coordinator, type SharedOrder } from "../../src/ask/fleet-coordinator.ts";
import { shared } from "../../src/ask/sharding.ts";
import { realSurroundings } from "../../src/app/surroundings.ts";
import { jobIdOf } from "../../src/batch/identity.ts";
import { resultName, resultText } from "../../src/batch/result.ts";
import { digestOf } from "../../src/batch/tally-json.ts";
import type { RunRange } from "../../src/batch/plan.ts";
import { speech } from "../../src/i18n/catalog.ts";
import { keyOfSeed } from "../../src/random/seed.ts";
import { call } from "../cli/call.ts";
import { memoryExchange, type MemoryExchange } from "./fleet-exchange.ts";

const folder = mkdtempSync(join(tmpdir(), "brink-coordinator-"));
// That a disk keeps what was synced is held elsewhere; here it would be most of the time.
const { sync } = disk;
beforeAll(() => {
  disk.sync = () => undefined;
});
afterAll(() => {
  disk.sync = sync;
  rmSync(folder, { recursive: true });
});

const style = { language: "en", digits: "latin" } as const;
const asking = new Asking({ surroundings: realSurroundings(), say: speech(style), style });
const values = { scenario: "two-state", set: {}, quiet: true } as const;
const RUNS = 60;
const order = shared(orderBatch({ ...values, runs: RUNS }, asking), 8, asking);
const { subject } = order;
const job = jobIdOf(subject.identity);
const engine = subject.engine.prepare(subject.program);
const tallyOf = ({ first, end }: RunRange) =>
  engine.tally(subject.parameters, keyOfSeed(subject.identity.seed), first, end - first);
const textOf = (range: RunRange): string =>
  resultText(job, range, subject.identity.engineVersion, tallyOf(range));

let made = 0;

/** A coordinator with a folder of its own, and what it has told. */
function begin(exchange: MemoryExchange, of: SharedOrder = order) {
  made += 1;
  const place = mkdtempSync(join(folder, `${made}-`));
  const told: string[] = [];
  let seen = 0;
  const coordinator = new Coordinator(of, place, exchange, asking, {
    progress: (fresh) => {
      seen = fresh;
    },
    tell: (line) => {
      told.push(line);
    },
  });
  return { coordinator, place, told, seen: () => seen };
}

/** Makes the shard at the head of the queue, as a worker does. */
function make({ tickets, results }: MemoryExchange, text = textOf): void {
  const [next] = tickets;
  if (next === undefined) return;
  const [id, range] = next;
  results.set(resultName(job, range), text(range));
  tickets.delete(id);
}

/** What may happen between two looks of a coordinator. */
const mishaps: Readonly<Record<string, (exchange: MemoryExchange, n: number) => void>> = {
  made: (exchange) => {
    make(exchange);
  },
  // Its result was there before, and comes again.
  twice: (exchange, n) => {
    const first = (n % 7) * 8;
    const range = { first, end: Math.min(RUNS, first + 8) };
    exchange.results.set(resultName(job, range), textOf(range));
  },
  // An earlier try had cut the runs otherwise.
  otherwise: ({ results }, n) => {
    const first = n % 50;
    results.set(resultName(job, { first, end: first + 10 }), textOf({ first, end: first + 10 }));
  },
  damaged: (exchange) => {
    make(exchange, (range) => textOf(range).replace("tally", "tolly"));
  },
  lost: ({ tickets }) => {
    const [next] = tickets.keys();
    if (next !== undefined) tickets.delete(next);
  },
  forgotten: ({ forget }) => {
    forget();
  },
  strange: ({ results }) => {
    results.set("../../etc/passwd", "{}");
    results.set(resultName("b".repeat(64), { first: 0, end: 8 }), textOf({ first: 0, end: 8 }));
  },
};

test("counts each run once, whatever is lost, comes twice or is no result", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom(...Object.keys(mishaps)), fc.nat()), { maxLength: 30 }),
      async (happened) => {
        const exchange = memoryExchange();
        const { coordinator, place } = begin(exchange);
        await coordinator.begin();
        for (const [name, n] of happened) {
          mishaps[name]!(exchange, n);
          await (n % 3 === 0 ? coordinator.audit() : coordinator.fetch());
          await coordinator.enqueue();
        }
        for (let look = 0; !coordinator.isOver && look < 200; look++) {
          make(exchange);
          await coordinator.audit();
        }
        // A shard whose results are damaged three times is given up; a next try makes it.
        const { failures } = coordinator;
        const given = failures.reduce((sum, { range }) => sum + range.end - range.first, 0);
        expect(coordinator.done.reduce((sum, { first, end }) => sum + end - first, given)).toBe(
          RUNS,
        );
        if (failures.length === 0)
          expect(digestOf(coordinator.tally)).toBe(digestOf(tallyOf({ first: 0, end: RUNS })));
        expect(readdirSync(place).every((name) => name.startsWith(job))).toBe(true);
        await coordinator.end();
        // Whatever stands in the queue, workers pass over.
        expect(exchange.published()).toBe(false);
      },
    ),
    { numRuns: Math.min(5000, Number(process.env["BRINK_CASES"] ?? 40)) },
  );
});

test("gives a shard up that the queue has given up, by its runs and why", async () => {
  const exchange = memoryExchange();
  const { coordinator } = begin(exchange);
  await coordinator.begin();
  const [first] = exchange.tickets.keys();
  exchange.failed.set(first!, "poison");
  await coordinator.audit();
  for (let look = 0; look < 8; look++) make(exchange);
  await coordinator.audit();
  expect(coordinator.isOver).toBe(true);
  expect(coordinator.failures).toEqual([{ range: { first: 0, end: 8 }, reason: "poison" }]);
  expect(coordinator.done).toEqual([{ first: 8, end: RUNS }]);
});

test("refuses to go on where two machines count the same runs differently", async () => {
  const exchange = memoryExchange();
  const { coordinator } = begin(exchange);
  await coordinator.begin();
  make(exchange);
  await coordinator.fetch();
  const range = { first: 0, end: 8 };
  // A sound result of other runs, under the name of these.
  const { identity } = subject;
  const other = resultText(job, range, identity.engineVersion, tallyOf({ first: 8, end: 16 }));
  exchange.results.set(resultName(job, range), other);
  await coordinator.fetch();
  expect(coordinator.isOver).toBe(true);
  expect(coordinator.refusal?.message).toContain("counted the same runs differently");
});

test("goes on from what is there, and enqueues no more than there is room for", async () => {
  const before = { done: [{ first: 4, end: 20 }], part: tallyOf({ first: 4, end: 20 }) };
  const exchange = memoryExchange();
  const { coordinator } = begin(exchange, { ...order, before });
  await coordinator.begin();
  const ranges = [...exchange.tickets.values()].map(({ first, end }) => [first, end]);
  expect(ranges).toEqual([
    ...[
      [0, 4],
      [20, 24],
    ],
    ...[24, 32, 40, 48].map((at) => [at, at + 8]),
    [56, 60],
  ]);
  const many = { ...order, document: { ...order.document, runs: 1_000_000 } };
  const wide = memoryExchange();
  const { coordinator: other } = begin(wide, many);
  await other.begin();
  expect(wide.tickets.size).toBe(2048);
});

test("tells who came, who was lost at what, and how far all are", async () => {
  const exchange = memoryExchange();
  const { coordinator, told, seen } = begin(exchange);
  await coordinator.begin();
  const since = "2026-12-01T00:00:00.000Z";
  const at = { job, first: 0, end: 8, done: 5 };
  const state = { host: "node-a", pid: 7, threads: 2, since, runs: 0 };
  exchange.workers.set("a", { ...state, id: "a", at });
  exchange.workers.set("b", { ...state, id: "b", pid: 8 });
  await coordinator.watch();
  expect([told, seen()]).toEqual([["2 workers"], 5]);
  exchange.workers.delete("a");
  exchange.lost.add("a");
  await coordinator.watch();
  expect(told.slice(1)).toEqual([
    "Lost: worker node-a/7, at runs 0 to 7; another makes them.",
    "1 worker",
  ]);
  exchange.workers.delete("b");
  await coordinator.watch();
  expect(told.at(-1)).toBe("No worker");
});

describe("the address of a server", () => {
  test("may have a password of the environment, which is shown nowhere", () => {
    const secret = { BRINK_REDIS_PASSWORD: "a b:c" };
    expect(serverAddress("rediss://me@host:7000", secret)).toEqual({
      url: "rediss://me:a%20b%3Ac@host:7000",
      shown: "rediss://me@host:7000",
    });
    expect(serverAddress("redis://me:own@host", secret).shown).not.toContain("own");
  });

  test.each(["host:6379", "http://host", "redis://", "", "redis:/x:secret@"])(
    "is not %j",
    (given) => {
      try {
        serverAddress(given, {});
        expect.unreachable();
      } catch (error) {
        expect((error as ServerFault).problem).toBe("address");
      }
    },
  );
});

test.each([
  ["two-state --on redis://127.0.0.1 --precision 1%", "--precision"],
  ["two-state --on redis://127.0.0.1 --uncertain", "--uncertain"],
  ["two-state --on redis://127.0.0.1 --workers 2", "--workers"],
  ["two-state --shard-runs 5", "--shard-runs"],
])("brink batch %s is wrong usage", async (line, named) => {
  const { code, err } = await call(["batch", ...line.split(" ")]);
  expect([code, err]).toEqual([2, expect.stringContaining(named)]);
});
