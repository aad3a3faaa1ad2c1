/** Chances and hazards, in the order of operations that the model fixes. */

import { expm1, log1p } from "./elementary.ts";

/**
 * Hazard per step of a chance p in [0, 1) per window: −log1p(−p) · step / window, left to right.
 * Constant hazard within the window (exponential waiting time). Lengths in days.
 */
export function hazardOfChance(p: number, stepDays: number, windowDays: number): number {
  return (-log1p(-p) * stepDays) / windowDays;
}

/**
 * Probability that something of total hazard H ≥ 0 happens within the step:
 * P = min(H, −expm1(−H)). The min guards P ≤ H against rounding.
 */
export function chanceOfHazard(hazard: number): number {
  return Math.min(hazard, -expm1(-hazard));
}
