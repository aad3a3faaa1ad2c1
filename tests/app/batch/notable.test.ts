/** Single runs of a batch: found again by following every run in the interpreter. */

import { expect, it } from "vitest";

import { engineNamed } from "../../../src/app/batch/engines.ts";
import { notableRuns, runReaching } from "../../../src/app/batch/notable.ts";
import { beginOutcomes, observe } from "../../../src/engine/interpreter/outcome.ts";
import { parametersOf, simulate } from "../../../src/engine/interpreter/run.ts";
import { luckOf } from "../../../src/random/stream.ts";
import { keyOfSeed } from "../../../src/random/seed.ts";
import { demo } from "../../tui/demo.ts";

const { program } = demo;
const parameters = parametersOf(program);
const key = keyOfSeed("notable");
const runsOf = { engine: engineNamed("kernel"), program, parameters, key, runs: 60 };
const { steps } = program.calendar;

const runs = Array.from({ length: 60 }, (_, run) => {
  const { states } = simulate(program, parameters, luckOf(key, run));
  const values = states
    .reduce((all, state) => observe(program, parameters, all, state), beginOutcomes(program))
    .map(({ value }) => value);
  // A run that has ended stands where it ended.
  const course = Array.from({ length: steps + 1 }, (_, step) =>
    (states[Math.min(step, states.length - 1)]?.levels ?? []).map(
      (level, index) => level / ((program.flashpoints[index]?.levels.length ?? 2) - 1),
    ),
  ).flat();
  return { run, values, course, gravity: course.reduce((sum, one) => sum + one, 0) };
});

it("are the median, the worst and the most typical of those followed", () => {
  const found = notableRuns(runsOf);
  const gravityOf = (run: number | undefined): number => runs[run ?? -1]?.gravity ?? NaN;
  const sorted = runs.map(({ gravity }) => gravity).toSorted((one, other) => one - other);
  expect(found?.looked).toBe(60);
  expect(gravityOf(found?.worst)).toBeCloseTo(sorted[59] ?? NaN, 9);
  expect(gravityOf(found?.median)).toBeCloseTo(sorted[30] ?? NaN, 9);
  const mean = (runs[0]?.course ?? []).map(
    (_, index) => runs.reduce((sum, { course }) => sum + (course[index] ?? 0), 0) / 60,
  );
  const distance = ({ course }: (typeof runs)[number]): number =>
    course.reduce((sum, value, index) => sum + Math.abs(value - (mean[index] ?? 0)), 0);
  const typical = runs[found?.typical ?? -1];
  expect(typical === undefined ? NaN : distance(typical)).toBeCloseTo(
    Math.min(...runs.map(distance)),
    9,
  );
});

it("are found in which an outcome comes true", () => {
  for (const [index, { type }] of program.outcomes.entries()) {
    if (type === "number") continue;
    const first = runs.find(({ values }) =>
      type === "time" ? (values[index] ?? Infinity) < Infinity : values[index] === 1,
    );
    expect(runReaching(runsOf, index)).toBe(first?.run);
  }
});
