import { describe, expect, it } from "vitest";
import { binomialProbability } from "../../src/stats/binomial.ts";
import { logGamma } from "../../src/stats/gamma.ts";
import {
  aimedAt,
  bernsteinInterval,
  betaBinomialInterval,
  logEvidence,
  lookOf,
  looksUpTo,
  quantileSequence,
  type Concentration,
} from "../../src/stats/sequence.ts";

const concentrations: readonly (readonly [string, Concentration])[] = [
  ["constant", () => 1000],
  ["±1 %", aimedAt(() => 0.01)],
  ["±10 % relative", aimedAt((p) => 0.1 * p)],
];

describe("log Γ", () => {
  it("gives factorials and Γ(1/2)", () => {
    let factorial = 0;
    for (let n = 1; n < 60; n += 1) {
      expect(logGamma(n)).toBeCloseTo(factorial, 11);
      factorial += Math.log(n);
    }
    expect(logGamma(0.5)).toBeCloseTo(0.5 * Math.log(Math.PI), 13);
    // Γ(x)·Γ(x + 1/2) = 2^(1 − 2x)·√π·Γ(2x)
    for (const x of [1e-9, 0.3, 7.7, 15.9, 1e5]) {
      const right = (1 - 2 * x) * Math.LN2 + 0.5 * Math.log(Math.PI) + logGamma(2 * x);
      expect((logGamma(x) + logGamma(x + 0.5)) / right).toBeCloseTo(1, 12);
    }
  });
});

describe("the beta-binomial sequence", () => {
  it("has evidence of mean 1 under the truth", () => {
    for (const p of [0.02, 0.5, 0.9]) {
      for (const [, concentration] of concentrations) {
        let mean = 0;
        for (let k = 0; k <= 200; k += 1) {
          mean +=
            binomialProbability(k, 200, p) * Math.exp(logEvidence(k, 200, p, concentration(p)));
        }
        expect(mean).toBeCloseTo(1, 9);
      }
    }
  });

  /** Exact probability that the sequence ever excludes p in the first `most` trials. */
  function everExcluded(p: number, most: number, concentration: Concentration): number {
    const c = concentration(p);
    let alive = new Float64Array(most + 2);
    alive[0] = 1;
    let excluded = 0;
    for (let n = 1; n <= most; n += 1) {
      const next = new Float64Array(most + 2);
      for (let k = 0; k <= n; k += 1) {
        const mass = (alive[k] ?? 0) * (1 - p) + (k > 0 ? (alive[k - 1] ?? 0) * p : 0);
        if (logEvidence(k, n, p, c) >= Math.log(20)) excluded += mass;
        else next[k] = mass;
      }
      alive = next;
    }
    return excluded;
  }

  it("excludes the truth at any time with at most 5 %, exactly reckoned", () => {
    for (const p of [0.01, 0.3, 0.5]) {
      for (const [, concentration] of concentrations) {
        expect(everExcluded(p, 600, concentration)).toBeLessThan(0.05);
      }
    }
    // And it is no bound of straw: looking at every trial uses much of the 5 %.
    expect(everExcluded(0.5, 600, () => 10)).toBeGreaterThan(0.01);
  });

  it("is the whole set that is not refuted", () => {
    for (const [name, concentration] of concentrations) {
      for (const [k, n] of [
        [0, 500],
        [1, 500],
        [37, 500],
        [250, 500],
        [500, 500],
        [12, 100_000],
      ] as const) {
        const { low, high } = betaBinomialInterval(k, n, 0.95, concentration);
        for (let i = 1; i < 400; i += 1) {
          // Dense near 0, where rare shares lie.
          const p = (i / 400) ** 3;
          const held = logEvidence(k, n, p, concentration(p)) < Math.log(20);
          expect([name, k, n, p, p > low && p < high]).toEqual([name, k, n, p, held]);
        }
      }
    }
  });

  it("is narrow where it is aimed", () => {
    // A fixed-size interval of half-width 1 % at p = 1/2 takes 9604 trials; this one 2.6 times that.
    const { low, high } = betaBinomialInterval(
      12_500,
      25_000,
      0.95,
      aimedAt(() => 0.01),
    );
    expect((high - low) / 2).toBeLessThan(0.01);
    expect((high - low) / 2).toBeGreaterThan(0.009);
  });
});

