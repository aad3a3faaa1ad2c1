/** Two sources of variation, on samples where each is known. */

import { describe, expect, it } from "vitest";
import { keyOfSeed } from "../../src/random/seed.ts";
import { luckOf } from "../../src/random/stream.ts";
import { betaQuantile } from "../../src/stats/beta.ts";
import { nestedEstimate, probabilityBand, type Draw } from "../../src/stats/nested.ts";

/** Beta(2, 6): mean 1/4, variance 1/48. */
const truth = { mean: 0.25, between: 1 / 48, within: 0.1875 - 1 / 48 };

function draws(seed: string, count: number, runs: number): Draw[] {
  const key = keyOfSeed(seed);
  return Array.from({ length: count }, (_, index) => {
    const luck = luckOf(key, index);
    const p = betaQuantile(luck(1, 0), 2, 6);
    let hits = 0;
    for (let run = 0; run < runs; run += 1) if (luck(2, run) < p) hits += 1;
    const mean = hits / runs;
    return { runs, mean, variance: (runs * mean * (1 - mean)) / (runs - 1) };
  });
}

describe("nested estimates", () => {
  it("are the analysis of variance", () => {
    // By hand: means 2, 4, 9; variances 1, 4, 1 of 4 runs each.
    const by = [
      { runs: 4, mean: 2, variance: 1 },
      { runs: 4, mean: 4, variance: 4 },
      { runs: 4, mean: 9, variance: 1 },
    ];
    const { mean, between, within, error } = nestedEstimate(by, 0.95, 0.05);
    expect(mean.value).toBe(5);
    expect(within).toBe(2);
    // Variance of the means 13, less 2 / 4.
    expect(between.value).toBeCloseTo(12.5, 12);
    expect(error).toBeCloseTo(13 / 3, 12);
  });

  it("draw means together until only the inputs spread them, and cut the share at either end", () => {
    // Means 0, 1/100 … 19/100; variance of the means 35e-4, luck 5e-4 of each.
    const by = Array.from({ length: 20 }, (_, i) => ({ runs: 2, mean: i / 100, variance: 1e-3 }));
    const { band, between, mean } = nestedEstimate(by, 0.95, 0.1);
    expect(between.value).toBeCloseTo(3e-3, 14);
    const kept = Math.sqrt(30 / 35);
    expect(band?.low).toBeCloseTo(0.095 - 0.075 * kept, 14);
    expect(band?.high).toBeCloseTo(0.095 + 0.075 * kept, 14);
    // Student's t for 19 degrees, 2.093024.
    expect(mean.high - 0.095).toBeCloseTo(2.0930240544 * Math.sqrt(35e-4 / 20), 9);
    const spread = by.map((one) => ((one.mean - 0.095) ** 2 * 20) / 19 - 5e-4);
    const squares = spread.reduce((sum, one) => sum + (one - 3e-3) ** 2, 0);
    expect(between.low).toBeCloseTo(3e-3 - 2.0930240544 * Math.sqrt(squares / 19 / 20), 9);
  });

  it("need two draws of two runs", () => {
    const one = { runs: 2, mean: 0, variance: 1 };
    expect(() => nestedEstimate([one], 0.95, 0.05)).toThrow("two draws");
    expect(() => nestedEstimate([one, { ...one, runs: 1 }], 0.95, 0.05)).toThrow("two runs");
    expect(nestedEstimate([one, one], 0.95, 0.05).within).toBe(1);
  });

  it("give a probability the beta distribution of its mean and variance", () => {
    // Mean 1/4 and variance 1/48 are those of Beta(2, 6).
    const of = (value: number, between: number) =>
      probabilityBand(
        {
          mean: { value, low: 0, high: 1 },
          between: { value: between, low: 1e-9, high: 1 },
        },
        0.05,
      );
    expect(of(1 / 4, 1 / 48)?.low).toBeCloseTo(betaQuantile(0.05, 2, 6), 12);
    expect(of(1 / 4, 1 / 48)?.high).toBeCloseTo(betaQuantile(0.95, 2, 6), 12);
    expect(of(0, 1 / 48)).toBeUndefined();
    expect(of(1, 1 / 48)).toBeUndefined();
    // Nothing has more variance than 1/4 · 3/4: all but at 0 and 1.
    expect(of(1 / 4, 1)).toEqual({ low: 0, high: expect.closeTo(1, 12) as number });
  });

  it("find the variance of a probability over a beta prior", () => {
    const found = nestedEstimate(draws("beta", 4000, 5), 0.95, 0.05);
    expect(found.between.low).toBeLessThan(truth.between);
    expect(found.between.high).toBeGreaterThan(truth.between);
    expect(found.between.high - found.between.low).toBeLessThan(0.006);
    expect(found.within).toBeCloseTo(truth.within, 2);
    // Five runs a draw: the raw means spread over 0 … 0.8, the band over that of the prior.
    const band = probabilityBand(found, 0.05);
    expect(band?.low).toBeCloseTo(betaQuantile(0.05, 2, 6), 1.5);
    expect(band?.high).toBeCloseTo(betaQuantile(0.95, 2, 6), 1.5);
  });

  it("cover what they estimate", () => {
    const tries = 300;
    let between = 0;
    let mean = 0;
    for (let i = 0; i < tries; i += 1) {
      const found = nestedEstimate(draws(`cover ${String(i)}`, 200, 20), 0.95, 0.05);
      if (found.between.low <= truth.between && truth.between <= found.between.high) between += 1;
      if (found.mean.low <= truth.mean && truth.mean <= found.mean.high) mean += 1;
    }
    expect(mean / tries).toBeGreaterThan(0.92);
    expect(between / tries).toBeGreaterThan(0.88);
  });

  it("shrink means to a band that luck does not widen", () => {
    const key = keyOfSeed("normal");
    const of = (index: number): Draw => {
      const luck = luckOf(key, index);
      const z = (site: number): number =>
        Math.sqrt(-2 * Math.log(1 - luck(site, 0))) * Math.cos(2 * Math.PI * luck(site + 1, 0));
      // Between 1, within 9, four runs: the means have a variance of 3.25.
      const runs = [0, 1, 2, 3].map((run) => z(1) + 3 * z(10 + 2 * run));
      const mean = runs.reduce((sum, x) => sum + x, 0) / 4;
      return { runs: 4, mean, variance: runs.reduce((sum, x) => sum + (x - mean) ** 2, 0) / 3 };
    };
    const found = nestedEstimate(
      Array.from({ length: 6000 }, (_, i) => of(i)),
      0.95,
      0.05,
    );
    expect(found.band?.low).toBeCloseTo(-1.645, 0.5);
    expect(found.band?.high).toBeCloseTo(1.645, 0.5);
  });

  it("give no band where the spread is not told from luck", () => {
    const even = [0.5, 0.5, 0.5].map((mean) => ({ runs: 10, mean, variance: 0.28 }));
    const found = nestedEstimate(even, 0.95, 0.05);
    expect(found.between.value).toBeLessThan(0);
    expect(found.band).toBeUndefined();
    expect(probabilityBand(found, 0.05)).toBeUndefined();
  });
});
