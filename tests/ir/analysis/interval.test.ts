/** Intervals hold every result of the operations on numbers inside their operands. */

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  binaryInterval,
  nextDown,
  nextUp,
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

  it("are no wider than they need be where that is easy", () => {
    expect(binaryInterval("-", { low: 1, high: 2 }, { low: 0, high: 5 })).toEqual({
      low: -4,
      high: 2,
    });
    expect(binaryInterval("*", { low: -1, high: 2 }, { low: 3, high: 4 })).toEqual({
      low: -4,
      high: 8,
    });
    expect(binaryInterval("%", { low: 0, high: 6 }, { low: 7, high: 7 })).toEqual({
      low: 0,
      high: 6,
    });
    expect(unaryInterval("abs", { low: -3, high: 2 })).toEqual({ low: 0, high: 3 });
    expect(unaryInterval("negate", { low: -3, high: 2 })).toEqual({ low: -2, high: 3 });
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
