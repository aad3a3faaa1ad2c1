import { describe, expect, it } from "vitest";
import { normalBelow, normalQuantile } from "../../src/numeric/normal.ts";

describe("quantiles of the normal distribution", () => {
  it("is what the distribution function is turned round", () => {
    for (const u of [1e-12, 1e-6, 0.01, 0.0749, 0.0751, 0.3, 0.5, 0.77, 0.925, 0.9999]) {
      expect(Math.abs(normalBelow(normalQuantile(u)) / u - 1), String(u)).toBeLessThan(1e-12);
    }
  });

  it("gives the values of the published check", () => {
    expect(normalQuantile(0.25)).toBeCloseTo(-0.6744897501960817, 15);
    expect(normalQuantile(0.001)).toBeCloseTo(-3.090232306167814, 14);
    expect(normalQuantile(1e-20)).toBeCloseTo(-9.262340089798408, 13);
  });

  it("is odd about a half", () => {
    expect(normalQuantile(0.5)).toBe(0);
    expect(normalQuantile(0.875)).toBe(-normalQuantile(0.125));
  });
});
