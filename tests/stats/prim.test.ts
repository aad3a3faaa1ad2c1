/** PRIM on cases whose box is known, and its measures by hand. */

import { describe, expect, test } from "vitest";
import { at } from "../../src/base/invariant.ts";
import { luckOf } from "../../src/random/stream.ts";
import { binomialUpperTail } from "../../src/stats/binomial.ts";
import {
  countBox,
  dropIdleLimits,
  peel,
  quasiPValues,
  type PrimInput,
} from "../../src/stats/prim.ts";

/** Uniform inputs, of which two numbers and a value make the box; 5 % outside it, 80 % inside. */
function sample(cases: number, key: number) {
  const luck = Array.from({ length: cases }, (_, index) => luckOf({ low: key, high: 1 }, index));
  const numbers = Array.from({ length: 8 }, (_, input) => luck.map((draw) => draw(input, 0)));
  const kinds = luck.map((draw) => Math.floor(3 * draw(100, 0)));
  const inputs: PrimInput[] = [
    ...numbers.map((values): PrimInput => ({ kind: "number", cases: values })),
    { kind: "value", cases: kinds, values: 3 },
  ];
  const isInside = (index: number): boolean =>
    at(at(numbers, 2), index) > 0.6 && at(at(numbers, 5), index) < 0.5 && at(kinds, index) !== 1;
  const positive = luck.map((draw, index) =>
    draw(200, 0) < (isInside(index) ? 0.8 : 0.05) ? 1 : 0,
  );
  return { inputs, positive };
}

describe("PRIM", () => {
  test("finds the box that made the cases, and it holds on others", () => {
    const { inputs, positive } = sample(6000, 1);
    const steps = peel(inputs, positive, { peel: 0.05, least: 0.05 });
    // What density gains, coverage loses, step by step.
    steps.slice(1).forEach(({ cases, positives }, index) => {
      const before = at(steps, index);
      expect(positives / cases).toBeGreaterThan(before.positives / before.cases);
      expect(cases).toBeLessThan(before.cases);
      expect(positives).toBeLessThanOrEqual(before.positives);
    });
    const total = at(steps, 0).positives;
    // The true box covers 0.1333 · 0.8 / (0.1333 · 0.8 + 0.8667 · 0.05) = 71 %.
    const chosen = steps.filter(({ positives }) => positives >= 0.65 * total).at(-1);
    if (chosen === undefined) throw new Error("no box");
    const box = dropIdleLimits(inputs, positive, chosen.box, 0.05 / inputs.length);
    expect(box.map(({ input }) => input)).toEqual([2, 5, 8]);
    const [second, fifth, kind] = box;
    if (second?.kind !== "number" || fifth?.kind !== "number") throw new Error("numbers");
    expect(second.low).toBeGreaterThan(0.57);
    expect(second.low).toBeLessThan(0.63);
    expect(second.high).toBe(Infinity);
    expect(fifth.high).toBeGreaterThan(0.47);
    expect(fifth.high).toBeLessThan(0.53);
    expect(kind).toEqual({ kind: "value", input: 8, values: [0, 2] });
    const fresh = sample(6000, 2);
    const { cases, positives } = countBox(fresh.inputs, fresh.positive, box);
    expect(positives / cases).toBeGreaterThan(0.74);
    expect(Math.max(...quasiPValues(fresh.inputs, fresh.positive, box))).toBeLessThan(1e-9);
  });

  test("a limit that does nothing has a large quasi-p-value, one that matters its binomial tail", () => {
    const inputs: PrimInput[] = [
      { kind: "number", cases: [1, 2, 3, 4, 5, 6, 7, 8] },
      { kind: "number", cases: [1, 2, 1, 2, 1, 2, 1, 2] },
    ];
    const positive = [0, 0, 0, 0, 1, 1, 1, 1];
    const useful = { kind: "number", input: 0, low: 5, high: Infinity } as const;
    const idle = { kind: "number", input: 1, low: 2, high: Infinity } as const;
    expect(countBox(inputs, positive, [useful, idle])).toEqual({ cases: 2, positives: 2 });
    const [first, second] = quasiPValues(inputs, positive, [useful, idle]);
    // Without the first limit 2 of 4 cases are positive, without the second 4 of 4.
    expect(first).toBeCloseTo(binomialUpperTail(2, 2, 0.5), 12);
    expect(first).toBeCloseTo(0.25, 12);
    expect(second).toBe(1);
    expect(dropIdleLimits(inputs, positive, [useful, idle], 0.3)).toEqual([useful]);
  });

  test("peels as many cases as the share says, at least one, from the end that gains most", () => {
    const cases = Array.from({ length: 20 }, (_, index) => index);
    const positive = cases.map((value) => (value >= 12 && value <= 16 ? 1 : 0));
    const inputs: PrimInput[] = [{ kind: "number", cases }];
    const limits = peel(inputs, positive, { peel: 0.1, least: 0.25 }).map(({ box }) => box[0]);
    // Two of twenty, two of eighteen, then one at a time, until five are left.
    expect(
      limits.map((limit) => (limit?.kind === "number" ? [limit.low, limit.high] : [])),
    ).toEqual([
      [],
      [2, Infinity],
      [3, Infinity],
      [4, Infinity],
      [5, Infinity],
      [6, Infinity],
      [7, Infinity],
      [8, Infinity],
      [9, Infinity],
      [10, Infinity],
      [11, Infinity],
      [12, Infinity],
      [12, 18],
      [12, 17],
      [12, 16],
    ]);
  });

  test("equal values are peeled together, and a constant input never", () => {
    const inputs: PrimInput[] = [
      { kind: "number", cases: [0, 0, 0, 0, 0, 0, 1, 1, 1, 1] },
      { kind: "number", cases: new Array<number>(10).fill(3) },
    ];
    const positive = [0, 0, 0, 0, 0, 0, 1, 1, 1, 1];
    const steps = peel(inputs, positive, { peel: 0.1, least: 0.1 });
    expect(steps).toEqual([
      { box: [], cases: 10, positives: 4 },
      { box: [{ kind: "number", input: 0, low: 1, high: Infinity }], cases: 4, positives: 4 },
    ]);
  });

  test("boxes do not go below their least size, and nothing is peeled where nothing varies", () => {
    const { inputs, positive } = sample(1000, 3);
    const steps = peel(inputs, positive, { peel: 0.05, least: 0.3 });
    expect(Math.min(...steps.map(({ cases }) => cases))).toBeGreaterThanOrEqual(300);
    const all = positive.map(() => 1);
    expect(peel(inputs, all, { peel: 0.05, least: 0.05 })).toHaveLength(1);
  });
});
