/** Conditional answers on a scenario with Bayes by hand. */

import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { engineNamed } from "../../src/app/batch/engines.ts";
import { readScenarioFile } from "../../src/app/read.ts";
import { conditionRuns, listedProgram, mergeConditioned } from "../../src/batch/conditioned.ts";
import { parametersOf } from "../../src/engine/interpreter/run.ts";
import { keyOfSeed } from "../../src/random/seed.ts";
import { estimateGiven } from "../../src/study/conditional.ts";
import { root } from "../cli/call.ts";

const read = readScenarioFile(join(root, "tests/corpus/hidden-type.yaml"), root);
if (read.kind === "faulty") throw new Error("the corpus is sound");
const { program } = read;
const listed = listedProgram(program);
const condition = program.outcomes.findIndex(({ id }) => id === "signal");
const kernel = engineNamed("kernel").prepare(program);

function countRuns(seed: string, first: number, count: number) {
  const list = kernel.list(parametersOf(program), keyOfSeed(seed), first, count);
  return conditionRuns(listed, list, count, condition);
}

describe("conditioned counts", () => {
  it("add up in whatever pieces", () => {
    const parts = mergeConditioned(countRuns("pieces", 70, 130), countRuns("pieces", 0, 70));
    expect(parts).toEqual(countRuns("pieces", 0, 200));
  });

  it("leave out runs with a fault, and count them", () => {
    const list = kernel.list(parametersOf(program), keyOfSeed("fault"), 0, 3);
    const width = program.outcomes.length;
    list.outcomes.fill(Number.NaN, width, 2 * width);
    list.faulted[1] = 1;
    const estimates = estimateGiven(
      program,
      conditionRuns(listed, list, 3, condition),
      condition,
      false,
    );
    expect(estimates?.runs).toBe(2);
  });

  it("cover P(war | signal) = 6/11 and P(hawk | signal) = 8/11 in about 95 % of batches", () => {
    const batches = 400;
    const covered = { war: 0, hawk: 0 };
    for (let batch = 0; batch < batches; batch++) {
      const tally = countRuns(`cover ${String(batch)}`, 0, 400);
      const estimates = estimateGiven(program, tally, condition, false);
      const war = estimates?.outcomes.find(({ id }) => id === "war")?.given;
      if (war?.kind === "boolean" && war.low <= 6 / 11 && 6 / 11 <= war.high) covered.war++;
      const hawk = estimates?.unknowns[0]?.given?.values.find(({ id }) => id === "hawk");
      if (hawk !== undefined && hawk.low <= 8 / 11 && 8 / 11 <= hawk.high) covered.hawk++;
    }
    for (const count of Object.values(covered)) {
      expect(count / batches).toBeGreaterThan(0.925);
      expect(count / batches).toBeLessThan(0.98);
    }
  });
});
