/** Run faults: what stops a run, where it is blamed, and what is lazily never reached. */

import { describe, expect, test } from "vitest";
import { RunFault } from "../../../src/engine/interpreter/fault.ts";
import { parametersOf, simulate } from "../../../src/engine/interpreter/run.ts";
import { lower } from "../../../src/ir/lower.ts";
import type { Expression } from "../../../src/scenario/expression/expression.ts";
import type { Model, Rule } from "../../../src/scenario/model.ts";
import * as m from "../../ir/models.ts";
import { scripted } from "./luck.ts";

function faultOf(parts: Partial<Model>): string {
  const program = lower(m.aModel(parts));
  try {
    simulate(program, parametersOf(program), scripted({}));
  } catch (error) {
    if (error instanceof RunFault)
      return `${error.place.path} ${error.reason} ${String(error.step)}`;
    throw error;
  }
  return "none";
}

function withRule(base: Rule["base"], more: Partial<Rule> = {}): Partial<Model> {
  return {
    flashpoints: [m.flashpoint("f", ["a", "b"], "a", [m.rule("r", ["a"], "b", base, more)])],
  };
}

const t: Expression = { kind: "step", span: m.span() };
/** 1 / (2 - t): fine until step 2. */
const bursts = m.binary("/", 1, m.binary("-", 2, t));
const here = "flashpoints.f.rules.r";

describe("a run stops at", () => {
  test.each<[string, Partial<Model>, string]>([
    ["a chance of 1", withRule(m.perDay(1)), `${here}.chance chance outside [0, 1) 0`],
    ["a negative chance", withRule(m.perDay(-0.1)), `${here}.chance chance outside [0, 1) 0`],
    [
      "a hazard that is infinite later",
      withRule({ kind: "hazard", hazard: bursts }),
      `${here}.hazard not finite 2`,
    ],
    [
      "a negative hazard",
      withRule({ kind: "hazard", hazard: m.x(-1) }),
      `${here}.hazard negative 0`,
    ],
    [
      "a hazard above 10^6",
      withRule({ kind: "hazard", hazard: m.x(1000001) }),
      `${here}.hazard hazard above 10^6 0`,
    ],
    [
      "a negative multiplier",
      withRule(m.perDay(0.1), { multipliers: [m.times(-2, undefined, "x.times.0")] }),
      "x.times.0.by negative 0",
    ],
    [
      "a product that overflows",
      withRule(m.perDay(0.1), { multipliers: [m.times(1e300), m.times(1e300)] }),
      `${here}.chance not finite 0`,
    ],
    ["a negative certain weight", withRule(m.certain(-1)), `${here}.weight negative 0`],
    [
      "an operand of a comparison",
      withRule(m.perDay(0), { when: m.compare(">", bursts, 5) }),
      `${here}.when not finite 2`,
    ],
    [
      "drift",
      { variables: [m.aVariable("v", 0, { drift: bursts })] },
      "variables.v.drift not finite 2",
    ],
    [
      "a start value",
      { variables: [m.aVariable("v", m.binary("/", 0, 0))] },
      "variables.v.start not finite 0",
    ],
    [
      "a dated chance above 1",
      { events: [m.anEvent("e", m.on("2022-01-03", 1.5))] },
      "events.e.chance chance outside [0, 1] 2",
    ],
    [
      "a share below 0",
      { unknowns: [m.anUnknown("u", { a: -1, b: 2 })] },
      "unknowns.u.a negative 0",
    ],
    [
      "shares of nothing",
      { unknowns: [m.anUnknown("u", { a: 0, b: 0 })] },
      "unknowns.u.a no share 0",
    ],
    [
      "an effect",
      {
        events: [m.anEvent("e", m.on("2022-01-03"), [m.add("v", bursts)])],
        variables: [m.aVariable("v", 0)],
      },
      "events.e.then.v not finite 2",
    ],
    [
      "a move's weight",
      { actors: [m.anActor("x", [m.aMove("y", -1)])] },
      "actors.x.moves.y.weight negative 0",
    ],
    [
      "an outcome",
      { outcomes: [m.anOutcome("o", "number", { kind: "max", of: bursts })] },
      "outcomes.o.max not finite 2",
    ],
  ])("%s", (_, parts, fault) => {
    expect(faultOf(parts)).toBe(fault);
  });

  test("not at what is never reached", () => {
    const never = m.compare(">", t, 100);
    const faulty = m.compare(">", bursts, 5);
    expect(
      faultOf(
        withRule(m.perDay(0), {
          when: { kind: "and", left: never, right: faulty, span: m.span() },
        }),
      ),
    ).toBe("none");
    // A decided outcome is not evaluated any more.
    const ever = m.anOutcome("o", "boolean", { kind: "ever", of: m.compare(">", bursts, 0.9) });
    expect(faultOf({ outcomes: [ever] })).toBe("none");
    // Certain rules shut out the others before these are evaluated.
    const rules = [
      m.rule("c", ["a"], "a", m.certain()),
      m.rule("h", ["a"], "b", { kind: "hazard", hazard: bursts }),
    ];
    expect(faultOf({ flashpoints: [m.flashpoint("f", ["a", "b"], "a", rules)] })).toBe("none");
    // An intermediate infinity that does no harm is fine.
    expect(
      faultOf({ variables: [m.aVariable("v", 0, { drift: m.binary("min", bursts, 1) })] }),
    ).toBe("none");
  });
});
