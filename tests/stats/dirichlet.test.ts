/** The Dirichlet distribution: known moments, and the concentration that ranges give. */

import { describe, expect, test } from "vitest";
import { at } from "../../src/base/invariant.ts";
import { keyOfSeed } from "../../src/random/seed.ts";
import { luckOf } from "../../src/random/stream.ts";
import { dirichletDraw, shareConcentration } from "../../src/stats/dirichlet.ts";

const key = keyOfSeed("dirichlet");
const draws = (means: readonly number[], concentration: number): number[][] =>
  Array.from({ length: 4000 }, (_, row) => {
    const luck = luckOf(key, row);
    return dirichletDraw(means, concentration, (index) => luck(index, 0));
  });
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

describe("draws", () => {
  test("have the means, variances and covariances of the distribution, and total 1", () => {
    const means = [0.5, 0.3, 0.2];
    const rows = draws(means, 9);
    for (const row of rows) expect(row.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
    means.forEach((m, index) => {
      const drawn = rows.map((row) => at(row, index));
      expect(Math.abs(mean(drawn) - m)).toBeLessThan(0.01);
      const variance = mean(drawn.map((value) => (value - m) ** 2));
      expect(Math.abs(variance / ((m * (1 - m)) / 10) - 1)).toBeLessThan(0.08);
    });
    const together = mean(rows.map((row) => (at(row, 0) - 0.5) * (at(row, 1) - 0.3)));
    expect(Math.abs(together / ((-0.5 * 0.3) / 10) - 1)).toBeLessThan(0.15);
  });

  test("keep a share of nothing at nothing, and are in proportion to any total", () => {
    const [row] = draws([2, 0, 2], 4);
    expect(row![1]).toBe(0);
    expect(draws([0.5, 0, 0.5], 4)[0]).toEqual(row);
    expect(draws([1], 4)[0]).toEqual([1]);
  });
});

describe("the concentration", () => {
  test("gives the share with the widest range the variance of its PERT", () => {
    const found = shareConcentration([
      { value: 0.3, prior: { low: 0.25, high: 0.35 } },
      { value: 0.5, prior: { low: 0.2, high: 0.8 } },
    ]);
    expect(found!.widest).toBe(1);
    // A symmetric PERT is a beta(3, 3) over its range: variance range² / 28.
    expect((0.5 * 0.5) / (found!.concentration + 1)).toBeCloseTo(0.6 ** 2 / 28, 12);
  });

  test("is at least 1, and follows from no share without a range, or of 0 or 100 %", () => {
    const wide = { value: 0.01, prior: { low: 0, high: 1 } };
    expect(shareConcentration([wide])!.concentration).toBe(1);
    const still = { value: 0.4, prior: { low: 0.4, high: 0.4 } };
    const nothing = { value: 0, prior: { low: 0, high: 0.2 } };
    const sure = { value: 1, prior: { low: 0.8, high: 1 } };
    expect(shareConcentration([still, nothing, sure])).toBeUndefined();
  });
});
