/** Splitting against exact answers, against the interpreter, and against the work of plain runs. */

import { describe, expect, it } from "vitest";
import { layoutOf } from "../../src/batch/layout.ts";
import {
  BY,
  choosePilot,
  GOAL,
  replicate,
  type Replication,
  type SplittingPlan,
} from "../../src/batch/splitting.ts";
import { splittingProgram } from "../../src/batch/splitting-program.ts";
import { advance } from "../../src/engine/interpreter/advance.ts";
import { RunFault } from "../../src/engine/interpreter/fault.ts";
import {
  beginOutcomes,
  observe,
  type OutcomeProgress,
} from "../../src/engine/interpreter/outcome.ts";
import { parametersOf } from "../../src/engine/interpreter/run.ts";
import { start } from "../../src/engine/interpreter/start.ts";
import type { State } from "../../src/engine/interpreter/state.ts";
import type { Follower } from "../../src/engine/kernel/follow.ts";
import { Kernel } from "../../src/engine/kernel/kernel.ts";
import type { Program } from "../../src/ir/program.ts";
import type { Key } from "../../src/random/philox.ts";
import { keyOfSeed } from "../../src/random/seed.ts";
import { luckOf } from "../../src/random/stream.ts";
import { estimateRare } from "../../src/study/rare.ts";
import { programOf } from "../bench/subjects.ts";
import {
  exactProbability,
  ladderText,
  programOfText,
  ruinProbability,
  ruinText,
} from "./ladder.ts";

interface Left {
  readonly state: State;
  readonly outcomes: readonly OutcomeProgress[];
}

/** The same runs by the interpreter, the plain reading of what a follower does. */
function plainFollower(program: Program, parameters: readonly number[]): Follower<Left> {
  let key: Key = keyOfSeed("none");
  let left: Left | undefined;
  return {
    useKey: (next) => {
      key = next;
    },
    save: () => left!,
    follow: (run, from, threshold) => {
      const luck = luckOf(key, run);
      let steps = 0;
      const result = (kind: "over" | "crossed" | "fault") => ({
        kind,
        steps,
        value: left?.outcomes[GOAL]!.value ?? NaN,
        highest: left?.outcomes[BY]!.value ?? NaN,
      });
      try {
        let at = from;
        if (at === undefined) {
          const state = start(program, parameters, luck);
          at = {
            state,
            outcomes: observe(program, parameters, beginOutcomes(program), state),
          };
        }
        left = at;
        for (;;) {
          const { state, outcomes }: Left = left;
          if (state.ended || outcomes[GOAL]!.decided) return result("over");
          if (outcomes[BY]!.value >= threshold) return result("crossed");
          steps += 1;
          const next: State = advance(program, parameters, state, luck).state;
          left = { state: next, outcomes: observe(program, parameters, outcomes, next) };
        }
      } catch (error) {
        if (!(error instanceof RunFault)) throw error;
        return result("fault");
      }
    },
  };
}

function prepared(whole: Program, id: string) {
  const parameters = parametersOf(whole);
  const goal = whole.outcomes.findIndex((outcome) => outcome.id === id);
  const program = splittingProgram(whole, goal, undefined, parameters)!;
  const kernel = new Kernel(program, layoutOf(program));
  const follower = kernel.follower(parameters, GOAL, BY);
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
    const plain = plainFollower(program, parameters);
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

  it("have no upper bound where nothing came true", () => {
    const { estimate } = split(programOfText(ladderText(10)), "top", 2, 3, "nothing");
    expect(estimate).toMatchObject({ probability: 0, low: 0, high: Infinity, hits: 0 });
  });
});
