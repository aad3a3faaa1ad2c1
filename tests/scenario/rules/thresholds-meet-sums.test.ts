import { describe, expect, it } from "vitest";
import { border, faultsOf, head } from "../reading.ts";

describe("thresholds meet sums", () => {
  const found = (drift: string, condition: string, start = "0"): readonly string[] =>
    faultsOf(
      `${head.replace("10 steps", "20 steps")}variables:
  v: { start: ${start}, min: 0, max: 10, drift: ${drift} }
${border.replace(/outcomes:[^]*/u, "")}outcomes:
  o: { first_time: ${condition} }
`,
    ).filter((fault) => fault.startsWith("threshold"));

  it("points at those that rounding misses", () => {
    expect(found("v + 0.1", "v >= 0.8")).toEqual(["threshold-by-rounding: 0.8 → 0.75"]);
    expect(found("0.1 + v", "v >= 1 and t > 2")).toEqual(["threshold-by-rounding: 1 → 0.95"]);
    expect(found("v - 0.1", "v <= 0.2", "1")).toEqual(["threshold-by-rounding: 0.2 → 0.25"]);
    expect(found("v + 0.1", "v == 0.3")).toEqual(["threshold-by-rounding: 0.3"]);
  });

  it("and at no other", () => {
    expect(found("v + 0.1", "v >= 0.3")).toEqual([]);
    expect(found("v + 0.1", "v >= 0.75")).toEqual([]);
    expect(found("v + 0.1", "v > 0.8")).toEqual([]);
    expect(found("v + 0.25", "v >= 1")).toEqual([]);
    expect(found("v * 1.1", "v >= 0.8")).toEqual([]);
  });
});
