/** Cooke's classical model against numbers worked by hand and from tables. */

import { describe, expect, it } from "vitest";
import {
  calibrationOf,
  chiSquareUpperTail3,
  informationOf,
  intrinsicRange,
  performanceWeights,
  pooledQuantile,
} from "../../src/stats/elicitation.ts";

const quartiles = [0.25, 0.5, 0.75];
const seed = (answer: number) => ({ quantiles: [1, 2, 3], answer });

describe("the classical model", () => {
  it("has the tail of χ² with three degrees of freedom", () => {
    // Abramowitz and Stegun, table 26.8.
    expect(chiSquareUpperTail3(0)).toBe(1);
    expect(chiSquareUpperTail3(7.81473)).toBeCloseTo(0.05, 6);
    expect(chiSquareUpperTail3(11.3449)).toBeCloseTo(0.01, 6);
    expect(chiSquareUpperTail3(2.3659739)).toBeCloseTo(0.5, 7);
  });

  it("calls an expert calibrated whose answers fall as they should, and no other", () => {
    expect(calibrationOf(quartiles, [0, 1.5, 2.5, 4].map(seed))).toBe(1);
    // All of ten in one part: 2·10·ln 4.
    const ten = Array.from({ length: 10 }, () => seed(9));
    expect(calibrationOf(quartiles, ten)).toBeCloseTo(chiSquareUpperTail3(20 * Math.log(4)), 12);
    // An answer on a quantile is below it: one in each of two parts, none in the others.
    expect(calibrationOf(quartiles, [1, 2].map(seed))).toBeCloseTo(
      chiSquareUpperTail3(4 * Math.log(2)),
      12,
    );
  });

  it("finds no information in what is uniform, and more the narrower an answer is", () => {
    const range = { low: 0, high: 4 };
    expect(informationOf(quartiles, [1, 2, 3], range)).toBeCloseTo(0, 12);
    // Widths 1.5, 0.5, 0.5, 1.5 of 4.
    const by = 0.5 * Math.log(1 / 1.5) + 0.5 * Math.log(1 / 0.5);
    expect(informationOf(quartiles, [1.5, 2, 2.5], range)).toBeCloseTo(by, 12);
    expect(Number.isFinite(informationOf(quartiles, [2, 2, 2], range))).toBe(true);
  });

  it("weighs by both, and takes the weight of those below the cutoff", () => {
    const experts = [
      { calibration: 0.5, information: 1 },
      { calibration: 0.25, information: 2 },
      { calibration: 0.01, information: 9 },
    ];
    expect(performanceWeights(experts, 0.05)).toEqual([0.5, 0.5, 0]);
    expect(performanceWeights(experts, 0.9)).toEqual([0, 0, 0]);
  });

  it("pools by mixing distributions, not quantiles", () => {
    const range = intrinsicRange([0, 10]);
    expect(range).toEqual({ low: -1, high: 11 });
    const sure = { quantiles: [1, 2, 3], weight: 1 };
    for (const [index, u] of quartiles.entries()) {
      const alone = pooledQuantile(quartiles, [sure], { low: 0, high: 4 }, u);
      expect(alone).toBeCloseTo(index + 1, 12);
    }
    // Two who overlap in a tail. Between 1 and 2 the first has a quarter a unit, the other a quarter in 7:
    // 0.25 · x / 4 + 0.75 · x / 28 = 0.125 at x = 1.4.
    const far = { quantiles: [7, 8, 9], weight: 3 };
    const both = [sure, far];
    expect(pooledQuantile(quartiles, both, { low: 0, high: 10 }, 0.125)).toBeCloseTo(1.4, 12);
    expect(pooledQuantile(quartiles, both, { low: 0, high: 10 }, 0.99)).toBeGreaterThan(9);
  });
});
