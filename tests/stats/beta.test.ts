import { describe, expect, it } from "vitest";
import { betaDistribution, betaQuantile, betaQuantiles } from "../../src/stats/beta.ts";
import { logGamma } from "../../src/stats/gamma.ts";
import { priorQuantiles, valueAlong, type Prior } from "../../src/stats/prior.ts";

/** ∫ of the density by Simpson's rule on 4,000 pieces: another way to the same number. */
function integral(x: number, a: number, b: number): number {
  const density = (t: number): number => t ** (a - 1) * (1 - t) ** (b - 1);
  const simpson = (end: number): number => {
    const pieces = 4000;
    let sum = density(0) + density(end);
    for (let i = 1; i < pieces; i += 1) sum += (i % 2 === 1 ? 4 : 2) * density((i * end) / pieces);
    return (sum * end) / pieces / 3;
  };
  return simpson(x) / simpson(1);
}

describe("log Γ", () => {
  it("is that of factorials and of one half", () => {
    expect(logGamma(11)).toBeCloseTo(Math.log(3628800), 12);
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 13);
    expect(logGamma(0.25)).toBeCloseTo(1.2880225246980774, 12);
    expect(logGamma(1)).toBeCloseTo(0, 14);
  });
});

describe("the beta distribution", () => {
  it.each([
    [1, 5],
    [2, 4],
    [3.7, 2.3],
    [5, 1],
  ])("with shapes %f and %f is its own integral", (a, b) => {
    for (const x of [0.01, 0.2, 0.5, 0.83, 0.99]) {
      expect(betaDistribution(x, a, b)).toBeCloseTo(integral(x, a, b), 8);
    }
  });

  it("has known values where it leans to both ends", () => {
    // The arcsine law: P(X ≤ x) = 2/π · asin √x.
    for (const x of [0.001, 0.3, 0.9]) {
      expect(betaDistribution(x, 0.5, 0.5)).toBeCloseTo(
        (2 / Math.PI) * Math.asin(Math.sqrt(x)),
        12,
      );
    }
    expect(betaQuantile(0.05, 0.5, 0.5)).toBeCloseTo(Math.sin((Math.PI * 0.05) / 2) ** 2, 12);
  });

  it("ends at 0 and 1", () => {
    expect([-1, 0, 1, 2].map((x) => betaDistribution(x, 2, 3))).toEqual([0, 0, 1, 1]);
    expect([-1, 0, 1, 2].map((u) => betaQuantile(u, 2, 3))).toEqual([0, 0, 1, 1]);
    // Shapes 1 and b: 1 − (1 − x)^b.
    expect(betaQuantile(0.3, 1, 7)).toBeCloseTo(1 - 0.7 ** (1 / 7), 14);
  });

  it("has quantiles that invert it", () => {
    for (const [a, b] of [
      [1, 5],
      [1.4, 4.6],
      [3, 3],
      [5, 1],
      [0.3, 0.5],
      [40, 2000],
    ] as const) {
      for (const u of [1e-6, 0.05, 0.5, 0.77, 0.95, 0.999999]) {
        expect(betaDistribution(betaQuantile(u, a, b), a, b)).toBeCloseTo(u, 9);
      }
    }
  });
});

describe("many quantiles of one beta distribution", () => {
  it.each([0, 0.001, 0.05, 0.2, 0.5, 0.9, 1])("are its quantiles, with a mode at %f", (peak) => {
    const [a, b] = [1 + 4 * peak, 5 - 4 * peak];
    const quantile = betaQuantiles(a, b);
    let before = 0;
    for (let i = 0; i < 600; i += 1) {
      const u = (i + 0.37) / 600;
      const x = quantile(u);
      expect(Math.abs(x - betaQuantile(u, a, b))).toBeLessThan(1e-9);
      expect(Math.abs(betaDistribution(x, a, b) - u)).toBeLessThan(1e-9);
      expect(x).toBeGreaterThan(before);
      before = x;
    }
    expect([quantile(0), quantile(1)]).toEqual([0, 1]);
  });
});

describe("priors", () => {
  const linear: Prior = { shape: "pert", scale: "linear", low: 10, high: 40 };
  const mean = (prior: Prior, mode: number, of: (x: number) => number): number => {
    let sum = 0;
    const quantile = priorQuantiles(prior, mode);
    for (let i = 0; i < 2000; i += 1) sum += of(quantile((i + 0.5) / 2000));
    return sum / 2000;
  };

  it("have the means that are published for them", () => {
    // PERT: (low + 4 mode + high) / 6; triangular: a third of the sum; uniform: the middle.
    expect(mean(linear, 25, (x) => x)).toBeCloseTo(25, 4);
    expect(mean(linear, 16, (x) => x)).toBeCloseTo((10 + 64 + 40) / 6, 3);
    expect(mean({ ...linear, shape: "triangular" }, 16, (x) => x)).toBeCloseTo(22, 3);
    expect(mean({ ...linear, shape: "uniform" }, 16, (x) => x)).toBeCloseTo(25, 9);
  });

  it("hold on their scale", () => {
    const log: Prior = { shape: "pert", scale: "log", low: 0.5, high: 8 };
    expect(mean(log, 2, Math.log)).toBeCloseTo(
      (Math.log(0.5) + 4 * Math.log(2) + Math.log(8)) / 6,
      3,
    );
    const hazard: Prior = { shape: "triangular", scale: "hazard", low: 0.1, high: 0.6 };
    const h = (p: number): number => -Math.log(1 - p);
    expect(mean(hazard, 0.3, h)).toBeCloseTo((h(0.1) + h(0.3) + h(0.6)) / 3, 3);
    expect(valueAlong(log, 0.5)).toBeCloseTo(2, 12);
    expect(valueAlong(hazard, 0.5)).toBeCloseTo(1 - Math.sqrt(0.9 * 0.4), 12);
  });

  it("stay in the range, the mode at an end included", () => {
    for (const scale of ["linear", "log", "hazard"] as const) {
      for (const shape of ["pert", "uniform", "triangular"] as const) {
        const prior: Prior = { shape, scale, low: 0.2, high: 0.7 };
        for (const mode of [0.2, 0.33, 0.7]) {
          const quantile = priorQuantiles(prior, mode);
          let last = 0.2;
          for (const u of [0, 1e-9, 0.1, 0.5, 0.9, 1 - 2 ** -53]) {
            const value = quantile(u);
            expect(value).toBeGreaterThanOrEqual(last);
            expect(value).toBeLessThanOrEqual(0.7);
            last = value;
          }
        }
      }
    }
    expect(priorQuantiles({ ...linear, low: 3, high: 3 }, 3)(0.4)).toBe(3);
  });
});
