import { describe, expect, it } from "vitest";
import { border, errorsOf, head } from "../reading.ts";

const shares = (values: string, more = ""): readonly string[] =>
  errorsOf(`${head}${more}unknowns:\n  intent: { values: { ${values} } }\n${border}`);

describe("shares total one", () => {
  it("adds up to the last decimal that people write", () => {
    expect(shares("a: 60%, b: 40%")).toEqual([]);
    expect(shares("a: 33.3%, b: 33.3%, c: 33.4%")).toEqual([]);
    expect(shares("a: 0.1, b: 0.2, c: 0.7")).toEqual([]);
    expect(shares("a: 1/3, b: 1/3, c: 1/3")).toEqual([]);
    expect(shares("")).toEqual(["shares-total: intent"]);
    expect(shares("a: 60%, b: 30%")).toEqual(["shares-total: intent → b: 40%"]);
    expect(shares("a: 60, b: 40")).toEqual([
      "chance-out-of-bounds: 60 → 60%",
      "chance-out-of-bounds: 40 → 40%",
    ]);
  });

  it("uses the central values of parameters, ranged numbers included", () => {
    const p = "parameters:\n  p: { value: 0.6, range: [0.5, 0.7] }\n";
    expect(shares("a: p, b: 1 - p", p)).toEqual([]);
    expect(shares("a: p, b: 0.5", p)).toEqual(["shares-total: intent → b: 40%"]);
    expect(shares("a: { share: 60%, range: [50%, 70%] }, b: 30%")).toEqual([
      "shares-total: intent → b: 40%",
    ]);
  });
});
