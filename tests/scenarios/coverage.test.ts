/** What the runs of shipped scenarios come by, and what must be so in them. */

import { expect, it } from "vitest";
import { readdirSync } from "node:fs";
import { kernelEngine } from "../../src/batch/kernel-engine.ts";
import { countCases } from "../../src/batch/case-counts.ts";
import { parametersOf } from "../../src/engine/interpreter/run.ts";
import { lowerExpectations } from "../../src/ir/lower-expectation.ts";
import { keyOfSeed } from "../../src/random/seed.ts";
import { coverage } from "../../src/study/coverage.ts";
import { judge } from "../../src/study/expectations.ts";
import { shipped } from "./counts.ts";

/**
 * Runs that are followed: so few that all scenarios together take a few seconds. Variants are their base with
 * other numbers.
 */
const runsOf: Readonly<Record<string, number>> = {
  brinkmanship: 300,
  "europe-2022": 500,
  "europe-2022-core": 600,
  richardson: 3,
  "two-state": 100,
};

it.each(Object.entries(runsOf))("nothing in %s is idle", (id, runs) => {
  const following = coverage(shipped(id).model, { runs, seed: "brink" });
  let next = following.next();
  while (next.done !== true) next = following.next();
  const { faults, elements } = next.value;
  expect(faults).toBe(0);
  const idle = elements.filter(({ kind, runs: came, open }) =>
    kind === "level" ? false : came === 0 && (open ?? 0) === 0,
  );
  expect(idle.map(({ path }) => path)).toEqual([]);
  // Rungs that no run came to within so few are rare ones: at the ends of their ladders.
  const unreached = elements.filter(({ kind, runs: came }) => kind === "level" && came === 0);
  expect(unreached.length).toBeLessThanOrEqual(elements.length / 100);
});

const declaring = readdirSync("scenarios")
  .filter((name) => name.endsWith(".yaml"))
  .map((name) => name.replace(/\.yaml$/u, ""))
  .filter((id) => (shipped(id).model.expectations ?? []).length > 0);

it("two that teach the language say what must be so", () => {
  expect(declaring).toEqual(expect.arrayContaining(["brinkmanship", "two-state"]));
});

it.each(declaring)("what must be so in %s is so", (id) => {
  const { model } = shipped(id);
  const program = lowerExpectations(model);
  const width = program.outcomes.length;
  const runs = 4000;
  const list = kernelEngine
    .prepare(program)
    .list(parametersOf(program), keyOfSeed("brink"), 0, runs);
  const verdicts = (model.expectations ?? []).map((one, index) => {
    const { verdict } = judge(one, countCases(list, runs, width, index));
    return `${one.id}: ${verdict}`;
  });
  expect(verdicts).toEqual(model.expectations?.map((one) => `${one.id}: passes`));
});
