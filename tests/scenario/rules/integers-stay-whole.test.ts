import { describe, expect, it } from "vitest";
import { border, errorsOf, head } from "../reading.ts";

const world = (drift: string): string => `${head}parameters: { p: 2 }
variables:
  n: { start: 0, min: 0, max: 9, integer: true, drift: "${drift}" }
  m: { start: 0, min: 0, max: 9, integer: true }
  x: { start: 0, min: 0, max: 9 }
${border}`;

describe("integers stay whole", () => {
  it.each([
    "n + 1",
    "n - 2 * m",
    "max(n, 3)",
    "round(x)",
    "floor(p * x)",
    "ceil(n / 2)",
    "t > 3 ? n : m",
    "rung(border) + t",
    "n % 3",
    "abs(-n)",
    "dwell(border)",
  ])("lets %s pass", (drift) => {
    expect(errorsOf(world(drift))).toEqual([]);
  });

  it.each([
    "x",
    "n / 2",
    "n + 0.5",
    "p",
    "n * p",
    "n ^ 2",
    "t > 3 ? n : x",
    "max(n, x)",
    "sqrt(n)",
  ])("stops %s", (drift) => {
    expect(errorsOf(world(drift))).toEqual([`integer-not-whole: ${drift}`]);
  });

  it("looks at effects too", () => {
    const events = (then: string): string =>
      `${world("n")}events:\n  bang: { date: 2022-01-13, chance: 100%, then: ${then} }\n`;
    expect(errorsOf(events("{ n: +1 }"))).toEqual([]);
    expect(errorsOf(events("{ n: +0.5 }"))).toEqual(["integer-not-whole: 0.5"]);
    expect(errorsOf(events("{ n: { set: x } }"))).toEqual(["integer-not-whole: x"]);
  });
});
