/** A scenario whose sensitivities are known in closed form. */

import { engineNamed } from "../../src/app/batch/engines.ts";
import { readScenarioFile, type SoundScenario } from "../../src/app/read.ts";
import { runPoints, type PointsTask } from "../../src/batch/points.ts";
import { parametersOf } from "../../src/engine/interpreter/run.ts";
import type { Key } from "../../src/random/philox.ts";
import { inputsOf, type Input } from "../../src/study/inputs.ts";
import type { PointValues } from "../../src/study/measure.ts";
import { root } from "../cli/call.ts";

const read = readScenarioFile("tests/study/two-chances.yaml", root);
if (read.kind === "faulty") throw new Error(JSON.stringify(read.diagnostics));

export const scenario: SoundScenario = read;
export const central: readonly number[] = parametersOf(read.program);
export const inputs: readonly Input[] = inputsOf(read.program, read.model.parameters, {});

/** A symmetric PERT is a beta(3, 3) over its range: variance range² / 28. */
export const first: { readonly mean: number; readonly variance: number } = {
  mean: 0.4,
  variance: 0.6 ** 2 / 28,
};
export const second: { readonly mean: number; readonly variance: number } = {
  mean: 0.2,
  variance: 0.4 ** 2 / 28,
};

/** Indices of the outcomes, by id. */
export function outcomesOf(...ids: readonly string[]): number[] {
  return ids.map((id) => scenario.program.outcomes.findIndex((outcome) => outcome.id === id));
}

/** Runs a task on an engine in this thread. */
export function runTask(engine: string): (task: PointsTask, key: Key) => PointValues {
  const prepared = engineNamed(engine).prepare(scenario.program);
  const width = scenario.program.outcomes.length;
  return (task, key) => ({
    values: runPoints(prepared, width, key, task),
    runs: task.count,
    columns: task.outcomes.length,
  });
}
