/** Noise: what a uniform draw makes of a value (docs/semantics.md, "Noise"). */

import { exp, log } from "./elementary.ts";
import { normalBelow, normalScore } from "./normal.ts";

/** What is added (or, of `lognormal`, multiplied by), by the spread s: s · Z, ± s, e^(s · Z). */
export const noiseShapes = ["normal", "uniform", "lognormal"] as const;

/** A shape of noise. */
export type NoiseShape = (typeof noiseShapes)[number];

/** The value that noise makes of `about`, by a uniform in [0, 1). */
export function withNoise(shape: NoiseShape, about: number, spread: number, u: number): number {
  if (shape === "uniform") return about + spread * (u + u - 1);
  const shift = spread * normalScore(u);
  return shape === "normal" ? about + shift : about * exp(shift);
}

/** Probability that the value with noise is below `bound`. */
export function chanceBelow(
  shape: NoiseShape,
  about: number,
  spread: number,
  bound: number,
): number {
  if (spread === 0 || bound === -Infinity || bound === Infinity) return about < bound ? 1 : 0;
  if (shape === "uniform") {
    return Math.min(1, Math.max(0, (bound - about + spread) / (spread + spread)));
  }
  if (shape === "normal") return normalBelow((bound - about) / spread);
  if (!(about > 0)) return about < bound ? 1 : 0;
  return bound > 0 ? normalBelow(log(bound / about) / spread) : 0;
}

/**
 * How likely noise made `value` of `about`, next to its likeliest value: e^(−z²/2), or 0 or 1. Densities
 * of one value under several `about` are in these proportions.
 */
export function relativeDensity(
  shape: NoiseShape,
  about: number,
  spread: number,
  value: number,
): number {
  if (spread === 0) return value === about ? 1 : 0;
  if (shape === "uniform") return Math.abs(value - about) <= spread ? 1 : 0;
  if (shape === "lognormal" && !(about > 0 && value > 0)) return value === about ? 1 : 0;
  const z = (shape === "normal" ? value - about : log(value / about)) / spread;
  return exp(-(z * z) / 2);
}
