/** Input uncertainty of a scenario whose spread is known: a chance with a beta prior. */

import { describe, expect, it } from "vitest";
import { engineNamed } from "../../src/app/batch/engines.ts";
import { layoutOf } from "../../src/batch/layout.ts";
import { countDraw } from "../../src/batch/points.ts";
import { emptyTally, mergeTallies } from "../../src/batch/tally.ts";
import { keyOfSeed } from "../../src/random/seed.ts";
import { betaQuantile } from "../../src/stats/beta.ts";
import { wilsonScore } from "../../src/stats/proportion.ts";
import { normalCritical, studentCritical } from "../../src/stats/student.ts";
import {
  estimateUncertain,
  readDraw,
  uncertainTask,
  type UncertainEstimates,
  type UncertainShare,
} from "../../src/study/uncertainty.ts";
import { central, first, inputs, scenario, second } from "./two-chances.ts";

const { program } = scenario;
const kernel = engineNamed("kernel").prepare(program);

function uncertain(seed: string, draws: number, runs: number): UncertainEstimates {
  const key = keyOfSeed(seed);
  const design = { inputs, central, key, runs };
  const tallies = Array.from({ length: draws }, (_, draw) =>
    countDraw(kernel, key, uncertainTask(design, draw)),
  );
  const found = estimateUncertain(
    program,
    tallies.map((tally) => readDraw(program, tally)),
    tallies.reduce(mergeTallies, emptyTally(layoutOf(program))),
  );
  if (found === undefined) throw new Error("no estimates");
  return found;
}

function shareOf({ outcomes }: UncertainEstimates, id: string): UncertainShare {
  const found = outcomes.find((outcome) => outcome.id === id);
  if (found?.kind === "boolean") return found;
  if (found?.kind === "time") return found.ever;
  throw new Error(id);
}

describe("few draws", () => {
  it("count as so many runs as their error says, less what Student's t asks for", () => {
    const one = shareOf(uncertain("few", 12, 30), "first");
    // The variance of the means: that of the inputs, and what luck leaves of it in thirty runs.
    const error = (one.inputVariance.value + one.luckVariance / 30) / 12;
    const p = one.probability;
    const ratio = (normalCritical(0.95) / studentCritical(0.95, 11)) ** 2;
    const { low, high } = wilsonScore(p, ((p * (1 - p)) / error) * ratio, 0.95);
    expect(one.low).toBeCloseTo(low, 12);
    expect(one.high).toBeCloseTo(high, 12);
  });
});

describe("a chance with a beta prior", () => {
  const found = uncertain("known", 8000, 30);

  it("has its mean, its variance and its quantiles, luck taken out", () => {
    const one = shareOf(found, "first");
    expect(one.low).toBeLessThan(first.mean);
    expect(one.high).toBeGreaterThan(first.mean);
    expect(one.inputVariance.low).toBeLessThan(first.variance);
    expect(one.inputVariance.high).toBeGreaterThan(first.variance);
    expect(one.inputVariance.high - one.inputVariance.low).toBeLessThan(0.004);
    const luck = first.mean * (1 - first.mean) - first.variance;
    expect(one.luckVariance).toBeCloseTo(luck, 2);
    expect(one.inputShare).toBeCloseTo(first.variance / (first.variance + luck), 2);
    expect(one.band?.low).toBeCloseTo(0.1 + 0.6 * betaQuantile(0.05, 3, 3), 1.5);
    expect(one.band?.high).toBeCloseTo(0.1 + 0.6 * betaQuantile(0.95, 3, 3), 1.5);
  });

  it("has them wherever it is counted", () => {
    const one = shareOf(found, "first");
    expect(shareOf(found, "when")).toEqual({ ...one, kind: undefined, id: undefined });
    const [quiet] = found.flashpoints;
    expect(quiet?.ever[1]?.probability).toBe(one.probability);
    expect(quiet?.ever[1]?.band).toEqual(one.band);
    expect(quiet?.final[1]).toEqual(quiet?.ever[1]);
    // All runs stand at the best level or worse, without any spread.
    expect(quiet?.ever[0]).toMatchObject({ probability: 1, inputShare: 0, high: 1 });
    expect(quiet?.ever[0]?.band).toBeUndefined();
    const when = found.outcomes.find(({ id }) => id === "when");
    if (when?.kind !== "time") throw new Error("no time");
    expect(when.quantiles[0]).toEqual({ share: 0.05, step: 1 });
    expect(when.quantiles.at(-1)).toEqual({ share: 0.95, step: Infinity });
  });

  it("adds up in a mean", () => {
    const count = found.outcomes.find(({ id }) => id === "count");
    if (count?.kind !== "number") throw new Error("no number");
    expect(count.low).toBeLessThan(0.6);
    expect(count.high).toBeGreaterThan(0.6);
    const sum = first.variance + second.variance;
    expect(count.inputVariance.low).toBeLessThan(sum);
    expect(count.inputVariance.high).toBeGreaterThan(sum);
    expect(count.band?.low).toBeCloseTo(0.6 - 1.645 * Math.sqrt(sum), 1);
    expect(count.band?.high).toBeCloseTo(0.6 + 1.645 * Math.sqrt(sum), 1);
  });
});

describe("intervals", () => {
  it("cover the mean and the variance about as often as they say", () => {
    const tries = 200;
    let mean = 0;
    let variance = 0;
    for (let i = 0; i < tries; i += 1) {
      const one = shareOf(uncertain(`coverage ${String(i)}`, 100, 20), "first");
      if (one.low <= first.mean && first.mean <= one.high) mean += 1;
      const { low, high } = one.inputVariance;
      if (low <= first.variance && first.variance <= high) variance += 1;
    }
    expect(mean / tries).toBeGreaterThan(0.91);
    expect(mean / tries).toBeLessThan(0.99);
    expect(variance / tries).toBeGreaterThan(0.87);
  });

  it("are as wide as one run a draw allows where nothing was seen", () => {
    const still = inputs.filter(({ id }) => id === "idle");
    const key = keyOfSeed("none");
    const never = central.map((value, index) =>
      program.parameters[index]?.id === "first_chance" ? 0 : value,
    );
    const design = { inputs: still, central: never, key, runs: 50 };
    const tallies = Array.from({ length: 40 }, (_, draw) =>
      countDraw(kernel, key, uncertainTask(design, draw)),
    );
    const found = estimateUncertain(
      program,
      tallies.map((tally) => readDraw(program, tally)),
      tallies.reduce(mergeTallies),
    );
    if (found === undefined) throw new Error("no estimates");
    const one = shareOf(found, "first");
    // Wilson's bound for 0 of 40: z² / (40 + z²).
    expect(one).toMatchObject({ probability: 0, low: 0, inputShare: 0 });
    expect(one.high).toBeCloseTo(3.8414588 / 43.8414588, 6);
  });
});

describe("draws", () => {
  it("do not depend on what else varies", () => {
    const key = keyOfSeed("alone");
    const all = uncertainTask({ inputs, central, key, runs: 7 }, 5);
    const [only] = inputs.filter(({ id }) => id === "first_chance");
    if (only === undefined) throw new Error("no input");
    const alone = uncertainTask({ inputs: [only], central, key, runs: 7 }, 5);
    expect(alone.first).toBe(35);
    expect(alone.parameters[only.parameter]).toBe(all.parameters[only.parameter]);
    expect(alone.parameters.filter((value, index) => value !== central[index])).toHaveLength(1);
  });
});
