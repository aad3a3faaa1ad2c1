/** Linear algebra by hand, and a regression that finds what moves an answer and leaves luck alone. */

import { describe, expect, it } from "vitest";
import { at } from "../../src/base/invariant.ts";
import { normalScore } from "../../src/numeric/normal.ts";
import { keyOfSeed } from "../../src/random/seed.ts";
import { luckOf } from "../../src/random/stream.ts";
import { cholesky, dot, solveCholesky } from "../../src/stats/linear.ts";
import { valueAlong } from "../../src/stats/prior.ts";
import { designOf, pursue } from "../../src/stats/pursuit.ts";

describe("a symmetric matrix", () => {
  const matrix = [
    [4, 12, -16],
    [12, 37, -43],
    [-16, -43, 98],
  ];

  it("has the triangle of the textbook, and is solved by it", () => {
    const lower = cholesky(matrix);
    expect(lower).toEqual([[2], [6, 1], [-8, 5, 3]]);
    const x = [1, -2, 3];
    const b = matrix.map((row) => dot(row, x));
    for (const [index, value] of solveCholesky(lower ?? [], b).entries())
      expect(value).toBeCloseTo(at(x, index), 9);
  });

  it("has none where it is not positive definite", () => {
    expect(
      cholesky([
        [1, 2],
        [2, 4],
      ]),
    ).toBeUndefined();
    expect(cholesky([[-1]])).toBeUndefined();
    expect(cholesky([[0]])).toBeUndefined();
  });
});

describe("a pursuit", () => {
  const luck = luckOf(keyOfSeed("pursuit"), 0);
  const points = Array.from({ length: 120 }, (_, row) =>
    Array.from({ length: 60 }, (_other, input) => normalScore(luck(row, input))),
  );
  const even = points.map(() => 1);

  it("finds the slopes of the few inputs that move an answer, and no others", () => {
    const answers = points.map((one) => 3 + 2 * at(one, 7) - 0.5 * at(one, 41));
    const { slopes, residual } = pursue(designOf(points, even), answers);
    expect(at(slopes, 7)).toBeCloseTo(2, 9);
    expect(at(slopes, 41)).toBeCloseTo(-0.5, 9);
    expect(slopes.filter((slope) => Math.abs(slope) > 1e-9)).toHaveLength(2);
    expect(residual).toBeLessThan(1e-18);
  });

  it("takes what luck could have made as nothing, and says how much it leaves", () => {
    const noise = points.map((_, row) => normalScore(luck(row, 1000)));
    const { slopes, residual } = pursue(designOf(points, even), noise);
    expect(slopes.every((slope) => slope === 0)).toBe(true);
    expect(Math.abs(residual - 1)).toBeLessThan(0.4);
    const mixed = points.map((one, row) => at(noise, row) + 2 * at(one, 3));
    const { slopes: found } = pursue(designOf(points, even), mixed);
    expect(found.flatMap((slope, input) => (slope === 0 ? [] : [input]))).toEqual([3]);
    expect(Math.abs(at(found, 3) - 2)).toBeLessThan(0.4);
  });

  it("weighs points: one of no weight says nothing", () => {
    const answers = points.map((one, row) => (row < 60 ? 1 : -1) * at(one, 5));
    const weights = points.map((_, row) => (row < 60 ? 0.5 : 0));
    const { slopes } = pursue(designOf(points, weights), answers);
    expect(at(slopes, 5)).toBeCloseTo(1, 9);
  });

  it("tells no more inputs than a third of its points, and none that never moves", () => {
    const few = points.slice(0, 9);
    const answers = few.map((one) => one.reduce((sum, value) => sum + value, 0));
    const told = pursue(designOf(few, even.slice(0, 9)), answers).slopes;
    expect(told.filter((slope) => slope !== 0).length).toBeLessThanOrEqual(3);
    const still = points.map(() => [1, 1]);
    expect(pursue(designOf(still, even), even).slopes).toEqual([0, 0]);
  });
});

describe("the way along a range", () => {
  it("ends at its ends, whatever lies beyond, and is measured on the scale", () => {
    const along = (scale: "linear" | "log", share: number): number =>
      valueAlong({ scale, shape: "pert", low: 1, high: 4 }, share);
    expect([-1, 0, 0.5, 1, 1.5].map((share) => along("linear", share))).toEqual([1, 1, 2.5, 4, 4]);
    expect(along("log", 0.5)).toBeCloseTo(2, 12);
  });
});
