/** A number in another way of writing is met with the right one, and never with a wrong one. */

import { describe, expect, it, test } from "vitest";
import { readScenario } from "../../src/scenario/read.ts";

const scenario = (rule: string, more = ""): string => `brink: 1
scenario: s
title: S
start: 2030-01-07
step: week
horizon: 4 steps
${more}
flashpoints:
  f:
    start: a
    levels: [a, b]
    rules:
      up: ${rule}
`;
const plain = "{ from: a, to: b, hazard: 0.1 }";

/** Every error as `code: suggestion`. */
function errors(text: string): readonly string[] {
  return readScenario("s.yaml", () => ({ text }))
    .diagnostics.filter(({ severity }) => severity === "error")
    .map(({ code, suggestion }) => `${code}: ${suggestion ?? "none"}`);
}

test.each([
  ["1 in 6 per week", "bad-number: 1/6 per week"],
  ["1 in 6", "chance-without-window: 1/6 per week"],
  ["3 out of 10 per month", "bad-number: 3/10 per month"],
  ["10% per 2 weeks", "chance-without-window: 5.132% per week"],
  ["0.1 per fortnight", "chance-without-window: 5.132% per week"],
  ["10 percent", "chance-without-window: 10% per week"],
  ["10 per cent per month", "bad-number: 10% per month"],
  ["10 pct per week", "bad-number: 10% per week"],
  ["0,1", "chance-without-window: 0.1 per week"],
  ["2% a week", "chance-without-window: 2% per week"],
  ["soon", "chance-without-window: none"],
])("chance: %s", (chance, error) => {
  const rule = `\n        from: a\n        to: b\n        chance: ${chance}`;
  expect(errors(scenario(rule))).toEqual([error]);
});

test.each([
  ["1,5", "1.5"],
  ["1 000", "1000"],
  ["1.000,5", "1000.5"],
  ["1,000.5", "1000.5"],
  ["-1 000 000,25", "-1000000.25"],
  ["1.000.000", "1000000"],
  ["1'000'000", "1000000"],
  ["10 percent", "0.1"],
  // One thousand, or one.
  ["1,000", "none"],
  ["many", "none"],
])("parameter: %s", (value, suggestion) => {
  expect(errors(scenario(plain, `parameters:\n  p: ${value}`))).toEqual([
    `wrong-type: ${suggestion}`,
  ]);
});

test.each([
  ["[1,2, 1,8]", "[1.2, 1.8]"],
  ["[1, 1,8]", "[1, 1.8]"],
  ["[1,2,3]", "none"],
])("range: %s", (range, suggestion) => {
  expect(errors(scenario(plain, `parameters: { p: { value: 1.5, range: ${range} } }`))).toEqual([
    `wrong-type: ${suggestion}`,
  ]);
});

describe("a comma between brackets", () => {
  test.each([
    ["{ from: a, to: b, chance: 0,1 per week }", "0.1 per week"],
    ["{ from: a, to: b, chance: 12,5% per week }", "12.5% per week"],
    ["{ from: a, to: b, hazard: 0,25 }", "0.25"],
    ["{ from: a, to: b, hazard: 1,000 }", "none"],
  ])("in %s", (rule, suggestion) => {
    expect(errors(scenario(rule))).toEqual([`yaml-comma: ${suggestion}`]);
  });

  it("in a text asks for quotes", () => {
    const text = scenario(plain).replace("[a, b]", "{ a: { test: 10,000 troops ashore }, b: B }");
    expect(errors(text)).toEqual(['yaml-comma: "10,000 troops ashore"']);
    const more = scenario(plain).replace("[a, b]", "{ a: { test: 1,000,000 men }, b: B }");
    expect(errors(more)).toEqual(['yaml-comma: "1,000,000 men"']);
  });

  it("is a comma where a blank follows it, and in a list", () => {
    expect(errors(scenario("{ from: a, to: b, hazard: 1, 5 }"))).toEqual(["yaml-key: none"]);
  });
});

describe("shares", () => {
  const shares = (...values: readonly string[]): string =>
    scenario(plain, `unknowns: { u: { values: { ${values.join(", ")} } } }`);

  it("may miss 100 % by what rounding to six decimals leaves", () => {
    expect(errors(shares("a: 33.333333%", "b: 33.333333%", "c: 33.333333%"))).toEqual([]);
    expect(errors(shares("a: 0.5", "b: 0.5000001"))).toEqual([]);
  });

  it("are told with digits that differ from 100, and the last share that would do", () => {
    const text = shares("a: 33.333%", "b: 33.333%", "c: 33.333%");
    const { diagnostics } = readScenario("s.yaml", () => ({ text }));
    const found = diagnostics.find(({ code }) => code === "shares-total");
    expect(found).toMatchObject({ suggestion: "c: 33.334%", arguments: { total: "99.999 %" } });
    expect(errors(shares("a: 10%", "b: 20%"))).toEqual(["shares-total: b: 90%"]);
  });
});

test("a function without brackets is no factor", () => {
  const codes = errors(scenario("{ from: a, to: b, hazard: 5 min }"));
  expect(codes).toContain("expression-implicit-multiplication: none");
  const name = scenario("{ from: a, to: b, hazard: 5 p }", "parameters: { p: 1 }");
  expect(errors(name)).toEqual(["expression-implicit-multiplication: 5 * p"]);
});
