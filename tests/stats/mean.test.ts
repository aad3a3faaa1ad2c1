import { describe, expect, it } from "vitest";
import { meanInterval } from "../../src/stats/mean.ts";
import { wilsonInterval } from "../../src/stats/proportion.ts";
import { normalCritical, studentCritical } from "../../src/stats/student.ts";

describe("critical values", () => {
  it("equal the published tables", () => {
    expect(normalCritical(0.95)).toBeCloseTo(1.959963984540054, 13);
    expect(normalCritical(0.99)).toBeCloseTo(2.5758293035489004, 13);
    expect(normalCritical(0.999999)).toBeCloseTo(4.891638475698, 9);
    // NIST table of Student's t, two-sided 95 %.
    for (const [degrees, t] of [
      [1, 12.706],
      [2, 4.303],
      [3, 3.182],
      [10, 2.228],
      [29, 2.045],
      [100, 1.984],
    ] as const) {
      expect(studentCritical(0.95, degrees)).toBeCloseTo(t, 3);
    }
    expect(studentCritical(0.95, 1)).toBeCloseTo(Math.tan(Math.PI * 0.475), 9);
    expect(studentCritical(0.9, 2)).toBeCloseTo(0.9 / Math.sqrt(2 * 0.95 * 0.05), 9);
  });

  it("join smoothly where the method changes", () => {
    const below = studentCritical(0.95, 2000);
    const above = studentCritical(0.95, 2001);
    expect(above).toBeLessThan(below);
    expect(below - above).toBeLessThan(1e-6);
  });
});

describe("meanInterval", () => {
  it("is mean ± t·s/√n", () => {
    // 1, 2, 3, 4, 5: mean 3, variance 2.5, t(4) = 2.776445.
    const { low, high, method } = meanInterval({ count: 5, mean: 3, variance: 2.5 }, 0.95);
    expect(method).toBe("student-t");
    expect(high).toBeCloseTo(3 + 2.7764451051977987 * Math.sqrt(0.5), 9);
    expect(low).toBeCloseTo(6 - high, 12);
  });

  it("uses the normal distribution where asked, and says so", () => {
    const interval = meanInterval({ count: 100, mean: 0, variance: 1 }, 0.95, "normal");
    expect(interval.method).toBe("normal");
    expect(interval.high).toBeCloseTo(0.1959963984540054, 13);
  });

  it("claims of equal values what Wilson claims of as many failures", () => {
    const equal = { count: 5, mean: 0, variance: 0 };
    expect(meanInterval(equal, 0.95)).toMatchObject({ low: -Infinity, high: Infinity });
    const { low, high } = meanInterval({ ...equal, range: { low: 0, high: 1 } }, 0.95);
    expect([low, high]).toEqual([0, wilsonInterval(0, 5, 0.95).high]);
    const twice = meanInterval({ ...equal, mean: 1, range: { low: 0, high: 3 } }, 0.95);
    expect(twice.low).toBeCloseTo(1 - high, 12);
    expect(twice.high).toBeCloseTo(1 + 2 * high, 12);
    expect(meanInterval({ ...equal, range: { low: 0, high: 0 } }, 0.95)).toMatchObject({
      ...{ low: 0, high: 0 },
    });
  });

  it("is widened by what rounding may hide", () => {
    const sample = { count: 5, mean: 3, variance: 2.5 };
    const { high } = meanInterval(sample, 0.95);
    expect(meanInterval({ ...sample, rounding: 0.25 }, 0.95).high).toBeCloseTo(high + 0.25, 12);
  });

  it("knows nothing from one value", () => {
    expect(meanInterval({ count: 1, mean: 2, variance: NaN }, 0.95).high).toBe(Infinity);
  });
});
