import { describe, expect, it } from "vitest";
import { border, faultsOf, head } from "../reading.ts";

const bare = (text: string): readonly string[] =>
  faultsOf(text).filter((fault) => fault.startsWith("number-without-basis"));
const rule = (body: string, basis = ""): readonly string[] =>
  bare(
    `${head}sources: { S1: A book }\nparameters: { p: { value: 2, basis: S1 } }\n${border}${basis}    rules: { up: { from: calm, to: war, ${body} } }\n`,
  );

describe("numbers have a basis", () => {
  it("looks for one at the number, then outwards", () => {
    expect(rule("chance: 2% per week")).toEqual(["number-without-basis: 2%"]);
    expect(rule("chance: 2% per week, basis: S1")).toEqual([]);
    expect(rule("chance: 2% per week", "    basis: S1\n")).toEqual([]);
    expect(rule("chance: 2% per week, times: [{ by: 3, basis: S1 }]")).toEqual([
      "number-without-basis: 2%",
    ]);
    expect(rule("chance: 2% per week, basis: S1, times: [{ by: 3 }]")).toEqual([]);
  });

  it("counts numbers within expressions, but not 0 and 1, nor conditions", () => {
    expect(rule("hazard: 0.01 * p")).toEqual(["number-without-basis: 0.01 * p"]);
    expect(rule("hazard: p / (1 + p)")).toEqual([]);
    expect(rule("hazard: p, when: t > 7")).toEqual([]);
    expect(rule("hazard: p, times: [{ by: 0, when: t > 7 }]")).toEqual([]);
  });

  it("looks at declared parameters, variables, moves, couplings", () => {
    expect(bare(`${head}parameters: { p: 2 }\n${border}`)).toEqual(["number-without-basis: 2"]);
    expect(
      bare(`${head}variables: { x: { start: 5, min: 0, max: 9, drift: x * 0.9 } }\n${border}`),
    ).toHaveLength(2);
    expect(bare(`${head}${border}actors: { a: { moves: { go: { weight: 3 } } } }\n`)).toEqual([
      "number-without-basis: 3",
    ]);
    expect(
      bare(
        `${head}${border}couplings: { strength: 0.2, links: [{ from: border, to: border, weight: 2 }] }\n`,
      ),
    ).toHaveLength(2);
  });
});
