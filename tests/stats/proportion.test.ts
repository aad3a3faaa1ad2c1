import { describe, expect, it } from "vitest";
import {
  binomialLowerTail,
  binomialProbability,
  binomialUpperTail,
} from "../../src/stats/binomial.ts";
import { clopperPearsonInterval, wilsonInterval } from "../../src/stats/proportion.ts";
import { exactUpperTail, fractionOf } from "./exact.ts";

describe("binomial tails", () => {
  it("equal exact fractions", () => {
    for (const n of [1, 2, 7, 30, 80]) {
      for (const p of [1 / 1024, 1 / 8, 3 / 8, 1 / 2, 15 / 16]) {
        const [a, b] = fractionOf(p);
        for (let k = 0; k <= n; k += Math.max(1, Math.floor(n / 9))) {
          const exact = exactUpperTail(k, n, a, b);
          if (exact > 1e-12) {
            expect(binomialUpperTail(k, n, p) / exact).toBeCloseTo(1, 12);
          }
          expect(binomialLowerTail(k - 1, n, p)).toBeCloseTo(1 - exact, 13);
        }
      }
    }
  });

  it("stays accurate for many trials", () => {
    // P(X ≥ 1) = 1 − (1 − p)^n.
    expect(binomialUpperTail(1, 1e7, 1e-7)).toBeCloseTo(-Math.expm1(1e7 * Math.log1p(-1e-7)), 13);
    // Symmetry at p = 1/2: P(X ≥ n/2 + 1) + P(X ≤ n/2 − 1) + P(X = n/2) = 1.
    const n = 1e6;
    expect(binomialUpperTail(n / 2 + 1, n, 0.5)).toBeCloseTo(
      binomialLowerTail(n / 2 - 1, n, 0.5),
      12,
    );
  });
});

describe("binomial probabilities", () => {
  it("are ratios of one another, however many the trials", () => {
    // P(X = n/2 + j) / P(X = n/2) = Π (n/2 − i + 1) / (n/2 + i), i = 1 … j.
    for (const n of [40, 1000, 1e6, 1e12]) {
      let ratio = 1;
      for (const [i, most] of [1, 3, 17].entries()) {
        for (let k = i === 0 ? 1 : [1, 3][i - 1]! + 1; k <= most; k += 1)
          ratio *= (n / 2 - k + 1) / (n / 2 + k);
        const far = binomialProbability(n / 2 + most, n, 0.5);
        expect(far / binomialProbability(n / 2, n, 0.5) / ratio).toBeCloseTo(1, 12);
      }
      // Wallis: C(n, n/2) / 2^n = √(2/πn)·(1 − 1/4n + 1/32n² …).
      const wallis = Math.sqrt(2 / Math.PI / n) * (1 - 1 / (4 * n) + 1 / (32 * n * n));
      expect(binomialProbability(n / 2, n, 0.5) / wallis).toBeCloseTo(1, n === 40 ? 5 : 10);
    }
  });

  it("are those of small tables, and sum to 1", () => {
    expect([0, 1, 2, 3].map((k) => binomialProbability(k, 3, 0.25) * 64)).toEqual(
      [27, 27, 9, 1].map((count) => expect.closeTo(count, 12) as number),
    );
    for (const n of [15, 16, 17, 33]) {
      let sum = 0;
      for (let k = 0; k <= n; k += 1) sum += binomialProbability(k, n, 0.3);
      expect(sum).toBeCloseTo(1, 14);
    }
  });

  it("leave no tail beyond what can be, and all of it where nothing else can", () => {
    expect([-1, 0, 5, 6].map((k) => binomialUpperTail(k, 5, 0))).toEqual([1, 1, 0, 0]);
    expect([-1, 0, 1, 5, 6].map((k) => binomialUpperTail(k, 5, 1))).toEqual([1, 1, 1, 1, 0]);
    expect([-1, 4, 5, 6].map((k) => binomialLowerTail(k, 5, 0.5) * 32)).toEqual([0, 31, 32, 32]);
  });
});

describe("Clopper–Pearson", () => {
  it("puts exactly the tail beyond each end", () => {
    for (const [k, n] of [
      [0, 10],
      [1, 10],
      [5, 10],
      [10, 10],
      [3, 60],
      [59, 60],
    ] as const) {
      const { low, high, method } = clopperPearsonInterval(k, n, 0.95);
      expect(method).toBe("clopper-pearson");
      if (k > 0) expect(exactUpperTail(k, n, ...fractionOf(low))).toBeCloseTo(0.025, 12);
      else expect(low).toBe(0);
      if (k < n) expect(1 - exactUpperTail(k + 1, n, ...fractionOf(high))).toBeCloseTo(0.025, 12);
      else expect(high).toBe(1);
    }
  });

  it("has the closed form at 0 successes", () => {
    expect(clopperPearsonInterval(0, 1000, 0.95).high).toBeCloseTo(1 - 0.025 ** (1 / 1000), 14);
  });

  it("agrees with the normal limit for many trials", () => {
    const { low, high } = clopperPearsonInterval(3_000_000, 1e7, 0.95);
    const half = 1.959964 * Math.sqrt((0.3 * 0.7) / 1e7);
    expect(low).toBeCloseTo(0.3 - half, 6);
    expect(high).toBeCloseTo(0.3 + half, 6);
  });
});

describe("Wilson", () => {
  it("solves |share − p| = z·√(p(1 − p)/n)", () => {
    const z = 1.959963984540054;
    for (const [k, n] of [
      [1, 10],
      [5, 10],
      [300, 1000],
    ] as const) {
      const { low, high } = wilsonInterval(k, n, 0.95);
      for (const p of [low, high]) {
        expect(Math.abs(k / n - p)).toBeCloseTo(z * Math.sqrt((p * (1 - p)) / n), 13);
      }
    }
    expect(wilsonInterval(0, 10, 0.95).low).toBe(0);
    expect(wilsonInterval(10, 10, 0.95).high).toBe(1);
    // To the last bit, where the formula rounds.
    for (const n of [3, 7, 12, 19, 41, 97]) {
      expect([wilsonInterval(0, n, 0.95).low, wilsonInterval(n, n, 0.95).high]).toEqual([0, 1]);
    }
  });

  it("refuses what is no count and no level", () => {
    const refused: [number, number, number][] = [
      [11, 10, 0.95],
      [-1, 10, 0.95],
      [0.5, 10, 0.95],
      [0, 0, 0.95],
      [1, 10.5, 0.95],
      [1, 10, 0],
      [1, 10, 1],
    ];
    for (const row of refused) expect(() => wilsonInterval(...row), String(row)).toThrow();
    expect(wilsonInterval(1, 1, 0.95).high).toBe(1);
  });
});
