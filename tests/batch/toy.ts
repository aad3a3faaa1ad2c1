/** A toy engine whose runs are known without any engine of ours: for tests of tallies and pools. */

import type { Engine } from "../../src/batch/engine.ts";
import { layoutOf, type LayoutSource } from "../../src/batch/layout.ts";
import { tallyRuns, type RunSummary } from "../../src/batch/tally.ts";
import type { Key } from "../../src/random/philox.ts";
import { luckOf } from "../../src/random/stream.ts";
import type { Program } from "../../src/ir/program.ts";

const outcome = (id: string, type: "boolean" | "number" | "time"): unknown => ({ id, type });

/** Two flashpoints (3 and 2 levels), 4 steps, one outcome of each type, one unknown of two values. */
export const toyShape: LayoutSource = {
  calendar: { steps: 4 },
  outcomes: [outcome("war", "boolean"), outcome("peak", "number"), outcome("when", "time")],
  flashpoints: [{ levels: ["calm", "crisis", "war"] }, { levels: ["off", "on"] }],
  unknowns: [{ values: [{}, {}] }],
} as unknown as LayoutSource;

/** The toy as a program, for engines that look at nothing but its shape. */
export const toyProgram: Program = toyShape as unknown as Program;

/** A run that walks at random: up with chance `parameters[0]`, down with 0.2; fault with `parameters[1]`. */
export function toyRun(parameters: readonly number[], key: Key, run: number): RunSummary {
  const luck = luckOf(key, run);
  const up = parameters[0] ?? 0.3;
  const faulty = parameters[1] ?? 0;
  if (luck(99, 0) < faulty) {
    return { kind: "fault", fault: { run, step: 0, place: 0, reason: "not finite" } };
  }
  const levels: number[][] = [[0, luck(3, 0) < 0.5 ? 0 : 1]];
  let level = 0;
  for (let step = 0; step < 4 && level < 2; step++) {
    const u = luck(1, step);
    if (u < up) level += 1;
    else if (u > 0.8 && level > 0) level -= 1;
    levels.push([level, luck(2, step) < 0.5 ? 0 : 1]);
  }
  const first = levels.findIndex((entry) => entry[0] === 1);
  return {
    kind: "run",
    run,
    start: 0,
    levels,
    outcomes: [level === 2 ? 1 : 0, luck(5, 1) * 100, first < 0 ? Infinity : first],
    unknowns: [luck(7, 0) < 0.25 ? 0 : 1],
  };
}

/** The toy as an engine. */
export const toyEngine: Engine = {
  name: "toy",
  chunkRuns: 10,
  prepare: (program) => {
    const layout = layoutOf(program);
    const count = (parameters: readonly number[], key: Key, first: number, runs: number) =>
      tallyRuns(
        layout,
        Array.from({ length: runs }, (_, i) => toyRun(parameters, key, first + i)),
      );
    return {
      tally: count,
      list: () => {
        throw new Error("the toy lists nothing");
      },
      listFrom: () => {
        throw new Error("the toy lists nothing");
      },
      follower: () => {
        throw new Error("the toy follows nothing");
      },
      tallyFrom: (_, parameters, key, first, runs) => count(parameters, key, first, runs),
    };
  },
};
