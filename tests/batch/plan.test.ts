/** Ranges of runs: nothing done twice, nothing left out. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { chunksOf, countRuns, joinRanges, missingRanges } from "../../src/batch/plan.ts";

test("chunks cover the ranges once, in order, of the size asked for at the time", () => {
  const sizes = [5, 10, 1000];
  const ranges = [
    { first: 3, end: 25 },
    { first: 40, end: 41 },
  ];
  expect([...chunksOf(ranges, () => sizes.shift() ?? 7)]).toEqual([
    { first: 3, end: 8 },
    { first: 8, end: 18 },
    { first: 18, end: 25 },
    { first: 40, end: 41 },
  ]);
});

test("what is missing and what is done make the whole", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.nat(200), { minLength: 2, maxLength: 20 }),
      fc.integer({ min: 1, max: 50 }),
      (cuts, size) => {
        const edges = cuts.toSorted((a, b) => a - b);
        const done = edges
          .slice(1)
          .map((end, i) => ({ first: edges[i] ?? 0, end }))
          .filter((_, i) => i % 2 === 0);
        const whole = { first: 0, end: 200 };
        const inside = done.filter((range) => range.end <= 200);
        const missing = missingRanges(whole, inside);
        expect(joinRanges([...inside, ...missing])).toEqual([whole]);
        const chunks = [...chunksOf(missing, () => size)];
        expect(countRuns(chunks)).toBe(countRuns(missing));
        expect(joinRanges(chunks)).toEqual(missing);
        expect(chunks.every((chunk) => chunk.end - chunk.first <= size)).toBe(true);
      },
    ),
    { seed: 3, numRuns: 200 },
  );
});

test("what lies outside the whole, or beyond its ends, leaves nothing out", () => {
  const whole = { first: 10, end: 20 };
  const missing = (...done: readonly [number, number][]) =>
    missingRanges(
      whole,
      done.map(([first, end]) => ({ first, end })),
    ).map(({ first, end }) => [first, end]);
  expect(missing()).toEqual([[10, 20]]);
  expect(missing([0, 10], [20, 30])).toEqual([[10, 20]]);
  expect(missing([0, 12], [18, 30])).toEqual([[12, 18]]);
  expect(missing([0, 5], [25, 30])).toEqual([[10, 20]]);
  expect(missing([12, 12], [14, 15])).toEqual([
    [10, 14],
    [15, 20],
  ]);
  expect(missing([0, 30])).toEqual([]);
  expect(() => [...chunksOf([whole], () => 0)]).toThrow("one run");
  expect(() => [...chunksOf([whole], () => 1.5)]).toThrow("one run");
});

test("overlapping ranges are refused", () => {
  expect(() =>
    joinRanges([
      { first: 0, end: 5 },
      { first: 4, end: 6 },
    ]),
  ).toThrow("overlap");
});
