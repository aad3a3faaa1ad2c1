/** What the analysis finds, where it says so, and what it must not say. */

import { describe, expect, it } from "vitest";
import { analyse } from "../../../src/ir/analysis/analyse.ts";
import { lower } from "../../../src/ir/lower.ts";
import { readScenario } from "../../../src/scenario/read.ts";

const head = `brink: 1
scenario: test
languages: [en]
title: Test
start: 2022-01-03
step: week
horizon: 20 steps
`;

/** A ladder a–b–c from a, with these rules. */
const ladder = (rules: string, more = ""): string => `${head}
flashpoints:
  f:
    name: F
    start: a
    basis: judgement
    because: test
    levels: { a: { name: A }, b: { name: B }, c: { name: C } }
    rules:
${rules
  .trim()
  .split("\n")
  .map((line) => `      ${line}`)
  .join("\n")}
${more}`;

const up = `
ab: { from: a, to: b, chance: 10% per week, range: [1%, 20%] }
bc: { from: b, to: c, chance: 10% per week, range: [1%, 20%] }
ba: { from: b, to: a, chance: 10% per week, range: [1%, 20%] }`;

/** Each finding as `code: the text it points at`. */
function findings(text: string): readonly string[] {
  const { model, diagnostics } = readScenario("test.yaml", (name) => ({ name, text }));
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  expect(errors.map(({ code, span }) => `${code} ${text.slice(span.start, span.end)}`)).toEqual([]);
  return analyse(model!, lower(model!)).map(
    ({ code, span }) => `${code}: ${text.slice(span.start, span.end).split("\n")[0]!}`,
  );
}

const guarded = (when: string, more = ""): string =>
  ladder(
    `${up}\ncb: { from: c, to: b, when: '${when}', chance: 5% per week, range: [1%, 9%] }`,
    more,
  );

const world = `
unknowns:
  mind:
    name: Mind
    basis: judgement
    because: test
    values: { x: { share: 50%, range: [30%, 70%], name: X }, y: { share: 50%, name: Y } }
variables:
  v: { name: V, start: 10, range: [5, 15], min: 0, max: 100, basis: judgement, because: test }
  up: { name: Up, start: 0, min: 0, max: 100, drift: up + 1, basis: judgement, because: test }
events:
  bell: { date: 2022-02-15, chance: 100%, basis: judgement, because: test }
  alarm: { chance: 5% per week, range: [1%, 9%], basis: judgement, because: test }
actors:
  p:
    name: P
    basis: judgement
    because: test
    moves:
      go: { name: Go, weight: 1, range: [0.5, 2], then: { v: { add: +5, range: [1, 9] } } }
      stay: { name: Stay, weight: 1, range: [0.5, 2], when: 'f == c' }
`;

describe("sound scenarios", () => {
  it("draws no finding from what may happen", () => {
    expect(findings(ladder(up))).toEqual([]);
    for (const when of [
      "mind == x",
      "v > 50",
      "up >= 19",
      "up < 15",
      "t >= 19",
      "t < 5",
      'since("2022-02-15") >= 0',
      "happened(bell)",
      "not happened(alarm)",
      "moved(p, go)",
      "dwell(f) >= 3",
      "held(f, b) >= 17",
      "rung(f, 4) == 2",
      "v > 15 and mind == y or happened(alarm) and t > 3",
      "mind == x ? v > 20 : v < 20",
      "v * v - 3 * v > 200",
      // Said twice, as the rule starts from c anyway, but not true of every state.
      "f == c",
      "f != a",
      "rung(f) == 2",
    ]) {
      expect(findings(guarded(when, world)), when).toEqual([]);
    }
  });
});

