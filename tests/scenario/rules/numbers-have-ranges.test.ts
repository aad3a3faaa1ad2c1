import { describe, expect, it } from "vitest";
import { border, faultsOf, head } from "../reading.ts";

const open = (text: string): readonly string[] =>
  faultsOf(text).filter((fault) => fault.startsWith("number-without-range"));
const rule = (body: string): readonly string[] =>
  open(
    `${head}variables:\n  x: { start: 0, min: 0, max: 9 }\n  n: { start: 0, min: 0, max: 9, integer: true }\n${border}    rules: { up: { from: calm, to: war, ${body} } }\n`,
  );

describe("numbers have ranges", () => {
  it.each([
    ["chance: 2% per week", ["2%"]],
    ["chance: 2% per week, range: [1%, 3%]", []],
    ["hazard: 0.01", ["0.01"]],
    ["hazard: 1/3", []],
    ["hazard: t, times: [{ by: 2 }]", ["2"]],
    ["hazard: t, times: [{ by: 0 }, { by: 1 }]", []],
    ["certain: true, weight: 3", []],
    ["hazard: t, then: { x: +5 }", ["5"]],
    ["hazard: t, then: { x: 5 }", []],
    ["hazard: t, then: { n: +1 }", []],
    ["hazard: t, then: { n: +2 }", ["2"]],
  ])("%s", (body, expected) => {
    expect(rule(body)).toEqual(expected.map((text) => `number-without-range: ${text}`));
  });

  it("wants them for shares but the last, starts but 0 and 1, drifts but 0, chances of dated events but 0 and 100 %", () => {
    expect(open(`${head}unknowns: { u: { values: { a: 60%, b: 40% } } }\n${border}`)).toEqual([
      "number-without-range: 60%",
    ]);
    expect(open(`${head}variables: { x: { start: 5, min: 0, max: 9 } }\n${border}`)).toEqual([
      "number-without-range: 5",
    ]);
    const drifting = (drift: string): readonly string[] =>
      open(`${head}variables: { x: { start: 0, min: -9, max: 9, drift: ${drift} } }\n${border}`);
    expect(drifting("-3")).toEqual(["number-without-range: -3"]);
    expect(drifting("0")).toEqual([]);
    expect(drifting("x / 2")).toEqual([]);
    const event = (chance: string): string =>
      `${head}${border}events: { bang: { date: 2022-01-13, chance: ${chance} } }\n`;
    expect(open(event("100%"))).toEqual([]);
    expect(open(event("60%"))).toEqual(["number-without-range: 60%"]);
  });
});
