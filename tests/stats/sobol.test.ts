/** Indices of the Ishigami function, with and without luck, against the published values. */

import { describe, expect, it } from "vitest";
import { at } from "../../src/base/invariant.ts";
import { keyOfSeed } from "../../src/random/seed.ts";
import { luckOf } from "../../src/random/stream.ts";
import { morrisMeasures } from "../../src/stats/morris.ts";
import { studentCritical } from "../../src/stats/student.ts";
import { sobolIndices, sobolRow, type SobolIndices, type SobolRow } from "../../src/stats/sobol.ts";

/** Ishigami and Homma 1990, a = 7, b = 0.1, inputs uniform on (−π, π). */
const known = { first: [0.3139, 0.4424, 0], total: [0.5576, 0.4424, 0.2437] };
const variance = 49 / 8 + (0.1 * Math.PI ** 4) / 5 + (0.01 * Math.PI ** 8) / 18 + 1 / 2;

function ishigami(x: readonly number[]): number {
  const [x1 = 0, x2 = 0, x3 = 0] = x.map((u) => (2 * u - 1) * Math.PI);
  return Math.sin(x1) + 7 * Math.sin(x2) ** 2 + 0.1 * x3 ** 4 * Math.sin(x1);
}

/** A uniform with mean 0 and the given deviation; the same at all points of a row if `shared`. */
interface Luck {
  readonly deviation: number;
  readonly shared: boolean;
  readonly runs: number;
}

function rowsOf(seed: string, count: number, luck?: Luck): SobolRow[] {
  const key = keyOfSeed(seed);
  return Array.from({ length: count }, (_, row) => {
    const draw = luckOf(key, row);
    const [a, b] = [0, 1].map((side) => [0, 1, 2].map((site) => draw(site, side)));
    let point = 0;
    const values = (x: readonly number[] = []): number[] => {
      point += 1;
      const from = luck?.shared === true ? 100 : 100 * point;
      return Array.from({ length: luck?.runs ?? 1 }, (__, run) => {
        const u = draw(1000 + from + run, 0);
        // It depends on the first input, so that shared luck does not cancel but biases its index.
        const noise = (luck?.deviation ?? 0) * (u - 0.5) * Math.sqrt(12);
        return ishigami(x) + noise * (1 + 2 * (x[0] ?? 0));
      });
    };
    const swap = (factor: number): readonly number[] =>
      (a ?? []).map((value, i) => (i === factor ? at(b ?? [], i) : value));
    return sobolRow(
      values(a),
      values(b),
      [0, 1, 2].map((factor) => values(swap(factor))),
    );
  });
}

/** Indices of rows that are independent of one another. */
const indicesOf = (rows: readonly SobolRow[], level: number): SobolIndices =>
  sobolIndices(
    rows.map((row) => [row]),
    level,
  );

function closeToKnown({ factors, ...indices }: SobolIndices, standardErrors: number): void {
  if (factors === undefined) throw new Error("no spread found");
  factors.forEach(({ first, total }, i) => {
    const half = (one: typeof first): number => (one.high - one.low) / 2 / 1.96;
    const tolerance = (one: typeof first): number => standardErrors * half(one) + 1e-4;
    expect(Math.abs(first.value - at(known.first, i))).toBeLessThan(tolerance(first));
    expect(Math.abs(total.value - at(known.total, i))).toBeLessThan(tolerance(total));
  });
  const error = (indices.variance.high - indices.variance.low) / 2 / 1.96;
  expect(Math.abs(indices.variance.value - variance)).toBeLessThan(standardErrors * error);
}

