/** The kernel as an engine of batches: the same tallies as the interpreter, many times faster. */

import { Kernel, type KernelBeginning } from "../engine/kernel/kernel.ts";
import type { Program } from "../ir/program.ts";
import type { Key } from "../random/philox.ts";
import { bySlice } from "./by-slice.ts";
import { faultyRuns, type Engine, type PreparedEngine, type RunList } from "./engine.ts";
import { layoutOf, type Layout } from "./layout.ts";
import { addSums, emptySum, sumValues, type ExactSum } from "./sums.ts";
import type { Tally } from "./tally.ts";

function tally(
  kernel: Kernel,
  layout: Layout,
  beginning: KernelBeginning | undefined,
  parameters: readonly number[],
  key: Key,
  first: number,
  count: number,
): Tally {
  let sums: ExactSum[] = Array.from({ length: layout.numbers }, emptySum);
  const { cells, fault } = kernel.count(
    parameters,
    key,
    first,
    count,
    beginning,
    (values, runs) => {
      sums = sums.map((sum, column) =>
        addSums(sum, sumValues(values, column, layout.numbers, runs)),
      );
    },
  );
  return { cells: new Float64Array(cells), sums, ...(fault === undefined ? {} : { fault }) };
}

function list(
  kernel: Kernel,
  program: Program,
  beginning: KernelBeginning | undefined,
  parameters: readonly number[],
  key: Key,
  first: number,
  count: number,
): RunList {
  const runs = faultyRuns(program, first, count);
  const take = (run: number, values: Float64Array, drawn: Int32Array): void => {
    const row = run - first;
    runs.outcomes.set(values, row * program.outcomes.length);
    runs.unknowns.set(drawn, row * program.unknowns.length);
    runs.faulted[row] = 0;
  };
  kernel.visit(parameters, key, first, count, take, beginning);
  return runs;
}

function prepare(program: Program): PreparedEngine {
  const layout = layoutOf(program);
  const kernel = new Kernel(program, layout);
  return {
    tally: (parameters, key, first, count) =>
      tally(kernel, layout, undefined, parameters, key, first, count),
    tallyFrom: (beginning, parameters, key, first, count) =>
      tally(kernel, layout, beginning, parameters, key, first, count),
    follower: (parameters, goal, by) => kernel.follower(parameters, goal, by),
    list: (parameters, key, first, count) =>
      list(kernel, program, undefined, parameters, key, first, count),
    listFrom: (beginning, parameters, key, first, count) =>
      list(kernel, program, beginning, parameters, key, first, count),
  };
}

/**
 * The compiled engine.
 *
 * @example
 * import { readFileSync } from "node:fs";
 * import { kernelEngine, keyOfSeed, lower, mergeTallies, parametersOf, readScenario } from "brink";
 *
 * const file = new URL(import.meta.resolve("brink/scenarios/two-state.yaml"));
 * const text = readFileSync(file, "utf8");
 * const { model } = readScenario("two-state.yaml", () => ({ text }));
 * if (model === undefined) throw new Error("it has faults");
 * const program = lower(model);
 * const [parameters, key] = [parametersOf(program), keyOfSeed("a seed")];
 * const engine = kernelEngine.prepare(program);
 * // Runs 0 … 99 and 100 … 199, in any order, on any machine.
 * const tallies = [engine.tally(parameters, key, 0, 100), engine.tally(parameters, key, 100, 100)];
 * console.log(tallies.reduce(mergeTallies).cells.length);
 */
export const kernelEngine: Engine = {
  name: "kernel",
  chunkRuns: 512,
  prepare: (program) => bySlice(program, prepare),
};
