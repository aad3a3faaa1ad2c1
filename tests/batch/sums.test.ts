/** Exact sums against big-integer arithmetic done the slow way. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addSums,
  emptySum,
  LARGEST,
  meanOf,
  QUANTUM,
  quantise,
  sumValues,
  varianceOf,
} from "../../src/batch/sums.ts";

const value = fc.oneof(
  fc.double({ min: -1e3, max: 1e3, noNaN: true }),
  fc.double({ min: -LARGEST, max: LARGEST, noNaN: true }),
  fc.constantFrom(0, -0, 1, -1, LARGEST, -LARGEST, 0.5 * QUANTUM, -0.5 * QUANTUM),
);

const parameters = { seed: 20220112, numRuns: 200 } as const;

describe("sumValues", () => {
  test("equals the slow sum of quanta and of their squares", () => {
    fc.assert(
      fc.property(fc.array(value, { maxLength: 40 }), (values) => {
        const quanta = values.map((item) => BigInt(quantise(item)));
        const sum = sumValues(values, 0, 1, values.length);
        expect(sum.sum).toBe(quanta.reduce((a, b) => a + b, 0n));
        expect(sum.squares).toBe(quanta.reduce((a, b) => a + b * b, 0n));
        expect(sum.clipped).toBe(0);
      }),
      parameters,
    );
  });

  test("does not depend on how the values are cut and in which order they are added", () => {
    fc.assert(
      fc.property(fc.array(value, { maxLength: 30 }), fc.nat(30), (values, cut) => {
        const k = Math.min(cut, values.length);
        const whole = sumValues(values, 0, 1, values.length);
        const left = sumValues(values.slice(0, k), 0, 1, k);
        const right = sumValues(values.slice(k), 0, 1, values.length - k);
        expect(addSums(left, right)).toEqual(whole);
        expect(addSums(right, left)).toEqual(whole);
        expect(addSums(whole, emptySum())).toEqual(whole);
      }),
      parameters,
    );
  });

  test("takes one column of an interleaved list", () => {
    const sum = sumValues([1, 10, 2, 20, 3, 30], 1, 2, 3);
    expect([sum.min, sum.max, meanOf(sum)]).toEqual([10, 30, 20]);
  });

  test("clips and counts what is too large to sum", () => {
    const sum = sumValues([1e12, -1e12, 1], 0, 1, 3);
    expect(sum.clipped).toBe(2);
    expect([sum.min, sum.max]).toEqual([-1e12, 1e12]);
    expect(meanOf(sum)).toBeCloseTo(1 / 3, 12);
  });
});

test("values at the bound are summed as they are, and no more than 2^26 at a time", () => {
  const sum = sumValues([LARGEST, -LARGEST, LARGEST * (1 + 2 ** -52), 0.75 * QUANTUM], 0, 1, 4);
  expect(sum.clipped).toBe(1);
  expect(sum.sum).toBe(2n ** 52n + 1n);
  expect(() => sumValues([], 0, 1, 2 ** 26 + 1)).toThrow("2^26");
});

describe("mean and variance", () => {
  test("of 1 … 5", () => {
    const sum = sumValues([1, 2, 3, 4, 5], 0, 1, 5);
    expect(meanOf(sum)).toBe(3);
    expect(varianceOf(sum)).toBe(2.5);
  });

  test("do not cancel where the spread is tiny beside the mean", () => {
    const big = 2 ** 27;
    const sum = sumValues([big, big + 0.25, big + 0.5], 0, 1, 3);
    expect(varianceOf(sum)).toBe(0.0625);
    expect(meanOf(sum)).toBe(big + 0.25);
  });

  test("of nothing and of one value", () => {
    expect(meanOf(emptySum())).toBeNaN();
    expect(varianceOf(sumValues([4], 0, 1, 1))).toBeNaN();
    expect(varianceOf(sumValues([4, 4, 4], 0, 1, 3))).toBe(0);
  });
});
