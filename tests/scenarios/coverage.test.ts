/** What the runs of shipped scenarios come by, and what must be so in them. */

import { expect, it } from "vitest";
import { readdirSync } from "node:fs";
import { at } from "../../src/base/invariant.ts";
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
  "europe-2022": 1000,
  "europe-2022-core": 600,
  "kargil-1999": 300,
  richardson: 3,
  "taiwan-quarantine": 200,
  "two-state": 100,
};

it.each(Object.entries(runsOf))("nothing in %s is idle", (id, runs) => {
  const { model } = shipped(id);
  const following = coverage(model, { runs, seed: "brink" });
  let next = following.next();
  while (next.done !== true) next = following.next();
  const { faults, elements } = next.value;
  expect(faults).toBe(0);
  // What could come and did not is rare; a condition that never held, or a number that is never read, is idle.
  // A plan stops as soon as what it needs is gone: no chance tells rare from never there.
  const idle = elements.filter(
    ({ kind, path, runs: came, open }) =>
      came === 0 &&
      kind !== "level" &&
      !path.endsWith(".stopped") &&
      (kind === "multiplier" || kind === "line" || !open),
  );
  expect(idle.map(({ path }) => path)).toEqual([]);
  // Rungs that so few runs do not come to are the rare ones at the ends of their ladders.
  const ends = model.flashpoints.flatMap(({ id: ladder, levels }) =>
    [at(levels, 0), at(levels, levels.length - 1)].map(
      (level) => `flashpoints.${ladder}.levels.${level.id}`,
    ),
  );
  const unreached = elements.filter(({ kind, runs: came }) => kind === "level" && came === 0);
  expect(unreached.map(({ path }) => path).filter((path) => !ends.includes(path))).toEqual([]);
});

const declaring = readdirSync("scenarios")
  .filter((name) => name.endsWith(".yaml"))
  .map((name) => name.replace(/\.yaml$/u, ""))
  .filter((id) => (shipped(id).model.expectations ?? []).length > 0);

it("some say what must be so", () => {
  expect(declaring).toEqual(expect.arrayContaining(["brinkmanship", "kargil-1999", "taiwan-quarantine", "two-state"]));
});

it.each(declaring)("what must be so in %s is so", (id) => {
  const { model } = shipped(id);
  const program = lowerExpectations(model);
  const width = program.outcomes.length;
  const runs = 4000;
  const list = kernelEngine
    .prepare(program)
    .list(parametersOf(program), keyOfSeed("brink"), 0, runs);
  const amiss = (model.expectations ?? []).flatMap((one, index) => {
    const { verdict } = judge(one, countCases(list, runs, width, index));
    // A share near the one that is asked for takes more runs than these.
    if (verdict === "passes" || verdict === "undecided") return [];
    // Where nobody offers, nothing is signed: a variant need not come to every case.
    const isVariant = id.startsWith("europe-2022-");
    return isVariant && verdict !== "fails" ? [] : [`${one.id}: ${verdict}`];
  });
  expect(amiss).toEqual([]);
});
