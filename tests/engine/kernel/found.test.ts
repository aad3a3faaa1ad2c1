/** What random scenarios have found, as small as it gets. */

import { expect, it } from "vitest";
import { interpreterEngine } from "../../../src/batch/interpreter-engine.ts";
import { kernelEngine } from "../../../src/batch/kernel-engine.ts";
import { parametersOf } from "../../../src/engine/interpreter/run.ts";
import { lower } from "../../../src/ir/lower.ts";
import { keyOfSeed } from "../../../src/random/seed.ts";
import type { Expression } from "../../../src/scenario/expression/expression.ts";
import type { Model } from "../../../src/scenario/model.ts";
import * as m from "../../ir/models.ts";

/** That both engines count the same in so many runs. */
function expectSame(model: Model, runs: number): void {
  const program = lower(model);
  const parameters = parametersOf(program);
  const key = keyOfSeed("random scenarios");
  const [counted, wanted] = [kernelEngine, interpreterEngine].map((engine) =>
    engine.prepare(program).tally(parameters, key, 0, runs),
  );
  expect(wanted?.fault).toBeUndefined();
  expect(counted).toEqual(wanted);
}

it("a rule that is shut out by certain ones cannot stop a run, whatever its chance", () => {
  // Seed 90125, case 650: a fault met while a bound is worked out is not the run's.
  expectSame(
    m.aModel({
      calendar: { start: "2022-01-12", unit: "week", steps: 2 },
      flashpoints: [
        m.flashpoint("f", ["a", "b"], "b", [
          // No chance of a hazard may be 1: read in the quick bound, and in full never.
          m.rule("impossible", ["a"], "b", m.perDay(1)),
          m.rule("back", ["a", "b"], "a", m.certain(), { when: m.happened("e") }),
        ]),
      ],
      events: [m.anEvent("e", m.atRate(1))],
    }),
    200,
  );
});

it.each(["sin", "cos", "exp", "sqrt"] as const)(
  "an event that is kept is seen when %s of what it reads turns its test",
  (name) => {
    // Seed 20220112, case 3000: what a test remembers of a variable is not what it is after a write.
    const of = (operand: Expression): Expression => ({
      ...{ kind: "unary", function: name, operand },
      span: m.span(),
    });
    const start = of(m.x(1));
    const turned = m.compare(name === "cos" ? "<" : ">", of(m.variable("v")), start);
    expectSame(
      m.aModel({
        variables: [m.aVariable("v", 1, { drift: m.x(2) })],
        events: [m.anEvent("e", { kind: "certain", repeats: true }, [], { when: turned })],
        outcomes: [m.anOutcome("seen", "boolean", { kind: "ever", of: m.happened("e") })],
      }),
      1,
    );
  },
);
