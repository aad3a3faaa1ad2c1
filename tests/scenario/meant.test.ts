/** Slips that authors make, met with what they meant: the whole value, ready to be copied. */

import { describe, expect, it } from "vitest";
import { readScenario } from "../../src/scenario/read.ts";

const head =
  "brink: 1\nscenario: example\nstart: 2022-01-12\nstep: week\nhorizon: 10 steps\nsources: { S1: A book }\n";
const text = (chance: string, by: string, culprit: string): string =>
  `${head}flashpoints:\n  border:\n    start: calm\n    levels: [calm, tense]\n    basis: S1\n    rules:\n` +
  `      up: { from: calm, to: tense, chance: "${chance}", range: [1%, 3%], culprit: ${culprit}, ` +
  `times: [{ by: "${by}", range: [0.1, 2], because: why }] }\nactors:\n  nato: { basis: S1, moves: { wait: { weight: 1, range: [1, 2] } } }\n`;

function told(chance: string, by = "0.5", culprit = "unknown"): readonly (string | undefined)[] {
  const { diagnostics } = readScenario("a.yaml", () => ({ text: text(chance, by, culprit) }));
  return diagnostics
    .filter(({ severity }) => severity === "error")
    .map(({ code, suggestion }) => `${code}: ${String(suggestion)}`);
}

describe("what was meant", () => {
  it.each([
    ["2 per week", "chance-out-of-bounds: 2% per week"],
    ["12.5 per month", "chance-out-of-bounds: 12.5% per month"],
    ["2,5% per week", "bad-number: 2.5% per week"],
    ["120% per week", "chance-out-of-bounds: undefined"],
    ["200 per week", "chance-out-of-bounds: undefined"],
  ])("chance: %s", (chance, wanted) => {
    expect(told(chance)).toEqual([wanted]);
  });

  it("by: 0,5", () => {
    expect(told("2% per week", "0,5")).toEqual(["bad-number: 0.5"]);
  });

  it("a culprit that there is not is met with all that there are", () => {
    const { diagnostics } = readScenario("a.yaml", () => ({
      text: text("2% per week", "0.5", "UN"),
    }));
    const found = diagnostics.find(({ code }) => code === "bad-choice");
    expect(found?.arguments).toEqual({
      found: "UN",
      choices: "domestic, third_party, unknown, nato",
    });
    expect(told("2% per week", "0.5", "natto")).toEqual(["bad-choice: nato"]);
  });
});
