/** Intervals hold every result of the operations on numbers inside their operands. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  binaryInterval,
  clampInterval,
  everything,
  hull,
  intersect,
  nextDown,
  nextUp,
  nothing,
  point,
  sameInterval,
  unaryInterval,
  type Interval,
} from "../../../src/ir/analysis/interval.ts";
import { binaryOperations, unaryOperations } from "../../../src/numeric/operations.ts";

const nice = fc.oneof(
  fc.integer({ min: -12, max: 12 }),
  fc.double({ min: -50, max: 50, noNaN: true }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);

/** An interval with a number inside it. */
const inside = fc.tuple(nice, nice, nice).map((numbers): readonly [Interval, number] => {
  const [low = 0, middle = 0, high = 0] = numbers.toSorted((a, b) => a - b);
  return [{ low, high }, middle];
});

function contains({ low, high }: Interval, x: number): boolean {
  // A result that is not finite stops the run, so it need not be foreseen.
  return !Number.isFinite(x) || (low <= x && x <= high);
}

describe("intervals", () => {
  it.each(Object.keys(unaryOperations) as (keyof typeof unaryOperations)[])("%s", (name) => {
    fc.assert(
      fc.property(inside, ([interval, x]) => {
        expect(contains(unaryInterval(name, interval), unaryOperations[name](x))).toBe(true);
      }),
      { seed: 7, numRuns: 600 },
    );
  });

  it.each(Object.keys(binaryOperations) as (keyof typeof binaryOperations)[])("%s", (operator) => {
    fc.assert(
      fc.property(inside, inside, ([a, x], [b, y]) => {
        expect(contains(binaryInterval(operator, a, b), binaryOperations[operator](x, y))).toBe(
          true,
        );
      }),
      { seed: 8, numRuns: 1500 },
    );
  });

  it("are no wider than they need be", () => {
    const i = (low: number, high: number): Interval => ({ low, high });
    for (const [operator, x, y, wanted] of [
      ["+", i(1, 2), i(10, 20), i(11, 22)],
      ["+", everything, i(1, 2), everything],
      ["-", i(1, 2), i(0, 5), i(-4, 2)],
      ["*", i(-1, 2), i(3, 4), i(-4, 8)],
      ["*", i(0, 2), everything, everything],
      ["*", i(0, 2), i(1, Infinity), i(0, Infinity)],
      ["/", i(1, 2), i(4, 8), i(0.125, 0.5)],
      ["/", i(1, 2), i(-8, -4), i(-0.5, -0.125)],
      ["/", i(1, 2), i(0, 8), everything],
      ["/", i(1, 2), i(-8, 0), everything],
      ["min", i(1, 5), i(3, 4), i(1, 4)],
      ["max", i(1, 5), i(3, 4), i(3, 5)],
      ["%", i(0, 6), point(7), i(0, 6)],
      ["%", i(0, 7), point(7), i(0, 7)],
      ["%", i(-1, 6), i(7, 9), i(0, 9)],
      ["%", i(0, 6), i(-9, -7), i(-9, 0)],
      ["%", i(0, 6), i(-1, 7), everything],
      ["%", point(-1), point(5), point(4)],
      ["^", point(2), point(10), point(1024)],
      ["^", i(-3, 2), i(0.5, 1), everything],
      ["^", i(-3, 2), point(-1), everything],
      ["^", i(0, 2), i(-1, 1), everything],
    ] as const) {
      expect([operator, x, y, binaryInterval(operator, x, y)]).toEqual([operator, x, y, wanted]);
    }
    const near = (found: Interval, low: number, high: number): void => {
      expect(found.low).toBeLessThanOrEqual(low);
      expect(found.high).toBeGreaterThanOrEqual(high);
      expect(found.low).toBeCloseTo(low, 9);
      expect(found.high).toBeCloseTo(high, 9);
    };
    near(binaryInterval("^", i(2, 3), i(-1, 2)), 1 / 3, 9);
    near(binaryInterval("^", i(0, 3), i(1, 2)), 0, 9);
    near(binaryInterval("^", i(0, 3), i(0, 2)), 0, 9);
    near(binaryInterval("^", i(-3, 2), point(3)), -27, 8);
    near(binaryInterval("^", i(-3, 2), point(2)), 0, 9);
    for (const [name, x, wanted] of [
      ["abs", i(-3, 2), i(0, 3)],
      ["abs", i(-3, -2), i(2, 3)],
      ["abs", i(0, 2), i(0, 2)],
      ["negate", i(-3, 2), i(-2, 3)],
      ["floor", i(-1.5, 1.5), i(-2, 1)],
      ["ceil", i(-1.5, 1.5), i(-1, 2)],
      ["round", i(-1.5, 1.6), i(-1, 2)],
      ["sqrt", i(-1, 9), i(0, 3)],
      ["sqrt", i(4, 9), i(2, 3)],
      ["sqrt", point(-1), nothing],
      ["log", i(-2, -1), nothing],
      ["log1p", i(-3, -2), nothing],
      ["logistic", everything, i(0, 1)],
      ["sin", everything, i(-1, 1)],
      ["cos", i(2e6, 3e6), nothing],
      ["exp", everything, i(0, Infinity)],
    ] as const) {
      expect([name, x, unaryInterval(name, x)]).toEqual([name, x, wanted]);
    }
    near(unaryInterval("exp", i(0, 1)), 1, Math.E);
    near(unaryInterval("log", i(1, 2)), 0, Math.LN2);
    near(unaryInterval("log1p", i(0, 1)), 0, Math.LN2);
    expect(unaryInterval("log", i(0, 1)).low).toBe(-Infinity);
    expect(unaryInterval("log1p", i(-1, 1)).low).toBe(-Infinity);
    expect(intersect(i(0, 2), i(2, 3))).toEqual(point(2));
    expect(intersect(i(0, 2), i(2.1, 3))).toBeUndefined();
    expect(hull(i(0, 2), i(-1, 1))).toEqual(i(-1, 2));
    expect(clampInterval(i(-1, 9), 0, 5)).toEqual(i(0, 5));
    expect([sameInterval(i(0, 2), i(0, 2)), sameInterval(i(0, 2), i(0, 3))]).toEqual([true, false]);
    expect(sameInterval(i(0, 2), i(1, 2))).toBe(false);
  });

  it("know the neighbours of a double", () => {
    for (const x of [0, 1, -1, 0.1, 1e300, -5e-324, 2 ** 53]) {
      expect(nextUp(x)).toBeGreaterThan(x);
      expect(nextDown(nextUp(x))).toBe(x === 0 ? 0 : x);
      const middle = x / 2 + nextUp(x) / 2;
      expect(middle === x || middle === nextUp(x)).toBe(true);
    }
  });
});
