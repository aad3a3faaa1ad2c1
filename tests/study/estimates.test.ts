/** Estimates against the runs themselves, counted and sorted the plain way. */

import { describe, expect, test } from "vitest";
import { layoutOf } from "../../src/batch/layout.ts";
import { emptyTally, tallyRuns, type RunSummary } from "../../src/batch/tally.ts";
import type { Program } from "../../src/ir/program.ts";
import { keyOfSeed } from "../../src/random/seed.ts";
import { estimate, QUANTILES } from "../../src/study/estimates.ts";
import { fixedIntervals } from "../../src/study/intervals.ts";
import { toyRun, toyShape } from "../batch/toy.ts";

const program = {
  calendar: { steps: 4, dayOfStep: [0, 7, 14, 21, 28] },
  outcomes: toyShape.outcomes,
  flashpoints: [
    { id: "one", levels: ["calm", "crisis", "war"] },
    { id: "two", levels: ["off", "on"] },
  ],
  unknowns: [{ id: "hidden", values: [{ id: "yes" }, { id: "no" }] }],
} as unknown as Program;

type Counted = Extract<RunSummary, { kind: "run" }>;
const all = Array.from({ length: 301 }, (_, run) => toyRun([0.3, 0.1], keyOfSeed("est"), run));
const runs = all.filter((run): run is Counted => run.kind === "run");
const unbounded = { low: -Infinity, high: Infinity, certain: false };
const intervals = fixedIntervals(() => program.outcomes.map(() => unbounded));
const estimates = estimate(program, tallyRuns(layoutOf(program), all), intervals)!;

/** The estimate of a number that alternates between two values, as often the one as the other. */
function peakOf(values: readonly number[]) {
  const even = runs.slice(0, runs.length - (runs.length % 2));
  const small = even.map((run, index) => ({ ...run, outcomes: [0, values[index % 2]!, Infinity] }));
  const [, peak] = estimate(program, tallyRuns(layoutOf(program), small), intervals)!.outcomes;
  if (peak?.kind !== "number") throw new Error("type");
  return peak;
}

/** The q-quantile as a reader would look it up: sort, take the ⌈qn⌉-th. */
const quantile = (values: readonly number[], q: number): number =>
  values.toSorted((a, b) => a - b)[Math.ceil(q * values.length) - 1]!;

describe("estimates", () => {
  test("count only runs without a fault", () => {
    expect(estimates.runs).toBe(runs.length);
    expect(runs.length).toBeLessThan(all.length);
  });

  test("of outcomes", () => {
    const [war, peak, when] = estimates.outcomes;
    const wars = runs.filter(({ outcomes }) => outcomes[0] === 1).length;
    expect(war).toMatchObject({ kind: "boolean", count: wars, probability: wars / runs.length });
    const peaks = runs.map(({ outcomes }) => outcomes[1]!);
    const mean = peaks.reduce((a, b) => a + b, 0) / peaks.length;
    const variance = peaks.reduce((a, b) => a + (b - mean) ** 2, 0) / (peaks.length - 1);
    if (peak?.kind !== "number" || when?.kind !== "time") throw new Error("types");
    expect(peak.mean).toBeCloseTo(mean, 6);
    expect(peak.deviation).toBeCloseTo(Math.sqrt(variance), 6);
    expect([peak.min, peak.max]).toEqual([Math.min(...peaks), Math.max(...peaks)]);
    expect(peak.low).toBeLessThan(mean);
    const times = runs.map(({ outcomes }) => outcomes[2]!);
    expect(when.quantiles.map(({ step }) => step)).toEqual(
      QUANTILES.map((q) => quantile(times, q)),
    );
    expect(when.ever.count).toBe(times.filter(Number.isFinite).length);
  });

  test("say where rounding to quanta may show in a mean", () => {
    const coarse = (value: number): boolean => {
      const { mean, roundingError, coarse: told } = peakOf([value, 0.5 * value]);
      expect(Math.abs(mean - 0.75 * value)).toBeLessThanOrEqual(roundingError);
      return told;
    };
    expect([1e-9, -3e-8, 1e-5].map(coarse)).toEqual([true, true, true]);
    expect([0, 0.002, -1].map(coarse)).toEqual([false, false, false]);
  });

  test("of equal values are that value, and no interval shows what was not seen", () => {
    const value = 16.55138305573639;
    const { mean, low, high, roundingError } = peakOf([value, value]);
    expect({ mean, low, high, roundingError }).toEqual({
      ...{ mean: value, low: -Infinity, high: Infinity, roundingError: 0 },
    });
  });

  test("of almost equal values lie among them, with an interval that rounding widens", () => {
    const values = [16.55138305573639, 16.55138305573649];
    const { mean, low, high, min, max } = peakOf(values);
    expect([min, max]).toEqual(values);
    expect(mean).toBeGreaterThanOrEqual(min);
    expect(mean).toBeLessThanOrEqual(max);
    expect(low).toBeLessThan(min);
    expect(high).toBeGreaterThan(max);
  });

  test("of ladders", () => {
    estimates.flashpoints.forEach((flashpoint, index) => {
      const last = runs.map(({ levels }) => levels.at(-1)![index]!);
      const firsts = (level: number) =>
        runs.map(({ levels }) => {
          const found = levels.findIndex((step) => step[index]! >= level);
          return found < 0 ? Infinity : found;
        });
      flashpoint.levels.forEach((_, level) => {
        expect(flashpoint.final[level]!.count).toBe(last.filter((l) => l === level).length);
        const reached = firsts(level);
        expect(flashpoint.ever[level]!.count).toBe(reached.filter(Number.isFinite).length);
        expect(flashpoint.firstPassage[level]!.quantiles.map(({ step }) => step)).toEqual(
          QUANTILES.map((q) => quantile(reached, q)),
        );
        for (const { step, low, high } of flashpoint.firstPassage[level]!.quantiles) {
          expect(low).toBeLessThanOrEqual(step);
          expect(high).toBeGreaterThanOrEqual(step);
        }
      });
    });
  });

  test("of nothing are none", () => {
    expect(estimate(program, emptyTally(layoutOf(program)), intervals)).toBeUndefined();
  });
});