describe("Sobol indices of the Ishigami function", () => {
  it("are the published ones", () => {
    const indices = indicesOf(rowsOf("ishigami", 20_000), 0.95);
    closeToKnown(indices, 3.5);
    expect(indices.mean).toBeCloseTo(3.5, 0);
    expect(indices.luck).toBe(0);
    // Precise enough for the comparison to mean something.
    for (const { first, total } of indices.factors ?? []) {
      expect(first.high - first.low).toBeLessThan(0.06);
      expect(total.high - total.low).toBeLessThan(0.06);
    }
  });

  it.each([true, false])("are the same under luck as great as they (shared: %s)", (shared) => {
    const luck = { deviation: 4, shared, runs: 2 };
    const indices = indicesOf(rowsOf("lucky", 20_000, luck), 0.95);
    closeToKnown(indices, 3.5);
    // E (1 + 2x)² = 13/3 over x uniform on (0, 1): five times the variance of the function.
    expect(Math.abs(indices.luck / ((16 * 13) / 3) - 1)).toBeLessThan(0.03);
  });

  it("lie in their intervals as often as those say", () => {
    const tries = 200;
    const inside = [0, 1, 2].map(() => ({ first: 0, total: 0 }));
    for (let i = 0; i < tries; i += 1) {
      const { factors } = indicesOf(
        rowsOf(`coverage ${String(i)}`, 256, { deviation: 2, shared: true, runs: 4 }),
        0.95,
      );
      factors?.forEach(({ first, total }, factor) => {
        const count = at(inside, factor);
        const [one, all] = [at(known.first, factor), at(known.total, factor)];
        if (first.low <= one && one <= first.high) count.first += 1;
        if (total.low <= all && all <= total.high) count.total += 1;
      });
    }
    for (const { first, total } of inside) {
      expect(first / tries).toBeGreaterThan(0.9);
      expect(total / tries).toBeGreaterThan(0.9);
    }
  });

  it("are not given where nothing but luck varies", () => {
    const constant = Array.from({ length: 50 }, () => sobolRow([0, 1], [1, 0], [[0, 1]]));
    const indices = indicesOf(constant, 0.95);
    expect(indices.factors).toBeUndefined();
    expect(indices.variance.value).toBeLessThan(0);
    expect(indices.luck).toBe(0.5);
  });
});

