/** What expectations count: the folds of both engines against their definition, read off whole paths. */

import * as fc from "fast-check";
import { expect, test } from "vitest";
import { at } from "../../src/base/invariant.ts";
import { interpreterEngine } from "../../src/batch/interpreter-engine.ts";
import { kernelEngine } from "../../src/batch/kernel-engine.ts";
import { evaluateBoolean, momentOf } from "../../src/engine/interpreter/evaluate.ts";
import { RunFault } from "../../src/engine/interpreter/fault.ts";
import { parametersOf, simulate } from "../../src/engine/interpreter/run.ts";
import { lowerBoolean, type Scope } from "../../src/ir/lower-expression.ts";
import { lowerExpectations } from "../../src/ir/lower-expectation.ts";
import { nameIndices } from "../../src/ir/names.ts";
import { Places } from "../../src/ir/places.ts";
import type { Program } from "../../src/ir/program.ts";
import { Shared } from "../../src/ir/shared.ts";
import { keyOfSeed } from "../../src/random/seed.ts";
import { luckOf } from "../../src/random/stream.ts";
import type { Expectation } from "../../src/scenario/expectation.ts";
import type { Expression } from "../../src/scenario/expression/expression.ts";
import type { Model } from "../../src/scenario/model.ts";
import { arbitraryOf } from "../generator/dice.ts";
import { randomModel } from "../generator/model.ts";
import { modelOf } from "../scenario/reading.ts";

const key = keyOfSeed("expectations");
const cases = Number(process.env["BRINK_CASES"] ?? 100);

/** In how many cases of a run it held and failed, by the words of docs/semantics.md. */
function counted(model: Model, program: Program, run: number, { form }: Expectation): number[] {
  // What is shared has its place in the program; here everything is computed where it stands.
  const shared = new Shared();
  shared.take = (value) => value;
  const scope: Scope = { names: nameIndices(model), places: new Places(), shared, path: "" };
  const parameters = parametersOf(program);
  const { states } = simulate({ ...program, outcomes: [] }, parameters, luckOf(key, run));
  const truths = (of: Expression): boolean[] =>
    states.map((state) =>
      evaluateBoolean(momentOf(program, parameters, state), lowerBoolean(scope, of)),
    );
  const count = (verdicts: readonly (boolean | undefined)[]): number[] =>
    [true, false].map((wanted) => verdicts.filter((one) => one === wanted).length);
  switch (form.kind) {
    case "always":
      return count([truths(form.of).every(Boolean)]);
    case "ever":
      return count([truths(form.of).some(Boolean)]);
    case "first": {
      const first = truths(form.at).indexOf(true);
      if (first < 0) return [0, 0];
      return count([form.of.filter((one) => truths(one)[first]).length >= form.least]);
    }
    case "after": {
      const [premise, of] = [truths(form.after), truths(form.of)];
      return count(
        premise.map((holds, k) => {
          if (!holds || k === 0 || at(premise, k - 1)) return undefined;
          const window = of.slice(k + 1, k + 1 + form.within);
          if (window.length === 0) return undefined;
          if (form.judge === "always") return window.every(Boolean);
          if (form.judge === "never") return !window.some(Boolean);
          // Counted where it had come only, what the horizon cuts off would tell too much good.
          return k + form.within > program.calendar.steps ? undefined : window.some(Boolean);
        }),
      );
    }
  }
}

test(`expectations of ${String(cases)} random scenarios count the same in both engines, and as defined`, () => {
  let [compared, windows] = [0, 0];
  fc.assert(
    fc.property(arbitraryOf(randomModel), (model) => {
      const program = lowerExpectations(model);
      const width = program.outcomes.length;
      const parameters = parametersOf(program);
      const [kernel, interpreter] = [kernelEngine, interpreterEngine].map((engine) =>
        engine.prepare(program).list(parameters, key, 3, 6),
      );
      expect(kernel).toEqual(interpreter);
      if (kernel === undefined) return;
      for (let row = 0; row < 6; row += 1) {
        for (const [index, one] of (model.expectations ?? []).entries()) {
          let wanted: number[];
          try {
            wanted = counted(model, program, 3 + row, one);
          } catch (error) {
            // What an engine has no need to read may fault here.
            if (error instanceof RunFault) continue;
            throw error;
          }
          const place = row * width + 2 * index;
          expect([one.form, Array.from(kernel.outcomes.subarray(place, place + 2))]).toEqual([
            one.form,
            wanted,
          ]);
          compared += 1;
          if (one.form.kind === "after" && wanted.some((many) => many > 0)) windows += 1;
        }
      }
    }),
    { numRuns: cases, seed: 20220112, endOnFailure: true },
  );
  expect(compared).toBeGreaterThan(cases);
  expect(windows).toBeGreaterThan(cases / 4);
});

const path = (expectations: string): Model =>
  modelOf(`brink: 2
scenario: path
start: 2022-01-03
step: week
horizon: 12 steps
flashpoints:
  f:
    start: a
    levels: [a, b]
    rules:
      up: { from: a, to: b, when: "t % 3 == 1", certain: true }
      down: { from: b, to: a, when: "t % 3 == 2", certain: true }
expectations:
  x: ${expectations}
`);

/** S_k stands at b for k = 2, 5, 8, 11, and the run ends with S_12. */
test.each([
  ["{ always: t >= 0 }", [1, 0]],
  ["{ ever: f == b and t > 8 }", [1, 0]],
  ["{ always: f == a }", [0, 1]],
  ["{ after: f == b, within: 1 week, never: f == b }", [4, 0]],
  ["{ after: f == b, within: 3 weeks, never: f == b }", [1, 3]],
  ["{ after: f == b, within: 2 steps, ever: t == 7 }", [1, 2]],
  ["{ after: f == b, within: 1 week, ever: f == a and t != 6 }", [3, 1]],
  ["{ after: f == b, within: 21 days, always: f == a }", [1, 3]],
  ["{ after: f == a, within: 3 weeks, always: t < 7 }", [1, 2]],
  ["{ at_first: f == b, holds_too: t == 2 }", [1, 0]],
  ["{ at_first: f == b, at_least: 2, of: [t == 2, t < 2, t > 1] }", [1, 0]],
  ["{ at_first: f == b, at_least: 2, of: [t == 2, t < 2, t > 2] }", [0, 1]],
  ["{ at_first: t > 12, holds_too: t == 2 }", [0, 0]],
] as const)("%s holds and fails in %j cases", (written, wanted) => {
  const program = lowerExpectations(path(written));
  const list = kernelEngine.prepare(program).list(parametersOf(program), key, 0, 1);
  expect(Array.from(list.outcomes)).toEqual(wanted);
});
