import { describe, expect, it } from "vitest";
import { border, errorsOf, head } from "../reading.ts";

const variable = (body: string): readonly string[] =>
  errorsOf(`${head}variables:\n  x: { ${body} }\n${border}`);

describe("variables start within bounds", () => {
  it("reports starts outside, bounds in reverse, fractions of whole variables", () => {
    expect(variable("start: 0, min: 0, max: 1")).toEqual([]);
    expect(variable("start: 2, min: 0, max: 1")).toEqual(["start-outside-bounds: 2"]);
    expect(variable("start: -0.1, min: 0, max: 1")).toEqual(["start-outside-bounds: -0.1"]);
    expect(variable("start: 2, min: 3, max: 1")).toEqual(["bounds-reversed: 3"]);
    expect(variable("start: 0.5, min: 0, max: 1.5, integer: true")).toEqual([
      "start-not-whole: 0.5",
      "start-not-whole: 1.5",
    ]);
  });
});