describe("conditions", () => {
  it.each([
    "t >= 20",
    "t < 0",
    'since("2022-06-01") > 0',
    "f == a",
    "f >= b and f < c",
    "v > 100",
    "v < 0",
    "up > 19",
    "up < 2",
    "held(f, b) >= 30",
    "held(f, c) > dwell(f) + 30",
    "dwell(f) > 20",
    "mind == x and mind == y",
    "mind != x and mind != y",
    "v > 50 and v < 40",
    "happened(bell) and t < 6",
    "rung(f) > 2",
    "1 > 2",
    "false",
    "not (mind == x or mind == y)",
    "t == 3 and t == 4",
  ])("never hold: %s", (when) => {
    expect(findings(guarded(when, world))).toEqual([`condition-never-holds: ${when}`]);
  });

  it.each([
    "t >= 0",
    "t <= 19",
    'since("2022-01-01") > 0',
    "v <= 100",
    "up <= 20",
    "mind == x or mind == y",
    "true",
    "1 < 2 or v > 3",
    "v >= 50 or v < 50",
    "t < 6 or happened(bell)",
  ])("always hold: %s", (when) => {
    expect(findings(guarded(when, world))).toEqual([`condition-always-holds: ${when}`]);
  });

  it("are looked at where they are asked: multipliers, effects, moves, events, the end", () => {
    const text = `${ladder(
      `ab: { from: a, to: b, when: v < 50, chance: 10% per week, range: [1%, 20%], times: [{ by: 2, range: [1, 3], when: v > 60 }], then: { v: { set: 3, when: f == b } } }
bc: { from: b, to: c, chance: 10% per week, range: [1%, 20%] }`,
      world,
    ).replace("when: 'f == c' }", "when: t > 40 }")}ends_when: v > 200
`;
    expect(findings(text)).toEqual([
      "condition-never-holds: v > 60",
      "condition-never-holds: t > 40",
      "condition-never-holds: v > 200",
    ]);
  });

  it("know that a run goes on only while its end has not come", () => {
    expect(findings(`${guarded("f == c")}ends_when: f == c\n`)).toEqual([
      expect.stringMatching(/^rule-never-enabled/u),
    ]);
  });

  it("count ranges, overrides and unlikely values as possible", () => {
    const more = `
parameters:
  p: { value: 1, range: [0, 3], basis: judgement, because: test }
`;
    expect(findings(guarded("p > 2", more))).toEqual([]);
    expect(findings(guarded("p > 3", more))).toEqual(["condition-never-holds: p > 3"]);
  });
});

describe("levels, rules and events", () => {
  it("finds levels to which nothing leads", () => {
    expect(
      findings(ladder("ab: { from: a, to: b, chance: 10% per week, range: [1%, 20%] }")),
    ).toEqual([expect.stringMatching(/^unreachable-level/u)]);
  });

  it("counts events and moves as ways to a level", () => {
    const rule = "ab: { from: a, to: b, chance: 10% per week, range: [1%, 20%] }";
    const event = (then: string): string => `
events:
  leap: { chance: 5% per week, range: [1%, 9%], basis: judgement, because: test, then: { f: ${then} } }
`;
    expect(findings(ladder(rule, event("c")))).toEqual([]);
    expect(findings(ladder(rule, event("+1")))).toEqual([]);
    expect(findings(ladder(rule, event("-1")))).toHaveLength(1);
  });

  it("does not blame the rules from a level that is unreachable, but only the level", () => {
    const rules = `ab: { from: a, to: b, chance: 10% per week, range: [1%, 20%] }
cb: { from: c, to: b, when: f == c, chance: 10% per week, range: [1%, 20%] }`;
    expect(findings(ladder(rules))).toEqual([expect.stringMatching(/^unreachable-level/u)]);
  });

  it("finds rules that certain ones always shut out", () => {
    const rules = `ab: { from: a, to: b, certain: true }
ac: { from: a, to: c, chance: 10% per week, range: [1%, 20%] }
bc: { from: b, to: c, certain: true }
ca: { from: c, to: a, certain: true }`;
    expect(findings(ladder(rules))).toEqual([expect.stringMatching(/^rule-never-enabled/u)]);
  });

  it("follows certain rules step by step", () => {
    // a at even steps, b at odd ones: c is entered only from b at step 3.
    const rules = `ab: { from: a, to: b, certain: true }
ba: { from: b, to: a, when: t != 3, certain: true }
bc: { from: b, to: c, when: t == 3, certain: true }
ca: { from: c, to: a, when: t == 2, certain: true }`;
    expect(findings(ladder(rules))).toEqual(["condition-never-holds: t == 2"]);
  });

  it("finds events that come after every end", () => {
    const rules = `ab: { from: a, to: b, certain: true }
bc: { from: b, to: c, certain: true }`;
    const more = `
events:
  late: { date: 2022-03-01, chance: 100%, basis: judgement, because: test }
  early: { date: 2022-01-04, chance: 100%, basis: judgement, because: test }
ends_when: f == c
`;
    expect(findings(ladder(rules, more))).toEqual([expect.stringMatching(/^event-never-happens/u)]);
  });

  it("finds outcomes that can never come about", () => {
    const more = `
outcomes:
  no: { title: No, ever: t > 20 }
  yes: { title: Yes, ever: t >= 20 }
`;
    expect(findings(ladder(up, more))).toEqual([expect.stringMatching(/^outcome-never/u)]);
  });
});

