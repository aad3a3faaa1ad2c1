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
