/**
 * Random scenarios against the enumeration of `tests/corpus`: every probability and mean that follows
 * from following each draw of the interpreter lies between the bounds of the exact solver.
 */

import * as fc from "fast-check";
import { expect, it } from "vitest";
import { at } from "../../../src/base/invariant.ts";
import type { Occupancy } from "../../../src/engine/exact/occupancy.ts";
import type { Bounded } from "../../../src/engine/exact/answers.ts";
import { solveGiven, type GivenSolution } from "../../../src/engine/exact/given.ts";
import { solve, type Solution } from "../../../src/engine/exact/solve.ts";
import { RunFault } from "../../../src/engine/interpreter/fault.ts";
import { parametersOf } from "../../../src/engine/interpreter/run.ts";
import { lower } from "../../../src/ir/lower.ts";
import type { Program } from "../../../src/ir/program.ts";
import { enumerate, enumerateEnds, type End } from "../../corpus/enumerate.ts";
import { arbitraryOf } from "../../generator/dice.ts";
import { randomModel } from "../../generator/model.ts";
import { ways } from "../../generator/ways.ts";
import { compare, finished } from "./against.ts";

/** Work that a random case may cost. */
const mostTransitions = 20_000;

function solved(program: Program, drop: number): Solution | undefined {
  return finished(
    solve(program, parametersOf(program), {
      drop,
      most: 300,
      levels: program.outcomes.length > 2 ? [...program.flashpoints.keys()] : [],
    }),
  );
}

function between(
  { low, high }: Bounded | undefined = { value: 0, low: 0, high: 1 },
  truth: number,
  size = 1,
): void {
  expect(low - 1e-11 * size).toBeLessThanOrEqual(truth);
  expect(high + 1e-11 * size).toBeGreaterThanOrEqual(truth);
}

/** Joint and conditional answers, from whole ends of runs. */
function compareGiven(solution: GivenSolution, program: Program, ends: readonly End[]): void {
  const came = (value: number, outcome: number): boolean =>
    at(program.outcomes, outcome).type === "time" ? value !== Infinity : value !== 0;
  const met = ends.filter(({ values }) => came(at(values, solution.condition), solution.condition));
  const sum = (of: (end: End) => number): number =>
    met.reduce((total, end) => total + end.probability * of(end), 0);
  const whole = sum(() => 1);
  between(solution.probability, whole);
  for (const [index, { probability, joint, mean }] of solution.outcomes.entries()) {
    const isNumber = at(program.outcomes, index).type === "number";
    const both = (end: End): number => (came(at(end.values, index), index) ? 1 : 0);
    if (!isNumber) between(joint, sum(both));
    if (whole < 1e-9) continue;
    if (!isNumber) between(probability, sum(both) / whole);
    if (mean === undefined) continue;
    const values = met.map(({ values: all }) => at(all, index)).filter(Number.isFinite);
    const size = Math.max(1, ...values.map(Math.abs)) / whole;
    const runs = isNumber ? whole : sum(both);
    const total = sum((end) => (isNumber || both(end) === 1 ? at(end.values, index) : 0));
    between(mean, total / runs, size);
  }
  for (const { id, values } of solution.unknowns) {
    const unknown = program.unknowns.findIndex((one) => one.id === id);
    for (const [index, { given }] of values.entries()) {
      if (whole < 1e-9) continue;
      between(given, sum(({ state }) => (at(state.unknowns, unknown) === index ? 1 : 0)) / whole);
    }
  }
}

/** Levels in the last step and the highest so far, asked for as outcomes. */
function compareLevels({ ladders, within }: Occupancy, program: Program): void {
  const ends = enumerateEnds(program, parametersOf(program));
  const last = program.calendar.steps;
  for (const [index, { standing, reached, levels }] of ladders.entries()) {
    for (const level of levels.keys()) {
      const share = ends.reduce(
        (sum, { state, probability }) =>
          sum + (at(state.levels, index) === level ? probability : 0),
        0,
      );
      expect(Math.abs(at(at(standing, last), level) - share)).toBeLessThan(within + 1e-11);
      expect(at(at(reached, last), level) + within + 1e-11).toBeGreaterThan(
        ends.reduce(
          (sum, end) => sum + (at(end.state.levels, index) >= level ? end.probability : 0),
          0,
        ),
      );
    }
  }
}

it("random scenarios have the answers of the enumeration", () => {
  let compared = 0;
  let conditions = 0;
  let withNoise = 0;
  fc.assert(
    fc.property(arbitraryOf(randomModel), (model) => {
      const whole = lower(model);
      // A few steps show all phases, and keep the enumeration short.
      const steps = Math.min(2, whole.calendar.steps);
      const program: Program = { ...whole, calendar: { ...whole.calendar, steps } };
      const outcomes = program.outcomes.filter(
        ({ fold }) => fold.kind !== "read" || (fold.step ?? 0) <= steps,
      );
      const asked: Program = { ...program, outcomes };
      if (outcomes.length === 0 || ways(asked) > 14) return;
      const noisy = asked.variables.filter(({ noise }) => noise !== undefined);
      // The enumeration follows all noise, asked for or not.
      if (noisy.some(({ integer }) => !integer)) return;
      const solution = solved(asked, 0);
      if (solution === undefined || solution.transitions > mostTransitions) return;
      let truth: ReturnType<typeof enumerate>;
      try {
        truth = enumerate(asked, parametersOf(asked));
      } catch (error) {
        // A fault of a part on which no outcome depends.
        if (error instanceof RunFault) return;
        throw error;
      }
      compared += 1;
      if (noisy.length > 0) withNoise += 1;
      compare(solution, truth);
      const condition = outcomes.findLastIndex(({ type }) => type !== "number");
      if (condition >= 0) {
        const options = { drop: compared % 2 === 0 ? 0 : 0.03, most: 300 };
        const given = finished(solveGiven(asked, parametersOf(asked), options, condition));
        if (given !== undefined) {
          conditions += 1;
          compareGiven(given, asked, enumerateEnds(asked, parametersOf(asked)));
        }
      }
      if (solution.occupancy !== undefined) compareLevels(solution.occupancy, asked);
      const rough = solved(asked, 0.03);
      if (rough !== undefined) compare(rough, truth);
    }),
    { seed: 4, numRuns: 400, endOnFailure: true },
  );
  expect(compared).toBeGreaterThan(30);
  expect(conditions).toBeGreaterThan(20);
  expect(withNoise).toBeGreaterThan(3);
});
