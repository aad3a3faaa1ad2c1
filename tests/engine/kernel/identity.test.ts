import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { interpreterEngine } from "../../../src/batch/interpreter-engine.ts";
import { kernelEngine } from "../../../src/batch/kernel-engine.ts";
import { parametersOf } from "../../../src/engine/interpreter/run.ts";
import { lower } from "../../../src/ir/lower.ts";
import type { Program } from "../../../src/ir/program.ts";
import { keyOfSeed } from "../../../src/random/seed.ts";
import { corpusFolder, readModel } from "../../corpus/cases.ts";
import { firstDifference, kernelOf, play } from "./identity.ts";

const shippedFolder = join(corpusFolder, "../../scenarios");

/** Scenario files directly in a folder. */
function scenariosIn(folder: string): readonly (readonly [name: string, path: string])[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".yaml"))
    .sort()
    .map((file) => [file, join(folder, file)] as const);
}

const scenarios = [...scenariosIn(corpusFolder), ...scenariosIn(shippedFolder)];
const programs = new Map<string, Program>();

function programOf(path: string): Program {
  const program = programs.get(path) ?? lower(readModel(path));
  programs.set(path, program);
  return program;
}

describe.each(scenarios)("%s", (name, path) => {
  const runs = name.startsWith("europe") ? 12 : 40;

  it("has the same trajectories in both engines", () => {
    const program = programOf(path);
    const kernel = kernelOf(program);
    const parameters = parametersOf(program);
    for (const seed of ["a", "b"]) {
      const key = keyOfSeed(seed);
      for (let run = 0; run < runs; run += 1) {
        expect(firstDifference(kernel, parameters, key, run)).toBeUndefined();
      }
      expect(firstDifference(kernel, parameters, key, 2 ** 53 - 1)).toBeUndefined();
    }
  });

  it("goes on from any state as the interpreter does", () => {
    const program = programOf(path);
    const kernel = kernelOf(program);
    const parameters = parametersOf(program);
    const key = keyOfSeed("c");
    const { states } = play(program, parameters, key, 3);
    for (const state of [
      states[0],
      states[1],
      states[Math.floor(states.length / 2)],
      states.at(-1),
    ]) {
      if (state === undefined) continue;
      const { outcomes } = play(program, parameters, key, 3);
      // The outcomes' own past does not matter here: every outcome starts open.
      const beginning = {
        state,
        outcomes: outcomes.map(({ value }) => ({
          value: Number.isNaN(value) ? 0 : value,
          decided: false,
        })),
      };
      for (let run = 100; run < 104; run += 1) {
        expect(firstDifference(kernel, parameters, key, run, beginning)).toBeUndefined();
      }
    }
  });

  it("tallies and lists the same", () => {
    const program = programOf(path);
    const parameters = parametersOf(program);
    const key = keyOfSeed("d");
    const [interpreter, kernel] = [
      interpreterEngine.prepare(program),
      kernelEngine.prepare(program),
    ];
    expect(kernel.tally(parameters, key, 5, runs)).toEqual(
      interpreter.tally(parameters, key, 5, runs),
    );
    expect(kernel.list(parameters, key, 7, 5)).toEqual(interpreter.list(parameters, key, 7, 5));
  });
});
