/** Random scenarios: no policy of an actor reaches more or less than is said, and some policy reaches it. */

import * as fc from "fast-check";
import { expect, it } from "vitest";
import { ExactRefusal } from "../../../../src/engine/exact/refusal.ts";
import { RunFault } from "../../../../src/engine/interpreter/fault.ts";
import { parametersOf } from "../../../../src/engine/interpreter/run.ts";
import { lower } from "../../../../src/ir/lower.ts";
import type { Program } from "../../../../src/ir/program.ts";
import { enumerate } from "../../../corpus/enumerate.ts";
import { arbitraryOf } from "../../../generator/dice.ts";
import { randomModel } from "../../../generator/model.ts";
import { ways } from "../../../generator/ways.ts";
import { everyPolicy, TooMany, type KeyOf } from "./brute.ts";
import { bestOf, programOf } from "./solving.ts";
import { tinyKey, tinyScenario } from "./tiny.ts";

const cases = Number(process.env["BRINK_CASES"] ?? 40);

/** What is found; undefined where there is no room, or runs may stop. */
function found<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    const known = [ExactRefusal, RunFault, TooMany].some((kind) => error instanceof kind);
    if (known) return undefined;
    throw error;
  }
}

/** Compares the first outcome; whether it could, and whether there was anything to choose. */
function compare(program: Program, actor: number, keyOf?: KeyOf): "not" | "same" | "differs" {
  const [outcome] = program.outcomes;
  if (outcome === undefined) return "not";
  const one: Program = { ...program, outcomes: [outcome] };
  const parameters = parametersOf(one);
  const solved = found(() => bestOf(one, outcome.id, actor, 300));
  if (solved === undefined || solved.transitions > 3000) return "not";
  const values = found(() =>
    everyPolicy(one, parameters, {
      ...{ actor, outcome: 0, most: 8000 },
      ...(keyOf === undefined ? {} : { keyOf }),
    }),
  );
  if (values === undefined) return "not";
  const size = Math.max(1, ...values.map(Math.abs));
  const near = (value: number, truth: number): void => {
    expect(Math.abs(value - truth) / size).toBeLessThan(1e-11);
  };
  const [least, most] = [Math.min(...values), Math.max(...values)];
  near(solved.least.value, least);
  near(solved.most.value, most);
  for (const { side, value, rules } of solved.policies) {
    near(value.value, solved[side].value);
    const ruled = rules?.value.value ?? least;
    expect(ruled).toBeLessThanOrEqual(most + 1e-11 * size);
    expect(ruled).toBeGreaterThanOrEqual(least - 1e-11 * size);
  }
  const policy = (enumerate(one, parameters).get(outcome.id) ?? []).reduce(
    (sum, { value, probability }) =>
      sum + probability * (outcome.type === "time" ? (value === Infinity ? 0 : 1) : value),
    0,
  );
  near(solved.policy.value, policy);
  return most - least > 1e-9 ? "differs" : "same";
}

it("tiny scenarios have the least and the most that any policy reaches", () => {
  let differing = 0;
  fc.assert(
    fc.property(
      arbitraryOf((dice) => tinyScenario(dice, false)),
      (text) => {
        if (compare(programOf(text), 0, tinyKey) === "differs") differing += 1;
      },
    ),
    { seed: 7, numRuns: cases, endOnFailure: true },
  );
  expect(differing).toBeGreaterThan(cases / 4);
});

it("so have random ones of every kind, where they are small", () => {
  let compared = 0;
  fc.assert(
    fc.property(arbitraryOf(randomModel), (model) => {
      const program = lower({ ...model, calendar: { ...model.calendar, steps: 1 } });
      const actor = program.actors.findIndex(({ moves }) => moves.length > 0 && moves.length <= 4);
      const outcomes = program.outcomes.filter(
        ({ fold }) => fold.kind !== "read" || (fold.step ?? 0) <= 1,
      );
      // The enumeration of turns knows no noise.
      const noisy = program.variables.some(({ noise }) => noise !== undefined);
      if (actor < 0 || noisy || ways(program) > 12) return;
      if (compare({ ...program, outcomes }, actor) !== "not") compared += 1;
    }),
    { seed: 4, numRuns: cases, endOnFailure: true },
  );
  expect(compared).toBeGreaterThan(cases / 12);
});
