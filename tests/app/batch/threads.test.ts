/** Worker threads: same counts for any number of them, and no hang when one of them dies. */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { openBoard, type Board } from "../../../src/app/batch/board.ts";
import { defaultWorkers, openThreads } from "../../../src/app/batch/threads.ts";
import { layoutOf } from "../../../src/batch/layout.ts";
import { chunksOf, countRuns, joinRanges, type RunRange } from "../../../src/batch/plan.ts";
import { ATTEMPTS, countRanges, type FailedRange } from "../../../src/batch/pool.ts";
import { tallyToDocument } from "../../../src/batch/tally-json.ts";
import { emptyTally, mergeTallies, type Tally } from "../../../src/batch/tally.ts";
import { keyOfSeed } from "../../../src/random/seed.ts";
import { toyEngine, toyProgram, toyShape } from "../../batch/toy.ts";

const entry = new URL("toy-worker.ts", import.meta.url);
const layout = layoutOf(toyShape);
const key = keyOfSeed("threads");
const folder = mkdtempSync(join(tmpdir(), "brink-threads-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

interface Outcome {
  readonly tally: Tally;
  readonly done: readonly RunRange[];
  readonly failed: readonly FailedRange[];
  readonly attempts: number;
}

async function batch(
  engine: string,
  workers: number,
  size: number,
  each?: (board: Board) => void,
): Promise<Outcome> {
  const board = openBoard();
  const job = { program: toyProgram, parameters: [0.3], key, engine, board: board.memory };
  const pool = await openThreads(entry, job, workers, engine === "memory" ? 64 : undefined);
  let tally = emptyTally(layout);
  const done: RunRange[] = [];
  let attempts = 0;
  try {
    const failed = await countRanges(
      pool,
      chunksOf([{ first: 0, end: 200 }], () => size),
      {
        counted: (range, part) => {
          tally = mergeTallies(tally, part);
          done.push(range);
          each?.(board);
        },
        failed: () => attempts++,
        stopped: () => board.stopped(),
      },
    );
    return { tally, done: joinRanges(done), failed, attempts };
  } finally {
    await pool.close();
  }
}

const text = (tally: Tally): string => JSON.stringify(tallyToDocument(tally));
const expected = text(toyEngine.prepare(toyProgram).tally([0.3], key, 0, 200));

describe("the same counts", () => {
  test.each([
    [1, 200],
    [1, 7],
    [2, 10],
    [3, 1],
    [3, 33],
  ])("for %i workers and chunks of %i", async (workers, size) => {
    const result = await batch("toy", workers, size);
    expect(text(result.tally)).toBe(expected);
    expect(result.failed).toEqual([]);
  });
});

describe("a worker that", () => {
  test("exits once costs nothing but a second try", async () => {
    const result = await batch(`exit-once ${join(folder, "once")}`, 2, 20);
    expect(text(result.tally)).toBe(expected);
    expect(result.attempts).toBeGreaterThanOrEqual(1);
    expect(result.failed).toEqual([]);
  });

  test.each(["exit", "throw", "memory"])(
    "always fails by %s gives up that range only",
    async (engine) => {
      const result = await batch(engine, 2, 20);
      expect(result.failed).toHaveLength(1);
      expect(result.failed[0]?.range).toEqual({ first: 40, end: 60 });
      expect(result.attempts).toBeGreaterThanOrEqual(ATTEMPTS);
      expect(result.done).toEqual([
        { first: 0, end: 40 },
        { first: 60, end: 200 },
      ]);
    },
  );
});

test("a worker whose module does not load is an error, not a wait", async () => {
  const board = openBoard();
  const job = { program: toyProgram, parameters: [], key, engine: "toy", board: board.memory };
  const pool = await openThreads(new URL("no-such-file.ts", import.meta.url), job, 2);
  await expect(pool.count({ first: 0, end: 1 })).rejects.toThrow();
  await pool.close();
});

test("stop: what is under way is kept, nothing new begins", async () => {
  const result = await batch("slow", 2, 5, (board) => {
    board.stop();
  });
  expect(result.failed).toEqual([]);
  const runs = countRuns(result.done);
  expect(runs).toBeGreaterThanOrEqual(5);
  expect(runs).toBeLessThanOrEqual(20);
  expect(result.tally.cells[layout.runs]).toBe(runs);
});

describe("number of workers", () => {
  test("as asked, else as Slurm grants, else the cores", () => {
    expect(defaultWorkers(3, { SLURM_CPUS_PER_TASK: "8" }, 2)).toBe(3);
    expect(defaultWorkers(undefined, { SLURM_CPUS_PER_TASK: "8" }, 2)).toBe(8);
    expect(defaultWorkers(undefined, { SLURM_CPUS_PER_TASK: "many" }, 2)).toBe(2);
    expect(defaultWorkers(undefined, {}, 4)).toBe(4);
  });
});
