/** Rounding of estimates: as many digits as the interval warrants, never a false 0 % or 100 %. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatMean, formatShare, oneIn } from "../../src/story/figures.ts";

const en = { language: "en", digits: "latin" } as const;
const share = (probability: number, low: number, high: number) =>
  formatShare({ probability, low, high }, en);

describe("shares", () => {
  test.each([
    [0.35, 0.343, 0.357, "35.0%", "34.3–35.7%"],
    [0.35, 0.25, 0.45, "35%", "25–45%"],
    [0.000012, 0.000006, 0.000022, "0.0012%", "0.0006–0.0022%"],
    [0, 0, 0.00018, "0%", "0–0.018%"],
    [1, 0.9992, 1, "100%", "99.920–100%"],
    [0.002, 0.0004, 0.011, "0.2%", "<0.1–1.1%"],
    [0.9999, 0.989, 0.99999, ">99.9%", "98.9–>99.9%"],
  ])("%s in [%s, %s]", (probability, low, high, value, interval) => {
    expect(share(probability, low, high)).toEqual({ value, interval });
  });

  test("0% and 100% are kept for certainty", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true }),
        fc.double({ min: 1e-6, max: 0.5, noNaN: true }),
        (p, width) => {
          const { value } = share(p, Math.max(0, p - width), Math.min(1, p + width));
          expect(Number.parseFloat(value) === 0 || Number.parseFloat(value) === 100).toBe(false);
        },
      ),
      { seed: 5, numRuns: 500 },
    );
  });
});

test("means", () => {
  expect(formatMean({ mean: 54.23, low: 53.91, high: 54.55 }, en)).toEqual({
    value: "54.23",
    interval: "53.91 … 54.55",
  });
  expect(formatMean({ mean: -0.001, low: -0.4, high: 0.38 }, en)).toEqual({
    value: "0.00",
    interval: "−0.40 … 0.38",
  });
  expect(formatMean({ mean: 3, low: -Infinity, high: Infinity }, en)).toEqual({
    value: "3.00",
    interval: "—",
  });
});

test("one in N, for what is rare and was seen", () => {
  expect(oneIn(0.0023)).toBe(430);
  expect(oneIn(0.01)).toBeUndefined();
  expect(oneIn(0)).toBeUndefined();
});
