/**
 * A decision process that is exported says what the scenario says: its own text, checked by a reader that
 * knows nothing else, gives the least and the most of `brink exact --best`.
 */

import { join } from "node:path";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { parametersOf } from "../../src/engine/interpreter/run.ts";
import { exportPrism } from "../../src/export/prism/export.ts";
import { lower } from "../../src/ir/lower.ts";
import type { Program } from "../../src/ir/program.ts";
import { corpusFolder, readModel } from "../corpus/cases.ts";
import { bandit, dice, secretary } from "../engine/exact/best/scenarios.ts";
import { bestOf, programOf } from "../engine/exact/best/solving.ts";
import { tinyScenario } from "../engine/exact/best/tiny.ts";
import { arbitraryOf } from "../generator/dice.ts";
import { readChain } from "./prism.ts";
import { DecisionChecker } from "./prism-mdp.ts";

/** Compares every outcome that has a property. */
function compare(program: Program, actor = 0): number {
  const written = exportPrism(program, parametersOf(program), actor);
  if (written.kind === "refused") throw new Error(JSON.stringify(written.refusals));
  const checker = new DecisionChecker(readChain(written.model));
  let compared = 0;
  for (const { id, type } of program.outcomes) {
    if (!written.properties.includes(`"${id}_max"`)) continue;
    const { least, most } = bestOf(program, id, actor);
    const { steps } = program.calendar;
    for (const [end, { value }] of [
      ["min", least],
      ["max", most],
    ] as const) {
      const found = checker.check(written.properties, `${id}_${end}`, steps);
      expect(Math.abs(found - value), `${id} ${end} (${type})`).toBeLessThan(1e-9);
      compared += 1;
    }
  }
  return compared;
}

test.each([
  ["a die", dice(3)],
  ["candidates", secretary(5)],
  ["two arms", bandit(3)],
])("%s: Pmin, Pmax and the rewards are the least and the most", (_, text) => {
  expect(compare(programOf(text))).toBeGreaterThan(0);
});

test("so are those of a scenario that ships, for either actor", () => {
  const model = readModel(join(corpusFolder, "../../scenarios/brinkmanship.yaml"));
  const program = lower({ ...model, calendar: { ...model.calendar, steps: 6 } });
  for (const actor of program.actors.keys()) expect(compare(program, actor)).toBeGreaterThan(0);
});

test("so are those of random scenarios, whatever the order of the turns", () => {
  let compared = 0;
  fc.assert(
    fc.property(
      arbitraryOf((dice) => tinyScenario(dice, false)),
      (text) => {
        compared += compare(programOf(text));
      },
    ),
    { seed: 11, numRuns: 25, endOnFailure: true },
  );
  expect(compared).toBeGreaterThan(30);
});

test("a number that may be negative has one reward, the mean of an extreme is left out", () => {
  const program = programOf(
    secretary(3).replace(
      "outcomes:\n",
      "outcomes:\n  deepest: { max: hired }\n  below: { at_end: hired - 3 }\n",
    ),
  );
  expect(compare(program)).toBe(4);
  const written = exportPrism(program, parametersOf(program), 0);
  expect(written.kind === "written" && written.properties).toContain("// deepest: left out");
});
