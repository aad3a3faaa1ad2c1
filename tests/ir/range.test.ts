/** Intervals of computed values: as tight as they are said to be, by operator. */

import { describe, expect, it } from "vitest";
import {
  anything,
  between,
  binaryRange,
  hull,
  isFinite,
  point,
  unaryRange,
  type Range,
} from "../../src/ir/range.ts";

const r = (low: number, high: number, nan = false): Range => ({ low, high, nan });
const all = between(-Infinity, Infinity);

/** Wider than wanted by less than a billionth, and never narrower. */
function encloses(found: Range, low: number, high: number): void {
  expect(found.nan).toBe(false);
  expect(found.low).toBeLessThanOrEqual(low);
  expect(found.high).toBeGreaterThanOrEqual(high);
  expect(found.low).toBeGreaterThan(low - 1e-9 * Math.abs(low) - 1e-200);
  expect(found.high).toBeLessThan(high + 1e-9 * Math.abs(high) + 1e-200);
}

describe("ranges", () => {
  it("are points, hulls, and finite or not", () => {
    expect([point(3), point(NaN), between(NaN, 1), between(0, NaN)]).toEqual([
      ...[r(3, 3), anything, anything, anything],
    ]);
    expect(hull(r(0, 1), r(5, 6, true))).toEqual(r(0, 6, true));
    expect(hull(r(0, 1, true), r(-5, 0))).toEqual(r(-5, 1, true));
    expect([r(0, 1), r(0, 1, true), r(-Infinity, 0), r(0, Infinity)].map(isFinite)).toEqual([
      ...[true, false, false, false],
    ]);
  });

  it("of operators are the hull of what comes out", () => {
    for (const [operator, a, b, wanted] of [
      ["+", r(1, 2), r(10, 20), r(11, 22)],
      ["+", r(0, Infinity), r(10, 20), r(10, Infinity)],
      ["+", r(0, Infinity), r(-Infinity, 0), anything],
      ["-", r(1, 2), r(10, 20), r(-19, -8)],
      ["-", r(0, Infinity), r(0, Infinity), anything],
      ["-", r(1, 2, true), r(0, 0), anything],
      ["*", r(-2, 3), r(-5, 4), r(-15, 12)],
      ["*", r(2, 3), r(4, 5), r(8, 15)],
      ["*", r(2, Infinity), r(4, 5), r(8, Infinity)],
      ["*", r(0, 1), all, anything],
      ["*", all, r(-1, 0), anything],
      ["*", all, r(1, 2), all],
      ["/", r(1, 2), r(4, 8), r(0.125, 0.5)],
      ["/", r(1, 2), r(-8, -4), r(-0.5, -0.125)],
      ["/", r(1, 2), r(0, 1), anything],
      ["/", r(1, 2), r(-1, 0), anything],
      ["^", r(-3, 2), point(3), r(-27, 27)],
      ["^", r(-3, 2), point(0), r(0, 1)],
      ["^", r(2, 3), point(2), r(4, 9)],
      ["^", r(2, 4), point(-2), r(1 / 16, 1 / 4)],
      ["^", r(0, 4), point(-2), anything],
      ["^", r(-1, 2), point(0.5), anything],
      ["^", r(0, 2), r(0.5, 1), anything],
      ["^", r(1, 2), r(0, 1, true), anything],
      ["%", r(2, 6), point(7), r(2, 6)],
      ["%", r(2, 7), point(7), r(0, 7)],
      ["%", point(17), point(5), point(2)],
      ["%", point(-1), point(5), point(4)],
      ["%", r(2, 6), r(7, 9), r(2, 6)],
      ["%", r(2, 6), r(-9, -7), r(-9, 0)],
      ["%", r(2, 6), r(0, 3), anything],
      ["%", all, point(3), anything],
      ["min", r(1, 5), r(3, 4), r(1, 4)],
      ["max", r(1, 5), r(3, 4), r(3, 5)],
      ["min", r(1, 5, true), r(3, 4), r(1, 4, true)],
      ["max", r(1, 5), r(3, 4, true), r(3, 5, true)],
    ] as const) {
      expect([operator, a, b, binaryRange(operator, a, b)]).toEqual([operator, a, b, wanted]);
    }
    const root = binaryRange("^", r(4, 9), r(0.5, 0.5));
    expect(root.low).toBeLessThanOrEqual(2);
    expect(root.high).toBeGreaterThanOrEqual(3);
    expect([root.low / 2, root.high / 3].map((one) => one.toFixed(3))).toEqual(["0.999", "1.001"]);
    const whole = binaryRange("^", r(1, 1.5), point(1024));
    expect(whole.low).toBe(1);
    expect(whole.high / 1.5 ** 1024).toBeCloseTo(1, 9);
  });

  it("of functions are what they make of both ends", () => {
    for (const [name, of, wanted] of [
      ["negate", r(-2, 5), r(-5, 2)],
      ["negate", r(-2, 5, true), r(-5, 2, true)],
      ["abs", r(-2, 5), r(0, 5)],
      ["abs", r(-6, 5), r(0, 6)],
      ["abs", r(2, 5), r(2, 5)],
      ["abs", r(-5, -2), r(2, 5)],
      ["floor", r(-1.5, 1.5), r(-2, 1)],
      ["ceil", r(-1.5, 1.5), r(-1, 2)],
      ["round", r(-1.5, 1.5), r(-1, 2)],
      ["sqrt", r(4, 9), r(2, 3)],
      ["sqrt", r(0, 9), r(0, 3)],
      ["sqrt", r(-1, 9), anything],
      ["sqrt", r(4, 9, true), anything],
      ["exp", r(0, 1, true), anything],
      ["log", r(-1, 1), anything],
      ["log", r(1, 2, true), anything],
      ["log1p", r(-2, 1), anything],
    ] as const) {
      expect([name, of, unaryRange(name, of)]).toEqual([name, of, wanted]);
    }
    encloses(unaryRange("exp", r(0, 1)), 1, Math.E);
    encloses(unaryRange("log", r(2, 3)), Math.log(2), Math.log(3));
    encloses(unaryRange("log1p", r(-0.5, 3)), Math.log(0.5), Math.log(4));
    encloses(unaryRange("logistic", r(-1, 2)), 1 / (1 + Math.E), 1 / (1 + Math.exp(-2)));
    // What lies at the end of the domain is infinite, and still no fault.
    expect(unaryRange("log", r(0, 1)).low).toBe(-Infinity);
    expect(unaryRange("log1p", r(-1, 0)).low).toBe(-Infinity);
    expect(unaryRange("exp", r(-2000, 0)).low).toBe(0);
    expect(unaryRange("exp", r(0, 2000)).high).toBe(Infinity);
    expect(unaryRange("logistic", r(-2000, 2000))).toEqual(r(0, 1));
    expect(unaryRange("sin", r(-2000, 2000))).toEqual(r(-1, 1));
    expect(unaryRange("cos", r(0, 2e6)).nan).toBe(true);
  });
});
