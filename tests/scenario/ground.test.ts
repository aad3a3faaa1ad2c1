/** What a number says it rests on: cases, experts or a fit; one of them, in a file of the second edition. */

import { describe, expect, it } from "vitest";
import { readScenario } from "../../src/scenario/read.ts";
import { wilsonInterval } from "../../src/stats/proportion.ts";

const read = (number: string, rule = "chance: 2% per week", edition = 2) => {
  const text = `brink: ${String(edition)}
scenario: x
title: X
start: 2024-01-01
step: week
horizon: 4 steps
sources: { book: A book }
parameters: { p: { ${number} } }
flashpoints:
  g:
    start: calm
    levels: [calm, war]
    basis: judgement
    because: y
    rules: { up: { from: calm, to: war, ${rule} } }
outcomes: { war: { ever: g == war } }
`;
  const { model, draft, diagnostics } = readScenario("x.yaml", () => ({ text }));
  const of = (id: string) => (model ?? draft)?.parameters.find((one) => one.id === id);
  return {
    of,
    codes: diagnostics.map(({ code }) => code).filter((code) => code !== "number-without-range"),
    diagnostics,
  };
};

describe("what a number rests on", () => {
  it("is a count of cases, with Wilson's interval as the range of a number that has none", () => {
    const { of, codes } = read("value: 0.08, counted: 6 of 75");
    const { low, high } = wilsonInterval(6, 75, 0.95);
    expect(codes).toEqual([]);
    expect(of("p")).toMatchObject({ ground: { kind: "counted", count: 6, of: 75 } });
    expect(of("p")?.prior).toMatchObject({ low, high });
    const ranged = read("value: 0.08, range: [0, 0.5], counted: 6 of 75");
    expect(ranged.of("p")?.prior).toMatchObject({ low: 0, high: 0.5 });
  });

  it("is a basis of its own, and does not clash with a judgement that it inherits", () => {
    const experts = { ground: { kind: "elicited", experts: 4 } };
    const { of, codes } = read(
      "value: 2, range: [1, 3], elicited: 4",
      "chance: 2% per week, range: [1%, 4%], elicited: 4",
    );
    expect(codes).toEqual([]);
    expect(of("p")).toMatchObject(experts);
    expect(of("flashpoints.g.rules.up.chance")).toMatchObject(experts);
    expect(read("value: 2, range: [1, 3], fitted: 0a1b").of("p")?.ground).toEqual({
      kind: "fitted",
      hash: "0a1b",
    });
    expect(read("value: 2, range: [1, 3]").codes).toContain("number-without-basis");
  });

  it.each([
    ["value: 0.08, counted: 6 of 75, elicited: 4, range: [0, 1]", "conflicting-keys"],
    ["value: 2, range: [1, 3], elicited: 4, basis: judgement, because: y", "conflicting-keys"],
    ["value: 0.08, counted: 76 of 75", "wrong-type"],
    ["value: 0.08, counted: 6/75", "wrong-type"],
    ["value: 0.08, range: [0, 1], elicited: 0", "number-out-of-bounds"],
    ["value: 0.5, counted: 6 of 75", "range-excludes-value"],
  ])("%s: %s", (number, code) => {
    expect(read(number).codes).toContain(code);
  });

  it("says how a count is written", () => {
    const { diagnostics } = read("value: 0.08, counted: 6/75");
    expect(diagnostics.find(({ code }) => code === "wrong-type")?.suggestion).toBe("6 of 75");
  });

  it("is no matter of the first edition", () => {
    expect(read("value: 0.08, range: [0, 1], counted: 6 of 75", undefined, 1).codes).toContain(
      "edition-needed",
    );
  });

  it("belongs to a plain number", () => {
    const rule = "chance: 2 * p per week, elicited: 4";
    expect(read("value: 0.01, range: [0, 0.1], basis: book", rule).codes).toContain(
      "range-without-number",
    );
  });
});
