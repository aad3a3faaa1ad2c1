/** Scrambled Sobol' points: even in every interval that they must be even in, and each point uniform by itself. */

import { describe, expect, it } from "vitest";
import { keyOfSeed } from "../../src/random/seed.ts";
import { SOBOL_DIGITS, sobolPoints } from "../../src/random/sobol-points.ts";

const key = keyOfSeed("sobol");

describe("scrambled Sobol' points", () => {
  it("have one point in every interval of 1/1024, in every dimension, in every block of 1024", () => {
    for (const dimension of [0, 1, 2, 37, 63, 64, 70, 127, 128, 800]) {
      const point = sobolPoints(key, dimension % 3);
      for (const first of [0, 1024, 5120]) {
        const cells = Array.from(
          { length: 1024 },
          (_, index) => point(first + index, dimension) >>> (SOBOL_DIGITS - 10),
        );
        expect(new Set(cells).size).toBe(1024);
      }
    }
  });

  it("are a (0, m, 2)-net in the first two dimensions: one point in every box of that volume", () => {
    const point = sobolPoints(key, 5);
    for (const across of [0, 2, 5, 7, 10]) {
      const boxes = Array.from({ length: 1024 }, (_, index) => {
        const column = point(index, 0) >>> (SOBOL_DIGITS - across);
        return column * 1024 + (point(index, 1) >>> (SOBOL_DIGITS - 10 + across));
      });
      expect(new Set(boxes).size).toBe(1024);
    }
  });

  it("make pairs of dimensions, 64 apart or not, as even as chance at the least", () => {
    const point = sobolPoints(key, 1);
    for (const [x, y] of [
      [0, 64],
      [3, 67],
      [10, 11],
      [62, 63],
      [63, 64],
      [70, 71],
    ] as const) {
      const counts = new Array<number>(16).fill(0);
      for (let index = 0; index < 4096; index += 1) {
        const box = (point(index, x) >>> (SOBOL_DIGITS - 2)) * 4;
        counts[box + (point(index, y) >>> (SOBOL_DIGITS - 2))]! += 1;
      }
      const chi2 = counts.reduce((sum, count) => sum + (count - 256) ** 2 / 256, 0);
      // 99.9 % of chi-squared with 15 degrees lie below.
      expect(chi2).toBeLessThan(37.7);
    }
  });

  it("are uniform point by point over scramblings, and independent over dimensions", () => {
    const half = (digits: number): number => (digits >>> (SOBOL_DIGITS - 1)) * 2 - 1;
    const tries = 4000;
    for (const index of [0, 1, 6]) {
      const sums = [0, 0, 0, 0];
      for (let scrambling = 0; scrambling < tries; scrambling += 1) {
        const point = sobolPoints(key, scrambling);
        const signs = [0, 1, 65].map((dimension) => half(point(index, dimension)));
        const [a = 0, b = 0, c = 0] = signs;
        [a, a * b, a * c, a * half(point(index + 1, 1))].forEach((one, i) => (sums[i]! += one));
      }
      for (const sum of sums) expect(Math.abs(sum)).toBeLessThan(4 * Math.sqrt(tries));
    }
  });
});
