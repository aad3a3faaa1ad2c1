/** Splitting against exact answers, against the interpreter, and against the work of plain runs. */

import { interpreterEngine } from "../../src/batch/interpreter-engine.ts";
import { kernelEngine } from "../../src/batch/kernel-engine.ts";
import { splittingProgram } from "../../src/batch/splitting-program.ts";
import {
  BY,
  GOAL,
  choosePilot,
  replicate,
  type Replication,
  type SplittingPlan,
} from "../../src/batch/splitting.ts";
import type { Follower } from "../../src/engine/kernel/follow.ts";
import { parametersOf } from "../../src/engine/interpreter/run.ts";
import type { Program } from "../../src/ir/program.ts";
import { wilsonInterval } from "../../src/stats/proportion.ts";
import { estimateRare } from "../../src/study/rare.ts";
import { programOf } from "../bench/subjects.ts";
import {
  exactProbability,
  ladderText,
  programOfText,
  ruinProbability,
  ruinText,
} from "./ladder.ts";
import { describe, expect, it } from "vitest";

function prepared(whole: Program, id: string) {
  const parameters = parametersOf(whole);
  const goal = whole.outcomes.findIndex((outcome) => outcome.id === id);
  const program = splittingProgram(whole, goal, undefined, parameters)!;
  const follower = kernelEngine.prepare(program).follower(parameters, GOAL, BY);
  const time = whole.outcomes[goal]!.type === "time";
  return { program, parameters, follower, time };
}

function split(whole: Program, id: string, effort: number, replications: number, seed: string) {
  const { follower, time } = prepared(whole, id);
  const pilot = choosePilot(follower, seed, { effort, time });
  const plan: SplittingPlan = { levels: pilot.levels, effort, time };
  const made = Array.from({ length: replications }, (_, index): Replication =>
    replicate(follower, seed, index, plan),
  );
  return { made, pilot, estimate: estimateRare(made, pilot, effort) };
}

describe("the kernel follows runs as the interpreter does", () => {
  it.each([
    ["a ladder", () => programOfText(ladderText(4)), "top", [-2, -1]],
    ["a time", () => programOfText(ladderText(4)), "when", [-2, -1]],
    ["the end", () => programOfText(ladderText(3)), "stays", [-1, 0]],
    ["a variable", () => programOfText(ruinText), "all", [-8, -7, -6]],
    ["the flagship", () => programOf("flagship"), "western_europe_5", [-2, -1]],
  ] as const)("%s", (_name, make, id, levels) => {
    const whole = make();
    const found = whole.outcomes.some((outcome) => outcome.id === id)
      ? id
      : whole.outcomes.find(({ type }) => type !== "number")!.id;
    const { program, parameters, follower, time } = prepared(whole, found);
    const plain = interpreterEngine.prepare(program).follower(parameters, GOAL, BY);
    const plan = { levels, effort: 20, time };
    for (let index = 0; index < 2; index += 1) {
      expect(replicate(follower, "same", index, plan)).toEqual(
        replicate(plain, "same", index, plan),
      );
    }
  });
});

describe("an outcome of probability 1e-6", () => {
  const whole = programOfText(ladderText(10));

  it("is estimated without bias, for at most a hundredth of the steps of plain runs", () => {
    const exact = exactProbability(whole, "top");
    expect(exact).toBeGreaterThan(0.9e-6);
    expect(exact).toBeLessThan(1.1e-6);
    const { estimate } = split(whole, "top", 200, 200, "unbiased");
    const error = estimate.relativeError * estimate.probability;
    expect(estimate.relativeError).toBeLessThan(0.06);
    expect(Math.abs(estimate.probability - exact)).toBeLessThan(3 * error);
    expect(estimate.low).toBeLessThan(estimate.probability);
    // Plain runs: (1 - p) / (p · e²) runs of 50 steps, but for the few that are decided before.
    const plain = ((1 - exact) / (exact * estimate.relativeError ** 2)) * 50;
    expect(plain / estimate.steps).toBeGreaterThan(1000);
    expect(estimate.saved / (plain / estimate.steps)).toBeCloseTo(1, 0);
  });

  it("is estimated without bias by levels that are badly chosen too", () => {
    const { follower, time } = prepared(whole, "top");
    const exact = exactProbability(whole, "top");
    const estimates = Array.from(
      { length: 300 },
      (_, index) =>
        replicate(follower, "bad", index, { levels: [-9, -7, -4, -3, -2, -1], effort: 80, time })
          .estimate,
    );
    const mean = estimates.reduce((a, b) => a + b, 0) / 300;
    const variance = estimates.reduce((a, b) => a + (b - mean) ** 2, 0) / 299;
    expect(Math.abs(mean - exact)).toBeLessThan(3 * Math.sqrt(variance / 300));
  });

  it("agrees with the gambler's ruin in closed form", () => {
    const ruin = programOfText(ruinText);
    const { estimate, pilot } = split(ruin, "all", 200, 100, "ruin");
    expect(pilot.levels.length).toBeGreaterThan(4);
    const error = estimate.relativeError * estimate.probability;
    expect(Math.abs(estimate.probability - ruinProbability)).toBeLessThan(3 * error);
  });
});

describe("outcomes that hold at the end, or come", () => {
  it.each(["stays", "when", "top"])("%s agrees with the exact answer", (id) => {
    const whole = programOfText(ladderText(7));
    const { estimate } = split(whole, id, 300, 100, "others");
    const error = estimate.relativeError * estimate.probability;
    expect(Math.abs(estimate.probability - exactProbability(whole, id))).toBeLessThan(3 * error);
  });
});

