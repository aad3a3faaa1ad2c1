/** Replications of splitting summed up by hand. */

import { describe, expect, it } from "vitest";
import type { Replication } from "../../src/batch/splitting.ts";
import { meanInterval } from "../../src/stats/mean.ts";
import { wilsonInterval } from "../../src/stats/proportion.ts";
import { estimateRare } from "../../src/study/rare.ts";

const pilot = { levels: [2, 5], stepsPerRun: 10, steps: 500 };
const one = (index: number, estimate: number, more: Partial<Replication> = {}): Replication => ({
  ...{ index, estimate, steps: 1000, faults: index, lost: 0 },
  stages: [
    { crossed: 40, happened: 1 },
    { crossed: 30, happened: 2 },
    { crossed: 0, happened: 3 },
  ],
  ...more,
});

describe("replications", () => {
  it("give their mean, Student's interval over them, and what it cost", () => {
    const dead = one(1, 0, { stages: [{ crossed: 0, happened: 0 }] });
    const found = estimateRare([one(2, 0.03), dead, one(0, 0.06)], pilot, 100);
    const variance = 0.0009;
    const interval = meanInterval({ count: 3, mean: 0.03, variance }, 0.95);
    expect(found.probability).toBeCloseTo(0.03, 15);
    expect(found.low).toBe(0);
    expect(interval.low).toBeLessThan(0);
    expect(found.high).toBeCloseTo(interval.high, 14);
    const relative = Math.sqrt(variance / 3) / 0.03;
    expect(found.relativeError).toBeCloseTo(relative, 14);
    expect(found).toMatchObject({ replications: 3, hits: 2, steps: 3500, faults: 3, level: 0.95 });
    // A binomial of n runs has the relative error √((1 − p) / (n·p)).
    const plain = 0.97 / 0.03 / relative ** 2;
    expect(found.plainRuns).toBeCloseTo(plain, 9);
    expect(found.saved).toBeCloseTo((plain * 10) / 3500, 9);
    // Each stage that began followed a hundred runs.
    expect(found.stages).toEqual([
      { level: 2, runs: 300, crossed: 80, happened: 2 },
      { level: 5, runs: 200, crossed: 60, happened: 4 },
      { runs: 200, crossed: 0, happened: 6 },
    ]);
  });

  it("of which every run faulted say nothing of the others", () => {
    const lost = (index: number): Replication => one(index, 0, { lost: 1 });
    const none = estimateRare([one(0, 0), lost(1), lost(2), lost(3), one(4, 0)], pilot, 100);
    expect(none.high).toBeCloseTo(wilsonInterval(0, 2, 0.95).high, 14);
    // Half of each is lost, and all else comes true: as sure as two replications are.
    const agree = [0.1, 0.3].map((half, index) => one(index, half, { lost: 1 - half }));
    const all = estimateRare([...agree, lost(2)], pilot, 100);
    expect(all.probability).toBeLessThanOrEqual(1);
    expect(all.low).toBeCloseTo(wilsonInterval(2, 2, 0.95).low, 12);
  });

  it("leave out the runs that a fault stops", () => {
    const halves = [one(0, 0.1, { lost: 0.5 }), one(1, 0.2, { lost: 0.5 })];
    const found = estimateRare(halves, pilot, 100);
    expect(found.probability).toBeCloseTo(0.3, 14);
    expect(found.lost).toBe(0.5);
    // Residuals ∓0.05 / 0.5, so a standard error of 0.1; half of the plain runs are lost as well.
    expect(found.relativeError).toBeCloseTo(0.1 / 0.3, 12);
    expect(found.plainRuns).toBeCloseTo(0.7 / 0.3 / (1 / 9) / 0.5, 9);
  });

  it("say of equal estimates, and of one, no more than they show", () => {
    const never = estimateRare([one(0, 0), one(1, 0)], pilot, 100);
    expect(never).toMatchObject({ probability: 0, low: 0, hits: 0 });
    expect(never.high).toBeCloseTo(wilsonInterval(0, 2, 0.95).high, 12);
    expect(never.relativeError).toBeNaN();
    const single = estimateRare([one(0, 0.2)], pilot, 100);
    expect(single).toMatchObject({ probability: 0.2, low: 0, high: 1, hits: 1 });
    expect(single.relativeError).toBeNaN();
    const two = estimateRare([one(0, 0.2), one(1, 0.2)], pilot, 100);
    // Equal estimates prove no spread.
    expect(two.low).toBeLessThan(0.2);
    expect(two.high).toBeGreaterThan(0.2);
    expect(two.relativeError).toBe(0);
    expect(estimateRare([one(0, 0.9), one(1, 0.2)], pilot, 100).high).toBe(1);
  });
});
