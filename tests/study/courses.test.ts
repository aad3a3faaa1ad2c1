/** Courses of flashpoints against the runs themselves, walked one by one by the interpreter. */

import { describe, expect, test } from "vitest";
import { readScenarioFile } from "../../src/app/read.ts";
import { runOnce } from "../../src/app/run/run-once.ts";
import { kernelEngine } from "../../src/batch/kernel-engine.ts";
import { layoutOf } from "../../src/batch/layout.ts";
import { emptyTally } from "../../src/batch/tally.ts";
import { parametersOf } from "../../src/engine/interpreter/run.ts";
import { keyOfSeed } from "../../src/random/seed.ts";
import { wilsonInterval } from "../../src/stats/proportion.ts";
import { coursesOf } from "../../src/study/courses.ts";

const RUNS = 60;

function soundProgram(name: string) {
  const read = readScenarioFile(name, ".");
  if (read.kind === "faulty") throw new Error(`${name} has faults`);
  return read.program;
}

describe.each(["two-state", "europe-2022", "brinkmanship"])("%s", (name) => {
  const program = soundProgram(name);
  const tally = kernelEngine
    .prepare(program)
    .tally(parametersOf(program), keyOfSeed("courses"), 0, RUNS);
  const courses = coursesOf(program, tally);
  const runs = Array.from({ length: RUNS }, (_, run) => runOnce(program, "courses", run).states);
  // The last state stands for all later steps.
  const levelsAt = (run: number, step: number) =>
    runs[run]![Math.min(step, runs[run]!.length - 1)]!.levels;

  test("stand where the runs stand, and have reached what they have reached", () => {
    expect(courses.map(({ id }) => id)).toEqual(program.flashpoints.map(({ id }) => id));
    courses.forEach(({ levels, standing, reached }, flashpoint) => {
      expect(standing).toHaveLength(program.calendar.steps + 1);
      const worst = new Array<number>(RUNS).fill(-1);
      standing.forEach((shares, step) => {
        const here = runs.map((_, run) => levelsAt(run, step)[flashpoint]!);
        here.forEach((level, run) => (worst[run] = Math.max(worst[run]!, level)));
        expect(shares.map(({ count }) => count)).toEqual(
          levels.map((_, level) => here.filter((one) => one === level).length),
        );
        expect(reached[step]!.map(({ count }) => count)).toEqual(
          levels.map((_, level) => worst.filter((one) => one >= level).length),
        );
      });
    });
  });

  test("carry Wilson's interval", () => {
    for (const { standing } of courses) {
      for (const { count, probability, low, high } of standing.at(-1)!) {
        expect(probability).toBe(count / RUNS);
        expect(wilsonInterval(count, RUNS, 0.95)).toMatchObject({ low, high });
      }
    }
  });
});

test("are none where no run came through", () => {
  const program = soundProgram("two-state");
  expect(coursesOf(program, emptyTally(layoutOf(program)))).toEqual([]);
});