describe("the quantile sequence", () => {
  it("lies between the ranks that evidence does not refute", () => {
    const counts = Array.from({ length: 1000 }, () => 1);
    const { low, high } = quantileSequence({ counts, never: 0 }, 0.25, 0.95, () => 1000);
    const refuted = (rank: number): boolean => logEvidence(rank, 1000, 0.25, 1000) >= Math.log(20);
    // Value v has rank v + 1.
    expect(refuted(low)).toBe(true);
    expect(refuted(low + 1)).toBe(false);
    expect(refuted(high)).toBe(false);
    expect(refuted(high + 1)).toBe(true);
    expect(low).toBeLessThan(249);
    expect(high).toBeGreaterThan(250);
  });

  it("is never where too few values are seen", () => {
    const few = quantileSequence({ counts: [3, 2], never: 0 }, 0.5, 0.95, () => 1000);
    expect([few.low, few.high]).toEqual([0, Infinity]);
  });
});

describe("what evidence is aimed at", () => {
  it("takes an eighth of the trials that the half-width needs, within bounds", () => {
    // 9.5·p(1 − p) / h² trials.
    expect(aimedAt(() => 0.01)(0.5)).toBeCloseTo((9.5 * 0.25) / 1e-4 / 8, 9);
    expect(aimedAt((p) => p / 10)(0.1)).toBeCloseTo((9.5 * 0.09) / 1e-4 / 8, 9);
    expect(aimedAt(() => 10)(0.5)).toBe(1);
    expect(aimedAt(() => 1e-9)(0.5)).toBe(1e12);
  });

  it("is refused where there are no such counts and no such level", () => {
    for (const [k, n, level] of [
      [-1, 5, 0.95],
      [6, 5, 0.95],
      [0, 0, 0.95],
      [1, 5, 0],
      [1, 5, 1],
    ] as const) {
      expect(() => betaBinomialInterval(k, n, level, () => 10)).toThrow();
    }
    for (const q of [0, 1]) {
      expect(() => quantileSequence({ counts: [1], never: 0 }, q, 0.9, () => 10)).toThrow();
    }
  });
});

describe("looks", () => {
  it("stand at round numbers, and at the end", () => {
    expect(looksUpTo(1200)).toEqual([100, 150, 200, 300, 500, 700, 1000, 1200]);
    expect(looksUpTo(40)).toEqual([40]);
    expect(looksUpTo(150)).toEqual([100, 150]);
    expect(lookOf(150)).toBe(2);
    expect(lookOf(151)).toBe(3);
    expect(lookOf(100)).toBe(1);
    expect(looksUpTo(2e5).slice(7, -1)).toEqual([
      1500, 2000, 3000, 5000, 7000, 10_000, 15_000, 20_000, 30_000, 50_000, 70_000, 100_000,
      150_000,
    ]);
  });
});

describe("empirical Bernstein", () => {
  it("follows the formula of Maurer and Pontil", () => {
    const moments = { count: 10_000, mean: 30, variance: 4 };
    const { low, high } = bernsteinInterval(moments, { low: 0, high: 100 }, 0.95, 3);
    // The third look, either side: 0.05 / (2·3·4) / 2.
    const delta = 0.05 / 24 / 2;
    const half =
      Math.sqrt((2 * 4 * Math.log(2 / delta)) / 10_000) +
      (7 * 100 * Math.log(2 / delta)) / (3 * 9999);
    expect(high - 30).toBeCloseTo(half, 12);
    expect(30 - low).toBeCloseTo(half, 12);
  });

  it("stays within the range", () => {
    const { low, high } = bernsteinInterval(
      { count: 5, mean: 0.1, variance: 0.01 },
      { low: 0, high: 1 },
      0.95,
      1,
    );
    expect([low, high]).toEqual([0, 1]);
  });

  it("says the range of one value, and refuses what is no range and no look", () => {
    const one = { count: 1, mean: 3, variance: 0 };
    const { low, high } = bernsteinInterval(one, { low: 2, high: 9 }, 0.95, 1);
    expect([low, high]).toEqual([2, 9]);
    const two = bernsteinInterval({ ...one, count: 2 }, { low: 3, high: 3 }, 0.95, 1);
    expect([two.low, two.high]).toEqual([3, 3]);
    for (const [top, look] of [
      [1, 1],
      [9, 0],
      [9, 1.5],
    ] as const) {
      expect(() => bernsteinInterval(one, { low: 2, high: top }, 0.95, look)).toThrow("range");
    }
  });
});
