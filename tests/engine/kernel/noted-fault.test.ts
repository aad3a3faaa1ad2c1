/**
 * A fault met while a bound is worked out is not the run's: case 650 of seed 90125 of the random
 * scenarios, as small as it gets.
 */

import { expect, it } from "vitest";
import { interpreterEngine } from "../../../src/batch/interpreter-engine.ts";
import { kernelEngine } from "../../../src/batch/kernel-engine.ts";
import { parametersOf } from "../../../src/engine/interpreter/run.ts";
import { lower } from "../../../src/ir/lower.ts";
import { keyOfSeed } from "../../../src/random/seed.ts";
import * as m from "../../ir/models.ts";

it("a rule that is shut out by certain ones cannot stop a run, whatever its chance", () => {
  const program = lower(
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
  );
  const parameters = parametersOf(program);
  const key = keyOfSeed("random scenarios");
  const [counted, wanted] = [kernelEngine, interpreterEngine].map((engine) =>
    engine.prepare(program).tally(parameters, key, 0, 200),
  );
  expect(wanted?.fault).toBeUndefined();
  expect(counted).toEqual(wanted);
});
