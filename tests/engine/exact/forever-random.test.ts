/**
 * Random scenarios without a horizon against a horizon so long that next to nothing is left to come: by then no more has
 * come than ever does, and what is missing is what is still open.
 */

import * as fc from "fast-check";
import { expect, it } from "vitest";
import { at } from "../../../src/base/invariant.ts";
import { isReadable, solveForever } from "../../../src/engine/exact/forever/forever.ts";
import { solve } from "../../../src/engine/exact/solve.ts";
import { parametersOf } from "../../../src/engine/interpreter/run.ts";
import { lower } from "../../../src/ir/lower.ts";
import type { Program } from "../../../src/ir/program.ts";
import { arbitraryOf } from "../../generator/dice.ts";
import { randomModel } from "../../generator/model.ts";
import { finished } from "./against.ts";

const cases = Number(process.env["BRINK_CASES"] ?? 400);
const LONG = 600;

/** The same scenario with a horizon of many steps. */
function lengthened(program: Program): Program {
  const { calendar } = program;
  const first = at(calendar.dayOfStep, 0);
  const each = Math.max(1, at(calendar.dayOfStep, 1) - first);
  const known = calendar.dayOfStep.length;
  const last = at(calendar.dayOfStep, known - 1);
  const dayOfStep = Array.from({ length: LONG + 1 }, (_, step) =>
    step < known ? at(calendar.dayOfStep, step) : last + each * (step - known + 1),
  );
  return { ...program, calendar: { ...calendar, steps: LONG, dayOfStep } };
}

it("random scenarios come to what a very long horizon comes to", () => {
  let compared = 0;
  let timed = 0;
  fc.assert(
    fc.property(arbitraryOf(randomModel), (model) => {
      const program = lower(model);
      const parameters = parametersOf(program);
      const index = program.outcomes.findIndex(
        ({ type }, one) => type !== "number" && isReadable(program, one),
      );
      if (index < 0) return;
      const asked = { kind: "mean-time", outcome: index } as const;
      const answer = finished(solveForever(program, parameters, asked, 400));
      if (answer?.found.kind !== "mean-time" || answer.transitions > 20_000) return;
      const { fold, ...outcome } = at(program.outcomes, index);
      if (fold.kind !== "decide") return;
      // As a time, whatever it was: that it comes, and when.
      const timedFold = {
        ...fold,
        start: Infinity,
        decided: fold.decided.map((one) => ({ ...one, value: "step" as const })),
      };
      const long = lengthened({
        ...program,
        outcomes: [{ ...outcome, type: "time", fold: timedFold }],
      });
      const [found] =
        finished(solve(long, parameters, { drop: 0, most: 400, apart: true }))?.answers ?? [];
      if (found?.kind !== "time") return;
      compared += 1;
      const { probability, mean, where } = answer.found;
      expect(found.probability.low).toBeLessThanOrEqual(probability.high + 1e-12);
      // What comes in the last hundred steps says how much is left to come.
      const late = found.steps.slice(-100).reduce((sum, share) => sum + share, 0);
      if (late > 1e-12) return;
      expect(Math.abs(found.probability.value - probability.value)).toBeLessThan(1e-9);
      const other = mean ?? where;
      if (other === undefined || found.mean === undefined) return;
      timed += 1;
      expect(other.low - 1e-7).toBeLessThanOrEqual(found.mean.high);
      expect(other.high + 1e-7).toBeGreaterThanOrEqual(found.mean.low);
    }),
    { seed: 7, numRuns: cases, endOnFailure: true },
  );
  expect(compared).toBeGreaterThan(cases / 80);
  expect(timed).toBeGreaterThan(cases / 200);
});
