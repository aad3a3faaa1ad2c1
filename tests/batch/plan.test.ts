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

test("overlapping ranges are refused", () => {
  expect(() =>
    joinRanges([
      { first: 0, end: 5 },
      { first: 4, end: 6 },
    ]),
  ).toThrow("overlap");
});
