/**
 * Random scenarios against the enumeration of `tests/corpus`: every probability and mean that follows
 * from following each draw of the interpreter lies between the bounds of the exact solver.
 */

import * as fc from "fast-check";
import { expect, it } from "vitest";
import { at } from "../../../src/base/invariant.ts";
import { ExactRefusal } from "../../../src/engine/exact/refusal.ts";
import { solve, type Solution } from "../../../src/engine/exact/solve.ts";
import { RunFault } from "../../../src/engine/interpreter/fault.ts";
import { parametersOf } from "../../../src/engine/interpreter/run.ts";
import { lower } from "../../../src/ir/lower.ts";
import type { Program } from "../../../src/ir/program.ts";
import { enumerate, type Mass } from "../../corpus/enumerate.ts";
import { arbitraryOf } from "../../generator/dice.ts";
import { randomModel } from "../../generator/model.ts";

/** Work that a random case may cost. */
const mostTransitions = 20_000;

function solved(program: Program, drop: number): Solution | undefined {
  const going = solve(program, parametersOf(program), { drop, most: 300 });
  try {
    for (;;) {
      const next = going.next();
      if (next.done === true) return next.value;
    }
  } catch (error) {
    if (error instanceof ExactRefusal || error instanceof RunFault) return undefined;
    throw error;
  }
}

function expectation(masses: readonly Mass[], of: (value: number) => number): number {
  return masses.reduce((sum, { value, probability }) => sum + probability * of(value), 0);
}

function compare(solution: Solution, truth: ReturnType<typeof enumerate>): void {
  for (const answer of solution.answers) {
    const masses = truth.get(answer.id) ?? [];
    // The enumeration rounds too.
    const slack = (size: number): number => 1e-11 * Math.max(1, size);
    if (answer.kind === "number") {
      const mean = expectation(masses, (value) => value);
      const size = Math.max(...masses.map(({ value }) => Math.abs(value)));
      expect(answer.mean.low - slack(size), answer.id).toBeLessThanOrEqual(mean);
      expect(answer.mean.high + slack(size), answer.id).toBeGreaterThanOrEqual(mean);
      continue;
    }
    const yes = (value: number): number =>
      answer.kind === "time" ? (value === Infinity ? 0 : 1) : value;
    const probability = expectation(masses, yes);
    expect(answer.probability.low - slack(1), answer.id).toBeLessThanOrEqual(probability);
    expect(answer.probability.high + slack(1), answer.id).toBeGreaterThanOrEqual(probability);
    if (answer.kind !== "time") continue;
    for (const step of answer.steps.keys()) {
      const share = expectation(masses, (value) => (value === step ? 1 : 0));
      const off = Math.abs(at(answer.steps, step) - share);
      expect(off, `${answer.id} at ${String(step)}`).toBeLessThanOrEqual(answer.within + slack(1));
    }
  }
}

it("random scenarios have the answers of the enumeration", { timeout: 240_000 }, () => {
  let compared = 0;
  fc.assert(
    fc.property(arbitraryOf(randomModel), (model) => {
      const whole = lower(model);
      // A few steps show all phases, and keep the enumeration short.
      const steps = Math.min(2, whole.calendar.steps);
      const program: Program = { ...whole, calendar: { ...whole.calendar, steps } };
      const outcomes = program.outcomes.filter(
        ({ form }) => form.kind !== "value" || form.step <= steps,
      );
      const asked: Program = { ...program, outcomes };
      const solution = solved(asked, 0);
      if (solution === undefined || solution.transitions > mostTransitions) return;
      if (outcomes.length === 0 || ways(asked) > 14) return;
      let truth: ReturnType<typeof enumerate>;
      try {
        truth = enumerate(asked, parametersOf(asked));
      } catch (error) {
        // A fault of a part on which no outcome depends.
        if (error instanceof RunFault) return;
        throw error;
      }
      compared += 1;
      compare(solution, truth);
      const rough = solved(asked, 0.03);
      if (rough !== undefined) compare(rough, truth);
    }),
    { seed: 4, numRuns: 400, endOnFailure: true },
  );
  expect(compared).toBeGreaterThan(30);
});

/** Roughly how many draws a step makes: the enumeration follows each of them every way. */
function ways(program: Program): number {
  const { flashpoints, events, actors } = program;
  const turns = actors.reduce(
    (sum, { moves, sites }) => sum + Math.min(moves.length, 8) * sites.length,
    0,
  );
  return 2 * flashpoints.length + events.length + turns;
}
