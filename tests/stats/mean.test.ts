import { describe, expect, it } from "vitest";
import { meanInterval, momentsOf } from "../../src/stats/mean.ts";
import { wilsonInterval } from "../../src/stats/proportion.ts";
import { bisect } from "../../src/stats/search.ts";
import { normalUpperTail } from "../../src/numeric/normal.ts";
import { normalCritical, studentCritical, studentUpperTail } from "../../src/stats/student.ts";

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

  it("are the same by the expansion as by the distribution, where the method changes", () => {
    for (const level of [0.5, 0.95, 0.9999]) {
      const tail = (1 - level) / 2;
      const exact = bisect(0, 9, (t) => studentUpperTail(t, 2001) <= tail);
      expect(studentCritical(level, 2001)).toBeCloseTo(exact, 10);
    }
  });

  it("leave the tails that are tabled", () => {
    // Abramowitz and Stegun, tables 26.1 and 26.2.
    for (const [z, tail] of [
      [0, 0.5],
      [0.5, 0.3085375387259869],
      [2.99, 0.0013948872354922503],
      [3, 0.0013498980316300957],
      [3.01, 0.0013062384487694699],
      [6, 9.8658764503769814e-10],
      [12, 1.7764821120776762e-33],
    ] as const) {
      expect(normalUpperTail(z) / tail).toBeCloseTo(1, 11);
    }
    for (const t of [0, 0.3, 1, 4, 50]) {
      // One, two and three degrees have closed forms.
      expect(studentUpperTail(t, 1)).toBeCloseTo(0.5 - Math.atan(t) / Math.PI, 14);
      expect(studentUpperTail(t, 2)).toBeCloseTo(0.5 - t / Math.sqrt(2 + t * t) / 2, 14);
      const u = t / Math.sqrt(3);
      expect(studentUpperTail(t, 3)).toBeCloseTo(
        0.5 - (u / (1 + u * u) + Math.atan(u)) / Math.PI,
        14,
      );
    }
    expect(studentUpperTail(2, 4)).toBeCloseTo(0.05805826175840779, 14);
    expect(studentUpperTail(2, 5)).toBeCloseTo(0.05096973941492917, 14);
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
    const { low, high, method } = meanInterval({ ...equal, range: { low: 0, high: 1 } }, 0.95);
    expect([low, high]).toEqual([0, wilsonInterval(0, 5, 0.95).high]);
    // No Student's t is in it, and a reader of the data is not told so.
    expect(method).toBe("equal-values");
    expect(meanInterval({ ...equal, count: 1 }, 0.95).method).toBe("equal-values");
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
    const { low, high } = meanInterval({ count: 1, mean: 2, variance: NaN }, 0.95);
    expect([low, high]).toEqual([-Infinity, Infinity]);
  });

  it("refuses what is no count and no level", () => {
    for (const [count, level] of [
      [0, 0.95],
      [1.5, 0.95],
      [2, 0],
      [2, 1],
    ] as const) {
      expect(() => meanInterval({ count, mean: 0, variance: 1 }, level)).toThrow();
    }
  });
});

describe("moments", () => {
  it("are the mean, and squares over one less than the count", () => {
    expect(momentsOf([3, 5, 10])).toEqual({ mean: 6, variance: 13 });
    expect(momentsOf([0.1, 0.3])).toEqual({
      mean: expect.closeTo(0.2, 15) as number,
      variance: expect.closeTo(0.02, 15) as number,
    });
    expect(momentsOf([7])).toEqual({ mean: 7, variance: 0 });
  });
});
