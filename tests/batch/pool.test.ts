/** The loop that gets ranges done, with a pool made by hand: what fails, how often, and when it ends. */

import { describe, expect, it } from "vitest";
import type { RunRange } from "../../src/batch/plan.ts";
import { countRanges, type FailedRange, type Pool } from "../../src/batch/pool.ts";

const ranges = (count: number): RunRange[] =>
  Array.from({ length: count }, (_, index) => ({ first: index, end: index + 1 }));

/** Counts on a pool whose ranges fail as often as `fails` says; all is told in order. */
async function countedWith(
  count: number,
  fails: (first: number) => number,
  more: { readonly workers?: number; readonly stopAfter?: number; readonly idle?: number } = {},
) {
  const tries = new Map<number, number>();
  const done: number[] = [];
  const failed: [number, number][] = [];
  let [flying, most] = [0, 0];
  const pool: Pool<string> = {
    workers: more.workers ?? 1,
    count: async ({ first }) => {
      flying += 1;
      most = Math.max(most, flying);
      await Promise.resolve();
      flying -= 1;
      const tried = (tries.get(first) ?? 0) + 1;
      tries.set(first, tried);
      if (first === more.idle) return undefined;
      if (tried <= fails(first)) throw new Error(`no ${String(first)}`);
      return `part ${String(first)}`;
    },
  };
  const given = await countRanges(pool, ranges(count), {
    counted: ({ first }, part) => {
      expect(part).toBe(`part ${String(first)}`);
      done.push(first);
    },
    failed: ({ range }, attempt) => failed.push([range.first, attempt]),
    ...(more.stopAfter === undefined ? {} : { stopped: () => done.length >= more.stopAfter! }),
  });
  return { given, done: done.toSorted((a, b) => a - b), failed, tries, most };
}

const reasonsOf = (given: readonly FailedRange[]): readonly string[] =>
  given.map(({ reason }) => reason);

describe("ranges", () => {
  it("are each counted once, two in flight for each worker", async () => {
    const { given, done, most, tries } = await countedWith(9, () => 0, { workers: 2 });
    expect([given, done, most]).toEqual([[], [0, 1, 2, 3, 4, 5, 6, 7, 8], 4]);
    expect([...tries.values()]).toEqual(Array<number>(9).fill(1));
  });

  it("are tried three times, then given up", async () => {
    const { given, done, failed } = await countedWith(4, (first) => [0, 2, 3, 0][first] ?? 0);
    expect(done).toEqual([0, 1, 3]);
    expect(given).toEqual([{ range: { first: 2, end: 3 }, reason: "no 2" }]);
    expect(failed.filter(([first]) => first === 1)).toEqual([
      [1, 1],
      [1, 2],
    ]);
    expect(failed.filter(([first]) => first === 2)).toEqual([
      [2, 1],
      [2, 2],
      [2, 3],
    ]);
  });

  it("are not even begun after four that failed", async () => {
    const { given, tries } = await countedWith(50, () => 9);
    expect(given.length).toBeGreaterThanOrEqual(4);
    expect(given.length).toBeLessThanOrEqual(5);
    expect(tries.size).toBeLessThanOrEqual(6);
    const three = await countedWith(50, (first) => (first < 3 ? 9 : 0));
    expect(reasonsOf(three.given).toSorted()).toEqual(["no 0", "no 1", "no 2"]);
    expect(three.done).toHaveLength(47);
  });

  it("are not begun once stopped, and what a stopped pool leaves out is no failure", async () => {
    const { given, done } = await countedWith(50, () => 0, { stopAfter: 5 });
    expect(given).toEqual([]);
    expect(done.length).toBeGreaterThanOrEqual(5);
    expect(done.length).toBeLessThanOrEqual(6);
    const idle = await countedWith(3, () => 0, { idle: 1 });
    expect([idle.given, idle.done]).toEqual([[], [0, 2]]);
    // What fails after the stop is not tried again.
    const late = await countedWith(3, (first) => (first === 0 ? 0 : 9), { stopAfter: 1 });
    expect(late.tries.get(1)).toBe(1);
  });
});
