/** Outcomes read the observed path S_0, S_1, … and nothing else. */

import { expect, test } from "vitest";
import { at } from "../../../src/base/invariant.ts";
import { parametersOf, simulate } from "../../../src/engine/interpreter/run.ts";
import { lower } from "../../../src/ir/lower.ts";
import type { Expression } from "../../../src/scenario/expression/expression.ts";
import type { Model } from "../../../src/scenario/model.ts";
import type { OutcomeForm } from "../../../src/scenario/outcome.ts";
import * as m from "../../ir/models.ts";
import { scripted } from "./luck.ts";

const t: Expression = { kind: "step", span: m.span() };

/** v is 5, 4, 3 … on S_0, S_1, S_2 …; five steps. */
function outcomeOf(form: OutcomeForm, parts: Partial<Model> = {}): number {
  const program = lower(
    m.aModel({
      calendar: { start: "2022-01-01", unit: "day", steps: 5 },
      variables: [m.aVariable("v", 5, { drift: m.binary("-", m.variable("v"), 1) })],
      outcomes: [m.anOutcome("o", "number", form)],
      ...parts,
    }),
  );
  return at(simulate(program, parametersOf(program), scripted({})).outcomes, 0);
}

const v = m.variable("v");

test.each<[string, OutcomeForm, number]>([
  ["ever, on S_0", { kind: "ever", of: m.compare("==", v, 5) }, 1],
  ["ever, on the last state", { kind: "ever", of: m.compare("==", v, 0) }, 1],
  ["ever, never", { kind: "ever", of: m.compare("==", v, 6) }, 0],
  ["always", { kind: "always", of: m.compare(">=", v, 0) }, 1],
  ["always, but for the last", { kind: "always", of: m.compare(">", v, 0) }, 0],
  ["at end, a condition", { kind: "at_end", of: m.compare("==", v, 0) }, 1],
  ["at end, a number", { kind: "at_end", of: m.binary("+", v, 7) }, 7],
  ["first time at once", { kind: "first_time", of: m.compare(">", v, 1) }, 0],
  ["first time", { kind: "first_time", of: m.compare("<", v, 3) }, 3],
  ["first time, never", { kind: "first_time", of: m.compare("<", v, 0) }, Infinity],
  ["ever, too late", { kind: "ever", of: m.compare("==", v, 0), during: { by: { step: 4 } } }, 0],
  ["ever, in time", { kind: "ever", of: m.compare("==", v, 0), during: { by: { step: 5 } } }, 1],
  [
    "ever, too early",
    { kind: "ever", of: m.compare("==", v, 5), during: { from: { step: 1 } } },
    0,
  ],
  [
    "always, outside it or not",
    {
      kind: "always",
      of: m.compare("<=", v, 3),
      during: { from: { step: 2 } },
    },
    1,
  ],
  [
    "always, to a step after which it does not",
    { kind: "always", of: m.compare(">", v, 2), during: { by: { step: 2 } } },
    1,
  ],
  [
    "first time in a part",
    { kind: "first_time", of: m.compare(">", v, 1), during: { from: { step: 2 } } },
    2,
  ],
  [
    "first time, after the part",
    { kind: "first_time", of: m.compare("<", v, 3), during: { by: { step: 2 } } },
    Infinity,
  ],
  ["max", { kind: "max", of: m.binary("*", v, m.binary("-", 4, v)) }, 4],
  ["min", { kind: "min", of: m.binary("*", v, m.binary("-", 4, v)) }, -5],
  ["value", { kind: "value", of: v, step: 2 }, 3],
  ["value at S_0", { kind: "value", of: v, step: 0 }, 5],
  [
    "until: held to the last step before",
    { kind: "until", hold: m.compare(">", v, 3), reach: m.compare("==", v, 3) },
    1,
  ],
  [
    "until: not held",
    { kind: "until", hold: m.compare(">", v, 3), reach: m.compare("==", v, 2) },
    0,
  ],
  [
    "until: reached at once, held or not",
    { kind: "until", hold: m.compare(">", v, 9), reach: m.compare("==", v, 5) },
    1,
  ],
  [
    "until: never reached",
    { kind: "until", hold: m.compare(">", v, -1), reach: m.compare("==", v, 9) },
    0,
  ],
])("%s", (_, form, value) => {
  expect(outcomeOf(form)).toBe(value);
});

test("a state that has ended stands for all later k", () => {
  const ending = { endsWhen: m.compare("<=", v, 3) };
  expect(outcomeOf({ kind: "value", of: v, step: 4 }, ending)).toBe(3);
  expect(outcomeOf({ kind: "value", of: t, step: 4 }, ending)).toBe(2);
  expect(outcomeOf({ kind: "at_end", of: v }, ending)).toBe(3);
  expect(outcomeOf({ kind: "first_time", of: m.compare("<", v, 3) }, ending)).toBe(Infinity);
});

test("levels passed inside a step are not observed", () => {
  const passing = {
    flashpoints: [m.flashpoint("f", ["a", "b", "c"], "a", [m.rule("r", ["b"], "c", m.certain())])],
    events: [m.anEvent("e", m.on("2022-01-02"), [m.put("f", "b")])],
  };
  expect(outcomeOf({ kind: "ever", of: m.level("f", "==", "b") }, passing)).toBe(0);
  expect(outcomeOf({ kind: "first_time", of: m.level("f", "==", "c") }, passing)).toBe(2);
});
