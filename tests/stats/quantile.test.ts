import { describe, expect, it } from "vitest";
import { orderStatistic, quantileInterval, quantileOf } from "../../src/stats/quantile.ts";
import { exactUpperTail } from "./exact.ts";

const times = { counts: [0, 2, 0, 3, 1], never: 4 };

describe("quantiles with never", () => {
  it("sort never above every number", () => {
    expect([1, 2, 3, 5, 6, 7, 10].map((rank) => orderStatistic(times, rank))).toEqual([
      1,
      1,
      3,
      3,
      4,
      Infinity,
      Infinity,
    ]);
    expect(quantileOf(times, 0.2)).toBe(1);
    expect(quantileOf(times, 0.21)).toBe(3);
    expect(quantileOf(times, 0.5)).toBe(3);
    expect(quantileOf(times, 0.6)).toBe(4);
    expect(quantileOf(times, 0.61)).toBe(Infinity);
    expect(quantileOf({ counts: [0, 0], never: 0 }, 0.5)).toBeNaN();
  });
});

describe("order-statistic interval", () => {
  it("takes the tightest ranks that exact binomial tails allow", () => {
    // One value per rank, so that values show ranks: value v has rank v.
    for (const n of [8, 20, 40]) {
      const ranks = { counts: [0, ...Array.from({ length: n }, () => 1)], never: 0 };
      for (const [q, a, b] of [
        [0.5, 1n, 2n],
        [0.25, 1n, 4n],
        [0.875, 7n, 8n],
      ] as const) {
        const { low, high } = quantileInterval(ranks, q, 0.9);
        const below = (r: number): number => 1 - exactUpperTail(r, n, a, b);
        if (low >= 1) expect(below(low)).toBeLessThanOrEqual(0.05 + 1e-12);
        expect(below(low + 1)).toBeGreaterThan(0.05);
        if (high <= n) {
          expect(1 - below(high)).toBeLessThanOrEqual(0.05 + 1e-12);
          expect(1 - below(high - 1)).toBeGreaterThan(0.05);
        } else {
          expect(1 - below(n)).toBeGreaterThan(0.05);
        }
      }
    }
  });

  it("reaches never where the sample does", () => {
    expect(quantileInterval(times, 0.5, 0.95)).toEqual({
      low: 1,
      high: Infinity,
      level: 0.95,
      method: "order-statistics",
    });
  });
});