describe("numbers", () => {
  it("finds chances, hazards, factors and settings that can only fail", () => {
    const more = `
variables:
  v: { name: V, start: 10, min: 5, max: 100, basis: judgement, because: test }
`;
    const rules = `ab: { from: a, to: b, chance: v / 5 per week }
bc: { from: b, to: c, hazard: 1 - v, then: { v: 200 } }
ca: { from: c, to: a, hazard: 0.1, times: [{ by: 4 - v }] }`;
    expect(findings(ladder(rules, more))).toEqual([
      "chance-never-valid: v / 5",
      "amount-never-valid: 1 - v",
      "set-outside-bounds: 200",
      "amount-never-valid: 4 - v",
    ]);
  });
});

describe("long horizons", () => {
  it("stays sound over thousands of steps, and ends", () => {
    const text = guarded("up >= 100 and t > 9000", world)
      .replace("step: week", "step: day")
      .replace("horizon: 20 steps", "horizon: 10000 steps");
    expect(findings(text)).toEqual([]);
  });
});

describe("a number with which no run can go on", () => {
  const rules = (up: string, more = ""): string =>
    ladder(`ab: { from: a, to: b, ${up} }\nbc: { from: b, to: c, chance: 5% per week }`, more);
  const drifting = (drift: string, start = "2"): string =>
    ladder(up, `variables: { x: { start: ${start}, min: -9, max: 9, drift: ${drift} } }`);
  const asked = (outcome: string): string =>
    ladder(up, `variables: { x: { start: 2, min: 1, max: 9 } }\noutcomes: { o: { ${outcome} } }`);
  const ranged = "parameters: { p: { value: -2, range: [-3, -1] } }";

  it.each([
    ["outcome", asked("at_end: 1/0"), "1/0"],
    ["outcome of a variable", asked("max: log(-x)"), "log(-x)"],
    ["outcome at a step", asked("value: 'sqrt(0 - x)', at: 3"), "'sqrt(0 - x)'"],
    ["divided by nothing", asked("at_end: x / (3 - 3)"), "x / (3 - 3)"],
    ["drift", drifting("log(0)"), "log(0)"],
    ["start", drifting("x", "1/0"), "1/0"],
    ["hazard", rules("hazard: 1/0"), "1/0"],
    ["weight", rules("certain: true, weight: 0/0"), "0/0"],
    ["factor", rules("chance: 5% per week, times: [{ by: log(0) }]"), "log(0)"],
    [
      "effect",
      rules(
        "chance: 5% per week, then: { x: 'sqrt(-1)' }",
        "variables: { x: { start: 1, min: 0, max: 9 } }",
      ),
      "'sqrt(-1)'",
    ],
    [
      "addition",
      rules(
        "chance: 5% per week, then: { x: { add: '(-8)^(1/3)' } }",
        "variables: { x: { start: 1, min: 0, max: 9 } }",
      ),
      "'(-8)^(1/3)'",
    ],
    ["definition", rules("hazard: bad", "definitions: { bad: log(-1) }"), "bad"],
    ["root of a negative number", rules("hazard: (-8)^(1/3)"), "(-8)^(1/3)"],
    ["every value of a range", rules("hazard: 2 + log(p)", ranged), "2 + log(p)"],
    ["share", `${ladder(up)}unknowns: { u: { values: { v: 1/0, w: 0.5 } } }`, "1/0"],
  ])("is an error: %s", (_, text, where) => {
    expect(findings(text).filter((one) => one.startsWith("never-finite"))).toContain(
      `never-finite: ${where.replaceAll("'", "")}`,
    );
  });

  it("is an error in a condition, which then neither holds nor fails", () => {
    const text = rules("chance: 5% per week, when: log(-1) > 0");
    expect(findings(text)).toContain("never-finite: log(-1) > 0");
    expect(findings(asked("ever: x / 0 > 1"))).toHaveLength(1);
  });

  it("is an error where a hazard is too great, unless a factor may bring it down", () => {
    const codes = (text: string): readonly string[] =>
      findings(text).map((one) => one.split(":")[0]!);
    expect(codes(rules("hazard: 1e7"))).toEqual(["hazard-never-valid"]);
    expect(codes(rules("hazard: 1e7, times: [{ by: 0.001 }]"))).toEqual([]);
  });

  it("is none where only a step inside is infinite, or some run can go on", () => {
    expect(findings(asked("at_end: 1 / (1 / 0)"))).toEqual([]);
    expect(findings(asked("at_end: 'min(3, 1 / 0)'"))).toEqual([]);
    expect(findings(asked("at_end: log(x - t)"))).toEqual([]);
    expect(findings(asked("at_end: 'f == a ? 1 / 0 : 1'"))).toEqual([]);
  });
});
