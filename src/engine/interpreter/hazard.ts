/**
 * Hazards and weights as products, and the choice of one among several by one uniform
 * (docs/semantics.md, "Hazards" and "Drawing one of several").
 */

import { at } from "../../base/invariant.ts";
import type { ProgramBase, ProgramMultiplier } from "../../ir/program.ts";
import { hazardOfChance } from "../../numeric/hazard.ts";
import { evaluateAmount, evaluateRoot, fail, holds, type Moment } from "./evaluate.ts";
import type { BaseRecord, FactorRecord } from "./record.ts";

/** The largest hazard per step that a rule or event may have. */
const largestHazard = 1e6;

/** h0 with the chance it came from. @throws RunFault */
function evaluateBase(moment: Moment, base: ProgramBase): BaseRecord {
  if (base.kind === "hazard") return { hazard: evaluateAmount(moment, base.hazard) };
  const probability = evaluateRoot(moment, base.probability);
  if (!(probability >= 0 && probability < 1)) {
    fail(moment, base.probability.place, "chance outside [0, 1)");
  }
  return { probability, hazard: hazardOfChance(probability, base.stepDays, base.windowDays) };
}

/** The multipliers whose `when` holds, as written, with their values ≥ 0. @throws RunFault */
export function evaluateFactors(
  moment: Moment,
  multipliers: readonly ProgramMultiplier[],
): readonly FactorRecord[] {
  const factors: FactorRecord[] = [];
  for (const [index, multiplier] of multipliers.entries()) {
    if (!holds(moment, multiplier)) continue;
    factors.push({ multiplier: index, factor: evaluateAmount(moment, multiplier.factor) });
  }
  return factors;
}

/** ((base · m_1) · m_2) …, left to right. */
export function productOf(base: number, factors: readonly FactorRecord[]): number {
  return factors.reduce((product, { factor }) => product * factor, base);
}

/** The hazard of a rule or event: h0 · Π m. @throws RunFault if not finite or above 10^6 */
export function evaluateHazard(
  moment: Moment,
  element: { readonly base: ProgramBase; readonly multipliers: readonly ProgramMultiplier[] },
): {
  readonly base: BaseRecord;
  readonly factors: readonly FactorRecord[];
  readonly hazard: number;
} {
  const base = evaluateBase(moment, element.base);
  const factors = evaluateFactors(moment, element.multipliers);
  const hazard = productOf(base.hazard, factors);
  const { place } = element.base.kind === "chance" ? element.base.probability : element.base.hazard;
  if (!Number.isFinite(hazard)) fail(moment, place, "not finite");
  if (hazard > largestHazard) fail(moment, place, "hazard above 10^6");
  return { base, factors, hazard };
}

/** (w_1 + w_2) + …, left to right; 0 for none. */
export function sumOf(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}

/**
 * Which of several amounts a uniform picks, given that one of them is picked with `probability`:
 * the first j with u · total < probability · (w_1 + … + w_j), else the last with w > 0 (rounding can
 * leave a gap of an ulp at the end; what has amount 0 is never picked).
 * @returns an index into `amounts`; -1 if none is above 0
 */
export function pick(amounts: readonly number[], uniform: number, probability: number): number {
  const mark = uniform * sumOf(amounts);
  let cumulative = 0;
  let last = -1;
  for (const [index, amount] of amounts.entries()) {
    cumulative += amount;
    if (mark < probability * cumulative) return index;
    if (at(amounts, index) > 0) last = index;
  }
  return last;
}
