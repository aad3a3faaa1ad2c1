/** Inputs drawn from ranges: their distributions, and that draws are addressed. */

import { describe, expect, test } from "vitest";
import { at } from "../../src/base/invariant.ts";
import { drawInputs, prepareInputs, type InputRange } from "../../src/batch/inputs.ts";
import { keyOfSeed } from "../../src/random/seed.ts";
import type { Prior } from "../../src/stats/prior.ts";

const key = keyOfSeed("inputs");
const base = { parameter: 0, id: "a", value: 20 } as const;
const prior: Prior = { shape: "pert", scale: "linear", low: 10, high: 60 };

function draws(range: InputRange, count = 8000): number[] {
  const prepared = prepareInputs([range]);
  return Array.from({ length: count }, (_, number) => at(drawInputs(prepared, key, number), 0));
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

describe("draws of inputs", () => {
  test("have the moments of their shape", () => {
    const pert = draws({ ...base, prior });
    // (low + 4 mode + high) / 6, and variance (mean - low)(high - mean) / 7.
    expect(mean(pert)).toBeCloseTo(25, 0);
    const deviation = Math.sqrt(mean(pert.map((value) => (value - 25) ** 2)));
    expect(Math.abs(deviation - Math.sqrt((15 * 35) / 7))).toBeLessThan(0.2);
    const triangular = draws({ ...base, id: "b", prior: { ...prior, shape: "triangular" } });
    expect(Math.abs(mean(triangular) - 30)).toBeLessThan(0.4);
    const uniform = draws({ ...base, id: "c", prior: { ...prior, shape: "uniform" } });
    expect(Math.abs(mean(uniform) - 35)).toBeLessThan(0.5);
    for (const values of [pert, triangular, uniform]) {
      expect(Math.min(...values)).toBeGreaterThanOrEqual(10);
      expect(Math.max(...values)).toBeLessThanOrEqual(60);
    }
  });

  test("follow the scale on which the shape holds", () => {
    const log = draws({
      ...base,
      id: "d",
      value: 10,
      prior: { shape: "pert", scale: "log", low: 1, high: 100 },
    });
    const middle = log.toSorted((a, b) => a - b)[4000] ?? 0;
    // Symmetric on the log scale: the median is 10.
    expect(Math.abs(Math.log10(middle) - 1)).toBeLessThan(0.02);
    const chance: Prior = { shape: "uniform", scale: "hazard", low: 0.1, high: 0.9 };
    const uniform = draws({ ...base, id: "e", value: 0.5, prior: chance });
    const hazards = uniform.map((value) => -Math.log1p(-value));
    expect(mean(hazards)).toBeCloseTo((-Math.log(0.9) - Math.log(0.1)) / 2, 1);
  });

  test("depend on the number of the case and the name alone", () => {
    const range: InputRange = { ...base, prior };
    const other: InputRange = {
      ...base,
      id: "z",
      parameter: 3,
      prior: { ...prior, shape: "uniform" },
    };
    const one = drawInputs(prepareInputs([range]), key, 17);
    const two = drawInputs(prepareInputs([other, range]), key, 17);
    expect(two[1]).toBe(one[0]);
    expect(drawInputs(prepareInputs([range]), key, 18)).not.toEqual(one);
    const fixed: InputRange = { ...range, prior: { ...prior, low: 20, high: 20 } };
    expect(drawInputs(prepareInputs([fixed]), key, 17)).toEqual([20]);
  });
});
