/**
 * Batches against exact probabilities, both engines and all kinds of random scenarios at once: the
 * randomised probability-integral transform of a count, under the exact probability, is uniform on
 * [0, 1] (Dunn and Smyth 1996), so those of many scenarios are put to a Kolmogorov–Smirnov test.
 */

import * as fc from "fast-check";
import { expect, it } from "vitest";
import { at } from "../../../src/base/invariant.ts";
import type { Engine } from "../../../src/batch/engine.ts";
import { interpreterEngine } from "../../../src/batch/interpreter-engine.ts";
import { kernelEngine } from "../../../src/batch/kernel-engine.ts";
import { ExactRefusal } from "../../../src/engine/exact/refusal.ts";
import { solve } from "../../../src/engine/exact/solve.ts";
import { RunFault } from "../../../src/engine/interpreter/fault.ts";
import { parametersOf } from "../../../src/engine/interpreter/run.ts";
import { lower } from "../../../src/ir/lower.ts";
import type { Program, ProgramOutcome } from "../../../src/ir/program.ts";
import type { Model } from "../../../src/scenario/model.ts";
import { keyOfSeed } from "../../../src/random/seed.ts";
import { luckOf } from "../../../src/random/stream.ts";
import { binomialLowerTail, binomialProbability } from "../../../src/stats/binomial.ts";
import { arbitraryOf } from "../../generator/dice.ts";
import { randomModel } from "../../generator/model.ts";
import { ways } from "../../generator/ways.ts";

/** Enough for a suite that runs often; `BRINK_CASES=1000` is the full number. */
const SCENARIOS = Math.min(1000, Number(process.env["BRINK_CASES"] ?? 125));
const RUNS = 100;

/** Most ways through a step: one scenario in five has more, and would take longer than all others. */
const MOST_WAYS = 24;

/** Scenarios drawn at once, of which one in five has an open question. */
const DRAWN = 100;

/** Cut to a few steps and small enough to be solved in milliseconds. */
function cut(model: Model): Program {
  const steps = Math.min(4, model.calendar.steps);
  const program = lower({ ...model, calendar: { ...model.calendar, steps } });
  const outcomes = program.outcomes.filter(
    ({ fold }) => fold.kind !== "read" || (fold.step ?? 0) <= steps,
  );
  return { ...program, outcomes };
}

/** Looks at the solver that a scenario may take before it is too large for this. */
const PATIENCE = 40;

/** The exact probability of an outcome alone; undefined where it is (almost) certain, or hard to get. */
function probabilityOf(program: Program, outcome: ProgramOutcome): number | undefined {
  const alone = { ...program, outcomes: [outcome] };
  try {
    const going = solve(alone, parametersOf(program), { drop: 0, most: 300 });
    let next = going.next();
    for (let looks = 0; next.done !== true; looks += 1) {
      if (looks > PATIENCE) return undefined;
      next = going.next();
    }
    const answer = at(next.value.answers, 0);
    if (answer.kind === "number") return undefined;
    const { value } = answer.probability;
    return Math.min(value, 1 - value) < 1e-3 ? undefined : value;
  } catch (error) {
    if (error instanceof ExactRefusal || error instanceof RunFault) return undefined;
    throw error;
  }
}

/** The first outcome with something to find out about. */
function openQuestion(
  program: Program,
): { readonly outcome: number; readonly probability: number } | undefined {
  for (const [outcome, one] of program.outcomes.entries()) {
    if (one.type === "number") continue;
    const probability = probabilityOf(program, one);
    if (probability !== undefined) return { outcome, probability };
  }
  return undefined;
}

/** In how many runs an outcome came true; undefined where a run stopped with a fault. */
function countOf(
  engine: Engine,
  program: Program,
  outcome: number,
  seed: string,
): number | undefined {
  const prepared = engine.prepare(program);
  const { outcomes } = prepared.list(parametersOf(program), keyOfSeed(seed), 0, RUNS);
  const never = at(program.outcomes, outcome).type === "time" ? Infinity : 0;
  let count = 0;
  for (let run = 0; run < RUNS; run += 1) {
    const value = at(outcomes, run * program.outcomes.length + outcome);
    if (Number.isNaN(value)) return undefined;
    if (value !== never) count += 1;
  }
  return count;
}

/** P(sup of the distance ≥ that of these values), by Kolmogorov's series with Stephens' correction. */
function uniformity(values: readonly number[]): number {
  const n = values.length;
  const distance = Math.max(
    ...values
      .toSorted((a, b) => a - b)
      .flatMap((value, index) => [value - index / n, (index + 1) / n - value]),
  );
  const x = (Math.sqrt(n) + 0.12 + 0.11 / Math.sqrt(n)) * distance;
  let sum = 0;
  for (let k = 1; k <= 100; k += 1) sum += (k % 2 === 1 ? 2 : -2) * Math.exp(-2 * k * k * x * x);
  return Math.min(1, Math.max(0, sum));
}

it("counts of random finite scenarios are as likely as the exact solution says", () => {
  const found: number[] = [];
  const skewed: number[] = [];
  let seen = 0;
  for (let batch = 0; found.length < SCENARIOS; batch += 1) {
    for (const model of fc.sample(arbitraryOf(randomModel), {
      seed: 100 + batch,
      numRuns: DRAWN,
    })) {
      if (found.length >= SCENARIOS) break;
      seen += 1;
      const program = cut(model);
      if (ways(program) > MOST_WAYS) continue;
      const question = openQuestion(program);
      if (question === undefined) continue;
      const { outcome, probability } = question;
      const engine = found.length % 4 === 0 ? kernelEngine : interpreterEngine;
      const count = countOf(engine, program, outcome, `uniform ${String(seen)}`);
      if (count === undefined) continue;
      const draw = luckOf(keyOfSeed("transform"), found.length)(1, 0);
      const transform = (p: number): number =>
        (count === 0 ? 0 : binomialLowerTail(count - 1, RUNS, p)) +
        draw * binomialProbability(count, RUNS, p);
      found.push(transform(probability));
      skewed.push(transform(probability * 0.9));
    }
  }
  expect(uniformity(found)).toBeGreaterThan(0.001);
  // The test has the power to see probabilities that are a tenth off.
  expect(uniformity(skewed)).toBeLessThan(0.001);
});
