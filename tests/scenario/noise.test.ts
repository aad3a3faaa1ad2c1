/** Noise as a file says it: what it becomes, and what it may not be. */

import { describe, expect, it } from "vitest";
import { checkSites } from "../../src/ir/collisions.ts";
import { lower } from "../../src/ir/lower.ts";
import { readScenario } from "../../src/scenario/read.ts";
import { siteOf } from "../../src/random/site.ts";

const read = (variable: string, edition = 2) => {
  const text = `brink: ${String(edition)}
scenario: x
title: X
start: 2024-01-01
step: week
horizon: 4 steps
sources: { book: A book }
parameters: { p: { value: 3, range: [1, 5], basis: book } }
variables:
  v: { start: 5, min: 1, max: 9, ${variable}, basis: book }
flashpoints: { g: { start: calm, levels: [calm, war] } }
outcomes: { v: { max: v } }
`;
  const { model, diagnostics } = readScenario("x.yaml", () => ({ text }));
  const codes = diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code);
  return { model, codes };
};

describe("noise in a file", () => {
  it("is a number with a range, about the drift or the value itself", () => {
    const { model, codes } = read("noise: { normal: 2, range: [1, 3] }");
    expect(codes).toEqual([]);
    const { parameters, variables } = lower(model!);
    expect(parameters.map(({ id }) => id)).toContain("variables.v.noise");
    expect(variables[0]).toMatchObject({
      drift: { value: { kind: "variable", variable: 0 } },
      noise: {
        shape: "normal",
        spread: { value: { kind: "parameter" } },
        site: siteOf("noise/v"),
      },
    });
    expect(checkSites(model!)).toEqual([]);
    const drifting = lower(read("drift: v + 1, noise: { lognormal: p / 10 }").model!);
    expect(drifting.variables[0]).toMatchObject({
      drift: { value: { kind: "binary" } },
      noise: { shape: "lognormal", spread: { value: { kind: "binary" } } },
    });
  });

  it.each([
    ["noise: { normal: 2, uniform: 1 }", ["conflicting-keys"]],
    ["noise: {}", ["one-key-of"]],
    ["noise: 4", ["wrong-type"]],
    ["noise: { normal: -1 }", ["number-out-of-bounds"]],
    ["noise: { uniform: v }", ["start-reads-state"]],
    ["noise: { cauchy: 1 }", ["unknown-key"]],
  ])("is refused as %s", (written, wanted) => {
    const { codes } = read(written);
    for (const code of wanted) expect(codes).toContain(code);
  });

  it("needs the second edition", () => {
    expect(read("noise: { normal: 2 }", 1).codes).toContain("edition-needed");
  });
});
