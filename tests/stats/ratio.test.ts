/** The ratio of sums over groups, and the median of durations of which some were cut short. */

import { describe, expect, it } from "vitest";
import { wilsonInterval } from "../../src/stats/proportion.ts";
import { countInterval, ratioInterval } from "../../src/stats/ratio.ts";
import { medianDuration } from "../../src/stats/survival.ts";

describe("the product-limit median", () => {
  it("counts durations cut short as long as they were seen", () => {
    // Of 4: one ends at 1, one is cut at 2, one ends at 3: (1 − 1/4)(1 − 1/2) = 0.375.
    expect(medianDuration({ ended: [0, 1, 0, 1], cut: [0, 0, 1, 0, 1] })).toBe(3);
    expect(medianDuration({ ended: [0, 1], cut: [0, 0, 3] })).toBe(Infinity);
    expect(medianDuration({ ended: [], cut: [] })).toBe(Infinity);
    // Half is enough; all at once, at the start.
    expect(medianDuration({ ended: [0, 0, 2, 2], cut: [] })).toBe(2);
    expect(medianDuration({ ended: [3], cut: [1] })).toBe(0);
  });

  it("is that of a trial: Freireich's children on 6-MP stay 23 weeks in remission", () => {
    // Gehan 1965: weeks to relapse, and weeks under observation without.
    const count = (weeks: readonly number[]): number[] =>
      Array.from({ length: 36 }, (_, week) => weeks.filter((one) => one === week).length);
    const ended = count([6, 6, 6, 7, 10, 13, 16, 22, 23]);
    const cut = count([6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]);
    expect(medianDuration({ ended, cut })).toBe(23);
  });
});

describe("the ratio of sums", () => {
  it("proves no spread where groups agree", () => {
    const { value, low, high } = ratioInterval([1, 2, 3], [10, 20, 30], 0.95);
    expect(value).toBeCloseTo(0.1, 12);
    expect([low, high]).toEqual([-Infinity, Infinity]);
    const bounded = ratioInterval([1, 2, 3], [10, 20, 30], 0.95, { low: 0, high: 1 });
    const allowed = wilsonInterval(0, 3, 0.95).high;
    expect(bounded.low).toBeCloseTo(0.1 * (1 - allowed), 12);
    expect(bounded.high).toBeCloseTo(0.1 + 0.9 * allowed, 12);
  });

  it("of a count has Wilson's interval, or that of Poisson's law", () => {
    const { low, high } = wilsonInterval(3, 40, 0.95);
    expect(countInterval(3, 40, 0.95, true)).toMatchObject({ low, high });
    // The rule of three, at 2.5 %: 3.689 over the time.
    expect(countInterval(0, 10, 0.95, false)).toEqual({
      low: 0,
      high: expect.closeTo(-Math.log(0.025) / 10, 12) as number,
    });
    const rate = countInterval(16, 8, 0.95, false);
    expect(rate.low).toBeCloseTo((16 - 1.959963984540054 * 4) / 8, 12);
    expect(rate.high).toBeCloseTo((16 + 1.959963984540054 * 4) / 8, 12);
  });

  it("has Student's interval over the residuals of groups", () => {
    const wide = ratioInterval([0, 2], [10, 10], 0.95);
    // Residuals ±0.1, variance 0.02, t(1) = 12.706.
    expect(wide.high - 0.1).toBeCloseTo(12.7062 * Math.sqrt(0.02 / 2), 3);
    // Ratio 6/30; residuals −1, 0, 1 over 10, t(2) = 4.302653.
    const uneven = ratioInterval([0, 2, 4], [5, 10, 15], 0.95);
    expect(uneven.value).toBeCloseTo(0.2, 14);
    expect(0.2 - uneven.low).toBeCloseTo((4.302653 * Math.sqrt(0.01)) / Math.sqrt(3), 6);
  });

  it("needs two groups, and as many sums above as below", () => {
    expect(() => ratioInterval([1], [2], 0.95)).toThrow("two groups");
    expect(() => ratioInterval([1, 2], [2, 3, 4], 0.95)).toThrow("two groups");
  });
});
