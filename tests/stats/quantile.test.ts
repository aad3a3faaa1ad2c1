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
  it("lies between the ranks that the binomial gives for 16 values", () => {
    // P(X ≤ 8) = 2.7 %, P(X ≤ 9) = 8 %; P(X ≥ 16) = 1 %, P(X ≥ 15) = 6.3 %.
    const ranks = { counts: [0, ...Array.from({ length: 16 }, () => 1)], never: 0 };
    expect(quantileInterval(ranks, 0.75, 0.9)).toMatchObject({ low: 9, high: 16 });
    // The last rank serves where it is just enough: 0.5^4 < 10 %, and 0.5^3 > 10 %.
    const of = (count: number) => ({ counts: Array.from({ length: count }, () => 1), never: 0 });
    expect(quantileInterval(of(4), 0.5, 0.8)).toMatchObject({ low: 0, high: 3 });
    expect(quantileInterval(of(3), 0.5, 0.8)).toMatchObject({ low: 0, high: Infinity });
  });

  it("refuses what is no share and no level", () => {
    for (const [q, level] of [
      [0, 0.9],
      [1, 0.9],
      [0.5, 0],
      [0.5, 1],
    ] as const) {
      expect(() => quantileInterval(times, q, level)).toThrow();
    }
    expect(() => quantileOf(times, 0)).toThrow();
    expect(() => quantileOf(times, 1.01)).toThrow();
    expect(quantileOf(times, 1)).toBe(Infinity);
  });

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
