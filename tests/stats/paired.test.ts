/** Paired proportions against published figures, closed forms and exact fractions. */

import { describe, expect, it } from "vitest";
import {
  mcnemarExact,
  newcombeInterval,
  ratioOfVariances,
  varianceReduction,
} from "../../src/stats/paired.ts";
import { wilsonInterval } from "../../src/stats/proportion.ts";

describe("Newcombe's paired interval", () => {
  it("gives the published limits", () => {
    // Newcombe 1998, paired differences, method 10: 36, 12, 2, 0 give 0.0569 to 0.3404.
    const { low, high, method } = newcombeInterval(
      { both: 36, secondOnly: 12, firstOnly: 2, neither: 0 },
      0.95,
    );
    expect(method).toBe("newcombe");
    expect(low).toBeCloseTo(0.0569, 4);
    expect(high).toBeCloseTo(0.3404, 4);
  });

  it("turns round with its members", () => {
    const table = { both: 20, secondOnly: 13, firstOnly: 4, neither: 63 };
    const turned = { ...table, secondOnly: 4, firstOnly: 13 };
    const [a, b] = [newcombeInterval(table, 0.9), newcombeInterval(turned, 0.9)];
    expect(a.low).toBeCloseTo(-b.high, 14);
    expect(a.high).toBeCloseTo(-b.low, 14);
  });

  it("joins the two Wilson intervals at a right angle where nothing is correlated", () => {
    // both·neither = firstOnly·secondOnly: φ = 0.
    const { low, high } = newcombeInterval(
      { both: 10, firstOnly: 20, secondOnly: 30, neither: 60 },
      0.95,
    );
    const first = wilsonInterval(30, 120, 0.95);
    const second = wilsonInterval(40, 120, 0.95);
    const difference = 10 / 120;
    expect(low).toBeCloseTo(
      difference - Math.hypot(40 / 120 - second.low, first.high - 30 / 120),
      14,
    );
    expect(high).toBeCloseTo(
      difference + Math.hypot(second.high - 40 / 120, 30 / 120 - first.low),
      14,
    );
  });

  it("takes no correlation where a margin is empty, and shrinks one that is positive", () => {
    // No first member succeeds: the two Wilson intervals at a right angle.
    const lone = newcombeInterval({ both: 0, firstOnly: 0, secondOnly: 3, neither: 7 }, 0.95);
    const [none, some] = [wilsonInterval(0, 10, 0.95), wilsonInterval(3, 10, 0.95)];
    expect(lone.low).toBeCloseTo(0.3 - Math.hypot(0.3 - some.low, none.high), 14);
    expect(lone.high).toBeCloseTo(some.high, 14);
    // Newcombe's φ: (ad − bc − n/2) / √…, none where n/2 is more than what is left.
    const reach = (a: number, b: number, c: number, d: number): readonly [number, number] => {
      const n = a + b + c + d;
      const { low } = newcombeInterval({ both: a, firstOnly: b, secondOnly: c, neither: d }, 0.95);
      const [one, two] = [wilsonInterval(a + b, n, 0.95), wilsonInterval(a + c, n, 0.95)];
      const [x, y] = [(a + c) / n - two.low, one.high - (a + b) / n];
      return [(x * x + y * y - ((c - b) / n - low) ** 2) / (2 * x * y), n];
    };
    expect(reach(4, 1, 2, 3)[0]).toBeCloseTo((12 - 2 - 5) / Math.sqrt(5 * 5 * 6 * 4), 12);
    expect(reach(3, 2, 2, 3)[0]).toBeCloseTo(0, 12);
    expect(reach(1, 3, 4, 2)[0]).toBeCloseTo((2 - 12) / Math.sqrt(4 * 6 * 5 * 5), 12);
  });

  it("stays within −1 and 1, and has width even where no pair differs", () => {
    const all = newcombeInterval({ both: 0, firstOnly: 0, secondOnly: 5, neither: 0 }, 0.95);
    expect(all.high).toBe(1);
    expect(all.low).toBeGreaterThan(0);
    const none = newcombeInterval({ both: 0, firstOnly: 0, secondOnly: 0, neither: 50 }, 0.95);
    expect(none.low).toBeLessThan(0);
    expect(none.high).toBeCloseTo(-none.low, 14);
  });
});

describe("McNemar's exact test", () => {
  it("equals the sum of the binomial", () => {
    const table = { both: 36, secondOnly: 12, firstOnly: 2, neither: 0 };
    expect(mcnemarExact(table)).toBeCloseTo((2 * (1 + 14 + 91)) / 2 ** 14, 14);
    expect(mcnemarExact({ ...table, secondOnly: 2 })).toBe(1);
    expect(mcnemarExact({ ...table, secondOnly: 0, firstOnly: 0 })).toBe(1);
  });
});

describe("variance reduction", () => {
  it("is 1 where pairs are independent, and 1 / (1 − φ) where margins are equal", () => {
    expect(varianceReduction({ both: 10, firstOnly: 20, secondOnly: 30, neither: 60 })).toBeCloseTo(
      1,
      14,
    );
    // Margins 1/2, φ = 0.8.
    expect(varianceReduction({ both: 45, firstOnly: 5, secondOnly: 5, neither: 45 })).toBeCloseTo(
      5,
      12,
    );
    expect(varianceReduction({ both: 5, firstOnly: 45, secondOnly: 45, neither: 5 })).toBeLessThan(
      1,
    );
  });

  it("is infinite where no pair differs, and undefined where nothing varies", () => {
    expect(varianceReduction({ both: 5, firstOnly: 0, secondOnly: 0, neither: 5 })).toBe(Infinity);
    expect(varianceReduction({ both: 0, firstOnly: 0, secondOnly: 0, neither: 5 })).toBeUndefined();
    expect(ratioOfVariances(6, 2)).toBe(3);
  });
});
