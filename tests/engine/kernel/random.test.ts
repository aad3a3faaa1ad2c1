/**
 * Random scenarios over the whole language in both engines. 500 cases of fixed seeds;
 * `npm run test:deep` (BRINK_CASES=100000) for many more.
 */

import * as fc from "fast-check";
import { expect, it } from "vitest";
import { parametersOf } from "../../../src/engine/interpreter/run.ts";
import { lower } from "../../../src/ir/lower.ts";
import { keyOfSeed } from "../../../src/random/seed.ts";
import { addFirings, constructs, constructsOf } from "../../generator/coverage.ts";
import { arbitraryOf } from "../../generator/dice.ts";
import { randomModel } from "../../generator/model.ts";
import { firstDifference, kernelOf, play } from "./identity.ts";

const cases = Number(process.env["BRINK_CASES"] ?? 500);
const seed = Number(process.env["BRINK_SEED"] ?? 20220112);
const key = keyOfSeed("random scenarios");

it(
  `${String(cases)} random scenarios run the same in both engines, to the last bit`,
  { timeout: 60_000 + cases * 1000 },
  () => {
    const counts = new Map<string, number>();
    fc.assert(
      fc.property(arbitraryOf(randomModel), (model) => {
        const program = lower(model);
        const kernel = kernelOf(program);
        const parameters = parametersOf(program);
        const found = constructsOf(program);
        for (let run = 0; run < 4; run += 1) {
          const difference = firstDifference(kernel, parameters, key, run);
          if (difference !== undefined) throw new Error(difference);
          const { states, records, outcomes, fault } = play(program, parameters, key, run);
          for (const record of records) addFirings(found, program, record);
          if (fault !== undefined) found.add("fired: run fault");
          else if (states.length <= program.calendar.steps) found.add("fired: early end");
          // From the middle of the run too, with other luck.
          const middle = states[Math.floor(states.length / 2)];
          if (run > 0 || middle === undefined) continue;
          const beginning = { state: middle, outcomes };
          const later = firstDifference(kernel, parameters, key, 1000, beginning);
          if (later !== undefined) throw new Error(`continued: ${later}`);
        }
        for (const name of found) counts.set(name, (counts.get(name) ?? 0) + 1);
      }),
      { seed, numRuns: cases, endOnFailure: true },
    );
    const rare = constructs.filter((name) => (counts.get(name) ?? 0) < 0.05 * cases);
    expect(rare.map((name) => `${name}: ${String(counts.get(name) ?? 0)}`)).toEqual([]);
  },
);