describe("Sobol indices of a few rows", () => {
  it("take products over different runs, so that luck leaves no bias", () => {
    const row = sobolRow([1, 3], [2, 6], [[2, 5]]);
    // Variances 2 and 8; differences 1 and 2: 2·2 + 6·1 over two pairs, and half of 1·2.
    expect(row).toEqual({
      ...{ runs: 2, meanA: 2, meanB: 4, luck: 5 },
      cross: Float64Array.of(5),
      delta: Float64Array.of(1.5),
      half: Float64Array.of(1),
    });
    const three = sobolRow([0, 0, 0], [1, 2, 4], [[1, 2, 6]]);
    // Over six pairs: differences 1, 2, 6.
    expect(three.cross[0]).toBeCloseTo((1 * 6 + 2 * 5 + 6 * 3) / 6, 14);
    expect(three.half[0]).toBeCloseTo((2 * (1 * 2 + 1 * 6 + 2 * 6)) / 6 / 2, 14);
    // Without luck: f(B)·(f(AB) − f(A)), and half its square.
    expect(sobolRow([1], [3], [[5]])).toMatchObject({
      cross: Float64Array.of(12),
      half: Float64Array.of(8),
    });
    expect(() => sobolRow([], [], [])).toThrow("same runs");
    expect(() => sobolRow([1], [1, 2], [])).toThrow("same runs");
  });

  it("are ratios of means over rows, with Fieller's intervals", () => {
    // f(x, y) = x + 2y without luck: A, B, then x from B and y from B.
    const f = ([x = 0, y = 0]: readonly number[]): number[] => [x + 2 * y];
    const at2 = [
      [0, 0, 1, 1],
      [1, 0, 0, 2],
      [2, 1, 0, 0],
      [0, 3, 1, 2],
      [9, 0, 0, 9],
    ] as const;
    const rows = at2.map(([a, b, c, d]) => sobolRow(f([a, b]), f([c, d]), [f([c, b]), f([a, d])]));
    const all = at2.flatMap(([a, b, c, d]) => [f([a, b])[0]!, f([c, d])[0]!]);
    const mean = all.reduce((x, y) => x + y, 0) / 10;
    // The variance of the mean that was found, which the spread about it lacks.
    const means = at2.map(([a, b, c, d]) => (a + 2 * b + c + 2 * d) / 2);
    const unseen = means.reduce((sum, one) => sum + (one - mean) ** 2, 0) / 5 / 4;
    const spreads = at2.map(
      ([a, b, c, d]) => ((a + 2 * b - mean) ** 2 + (c + 2 * d - mean) ** 2) / 2 + unseen,
    );
    const average = (values: readonly number[]): number =>
      values.reduce((x, y) => x + y, 0) / values.length;
    const total = at2.map(([a, , c]) => (c - a) ** 2 / 2);
    const first = at2.map(([a, , c, d]) => (c + 2 * d - mean) * (c - a));
    // A level so low that the variance is surely above 0: t(4) for 10 % is 0.133830.
    const indices = indicesOf(rows, 0.1);
    expect(indices.mean).toBeCloseTo(mean, 13);
    expect(indices.variance.value).toBeCloseTo(average(spreads), 12);
    const [x] = indices.factors ?? [];
    expect(x?.total.value).toBeCloseTo(average(total) / average(spreads), 12);
    expect(x?.first.value).toBeCloseTo(average(first) / average(spreads), 12);
    // Fieller: at either end one less so much of the other is just told apart from 0.
    for (const end of [x?.total.low ?? 0, x?.total.high ?? 0]) {
      const left = total.map((one, i) => one - end * at(spreads, i));
      const error = Math.sqrt(left.reduce((p, q) => p + (q - average(left)) ** 2, 0) / 5 / 4);
      expect(Math.abs(average(left))).toBeCloseTo(studentCritical(0.1, 4) * error, 10);
    }
    expect(x?.total.low).toBeLessThan(average(total) / average(spreads));
    expect(x?.total.high).toBeGreaterThan(average(total) / average(spreads));
    expect(() => indicesOf(rows.slice(0, 1), 0.95)).toThrow("two groups");
    expect(indicesOf(rows.slice(0, 2), 0.95).rows).toBe(2);
  });
});

describe("Morris measures", () => {
  it("are means, mean magnitudes and spreads", () => {
    const effects = [3, -1, 1, 3].map((effect) => ({ effect, luck: 0 }));
    const { absolute, mean, deviation, floor } = morrisMeasures(effects, 0.95);
    expect(absolute.value).toBe(2);
    expect(mean).toBe(1.5);
    expect(deviation).toBeCloseTo(Math.sqrt(11 / 3), 12);
    expect(floor).toBe(0);
    // t(3) = 3.182446; deviation of 3, 1, 1, 3 is √(4/3).
    expect(absolute.high).toBeCloseTo(2 + 3.1824463 * Math.sqrt(1 / 3), 6);
    const lucky = morrisMeasures(
      [1, 5].map((effect) => ({ effect, luck: 2 })),
      0.95,
    );
    expect(lucky.deviation).toBeCloseTo(Math.sqrt(8 - 2), 12);
    expect(lucky.floor).toBeCloseTo(2 / Math.sqrt(Math.PI), 12);
    expect(() => morrisMeasures([{ effect: 1, luck: 0 }], 0.95)).toThrow("two trajectories");
  });

  it("tell effects that are all luck from their expected size", () => {
    const draw = luckOf(keyOfSeed("folded"), 0);
    const deviation = 0.3;
    const effects = Array.from({ length: 4000 }, (_, i) => {
      // Box and Muller.
      const [u, v] = [1 - draw(1, i), draw(2, i)];
      const z = Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * v);
      return { effect: deviation * z, luck: deviation ** 2 };
    });
    const { absolute, floor, deviation: left } = morrisMeasures(effects, 0.95);
    expect(absolute.low).toBeLessThan(floor);
    expect(absolute.high).toBeGreaterThan(floor);
    expect(left).toBeLessThan(deviation / 3);
  });
});