describe("estimates", () => {
  it("do not depend on the order in which replications come", () => {
    const { made, pilot, estimate } = split(programOfText(ladderText(4)), "top", 50, 9, "order");
    expect(estimateRare(made.toReversed(), pilot, 50)).toEqual(estimate);
  });

  it("have the bound of the rule of three where nothing came true", () => {
    const { estimate } = split(programOfText(ladderText(10)), "top", 2, 3, "nothing");
    expect(estimate).toMatchObject({ probability: 0, low: 0, hits: 0 });
    expect(estimate.high).toBeCloseTo(wilsonInterval(0, 3, 0.95).high, 12);
  });
});

describe("a pilot", () => {
  /** Runs that reach what `highest` says of the stage, or stop at the threshold; `happens` come true. */
  function scripted(highest: readonly (readonly number[])[], happens: readonly number[] = []) {
    const asked: [number | undefined, number][] = [];
    let stage = -1;
    const follower: Follower<number> = {
      useKey: () => {
        stage += 1;
      },
      save: () => stage,
      finish: () => ({ steps: 0, fault: false }),
      follow: (run, from, threshold) => {
        if (run === 0) asked.push([from, threshold]);
        // Each stage is followed twice but for the last: to the end, then up to its level.
        const own = highest[Math.floor(stage / 2)] ?? [];
        const value = own[run] ?? 0;
        const reaches = value >= threshold;
        const comes = run < (happens[Math.floor(stage / 2)] ?? 0);
        return {
          kind: reaches ? "crossed" : "over",
          steps: 3,
          value: comes ? 1 : 0,
          highest: reaches ? threshold : value,
        };
      },
    };
    return { follower, asked };
  }
  /** `[value, runs]` as a list. */
  const runs = (...of: readonly (readonly [number, number])[]): number[] =>
    of.flatMap(([value, count]) => Array<number>(count).fill(value));
  const levelsOf = (...highest: readonly number[][]): readonly number[] =>
    choosePilot(scripted(highest).follower, "pilot", { effort: 100, time: false }).levels;

  it("takes the level whose share is nearest to 15 %, in logarithms", () => {
    expect(levelsOf(runs([5, 15], [0, 85]))).toEqual([5]);
    // 15/14 is less than 17/15, and 16/15 less than 15/14.
    expect(levelsOf(runs([5, 14], [4, 3], [0, 83]))).toEqual([5]);
    expect(levelsOf(runs([5, 14], [4, 2], [0, 84]))).toEqual([4]);
    expect(levelsOf(runs([5, 11], [4, 5], [0, 84]))).toEqual([4]);
    // 30 % is twice as many; 10 % two thirds.
    expect(levelsOf(runs([5, 10], [4, 20], [0, 70]))).toEqual([5]);
    // Nine runs do not show how many reach it.
    expect(levelsOf(runs([5, 9], [4, 20], [0, 71]))).toEqual([4]);
    // Too few rise: the lowest above what all reach.
    expect(levelsOf(runs([7, 2], [6, 3], [0, 95]))).toEqual([6]);
    expect(levelsOf(runs([0, 100]))).toEqual([]);
  });

  it("goes on from level to level until nothing rises, or it comes true often enough", () => {
    const stages = [runs([2, 20], [0, 80]), runs([4, 20], [2, 80]), runs([4, 100])];
    const { follower, asked } = scripted(stages);
    const plan = { effort: 100, time: false };
    const pilot = choosePilot(follower, "pilot", plan);
    // Five stages of a hundred runs with three steps each.
    expect(pilot).toEqual({ levels: [2, 4], steps: 1500, stepsPerRun: 3 });
    expect(asked).toEqual([
      [undefined, Infinity],
      [undefined, 2],
      [1, Infinity],
      [1, 4],
      [3, Infinity],
    ]);
    const often = scripted(stages, [14, 15]);
    expect(choosePilot(often.follower, "pilot", plan).levels).toEqual([2]);
    const given = scripted(stages);
    expect(choosePilot(given.follower, "pilot", plan, [1, 9])).toEqual({
      ...{ levels: [1, 9], steps: 300, stepsPerRun: 3 },
    });
    expect(
      choosePilot(scripted(stages).follower, "pilot", { ...plan, effort: 5000 }, [1]).steps,
    ).toBe(3000);
  });

  it("takes no level at which every run is decided in the step that would cross it", () => {
    const { follower } = scripted([runs([2, 20], [0, 80])]);
    const decided: Follower<number> = {
      ...follower,
      follow: (...asked) => ({ ...follower.follow(...asked), kind: "over", value: 0 }),
    };
    const { levels, steps } = choosePilot(decided, "pilot", { effort: 100, time: false });
    expect([levels, steps]).toEqual([[], 600]);
  });

  it("has replications that multiply shares, and stop where no run is left", () => {
    const { follower } = scripted([runs([9, 40], [0, 60])], [0, 5]);
    const plan = { levels: [3, 6], effort: 100, time: false };
    const crossed = { crossed: 40, happened: 0 };
    expect(replicate(follower, "s", 4, plan)).toEqual({
      ...{ index: 4, steps: 900, faults: 0, lost: 0 },
      estimate: expect.closeTo(0.4 * 0.4 * 0.05, 14) as number,
      stages: [crossed, crossed, { crossed: 0, happened: 5 }],
    });
    const short = scripted([runs([9, 40], [0, 60])]);
    const dead = replicate(short.follower, "s", 0, { ...plan, levels: [3, 10, 11] });
    expect(dead).toMatchObject({ estimate: 0, steps: 600 });
    expect(dead.stages).toEqual([crossed, { crossed: 0, happened: 0 }]);
  });
});
