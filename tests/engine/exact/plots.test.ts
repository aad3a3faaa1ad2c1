/** Random scenarios with plans, red lines and offers against the enumeration of `tests/corpus`. */

import * as fc from "fast-check";
import { expect, it } from "vitest";
import { parametersOf } from "../../../src/engine/interpreter/run.ts";
import { solve } from "../../../src/engine/exact/solve.ts";
import { lower } from "../../../src/ir/lower.ts";
import type { Program } from "../../../src/ir/program.ts";
import { enumerate } from "../../corpus/enumerate.ts";
import { arbitraryOf } from "../../generator/dice.ts";
import { randomPlotModel } from "../../generator/plots.ts";
import { compare, finished } from "./against.ts";

const cases = Math.min(2000, Number(process.env["BRINK_CASES"] ?? 12));
const seed = Number(process.env["BRINK_SEED"] ?? 20220112);

it(`${String(cases)} random plots have the answers of the enumeration`, () => {
  let compared = 0;
  fc.assert(
    fc.property(arbitraryOf(randomPlotModel), (model) => {
      const whole = lower(model);
      // Three steps let a short plan be done, a line be answered and an offer lapse.
      const program: Program = { ...whole, calendar: { ...whole.calendar, steps: 3 } };
      const parameters = parametersOf(program);
      const truth = enumerate(program, parameters);
      for (const drop of [0, 0.02]) {
        const solution = finished(solve(program, parameters, { drop, most: 20_000 }));
        if (solution === undefined) continue;
        compare(solution, truth);
        compared += 1;
      }
    }),
    { seed, numRuns: cases, endOnFailure: true },
  );
  expect(compared).toBeGreaterThan(cases);
});
