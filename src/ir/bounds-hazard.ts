/**
 * Upper bounds of the total hazard of a flashpoint in a level, and of an event: where a uniform is
 * not below the bound, nothing happens, and nothing need be evaluated. A bound is 1 or more wherever
 * evaluating could fault, so that no run fault is ever skipped.
 */

import { at } from "../base/invariant.ts";
import { hazardOfChance } from "../numeric/hazard.ts";
import { Bounds, type Known } from "./bounds.ts";
import type { Program, ProgramBase, ProgramMultiplier } from "./program.ts";

/** Four ulps, for the logarithm in h0. */
const SLACK = 1 + 1e-15;

function baseBound(bounds: Bounds, base: ProgramBase): number {
  if (base.kind === "hazard") {
    const { low, high } = bounds.root(base.hazard.value);
    if (low < 0) bounds.fault();
    return Math.max(0, high);
  }
  const { low, high } = bounds.root(base.probability.value);
  if (!(low >= 0 && high < 1)) {
    bounds.fault();
    return Infinity;
  }
  return hazardOfChance(high, base.stepDays, base.windowDays) * SLACK;
}

/** Upper bound of h0 · Π m. */
export function hazardBound(
  bounds: Bounds,
  element: { readonly base: ProgramBase; readonly multipliers: readonly ProgramMultiplier[] },
): number {
  let bound = baseBound(bounds, element.base);
  for (const { when, factor } of element.multipliers) {
    const truth = when === undefined ? "true" : bounds.boolean(when);
    if (truth === "false") continue;
    const { low, high } = bounds.root(factor.value);
    if (low < 0) bounds.fault();
    const product = bound * Math.max(0, high);
    bound = truth === "true" ? product : Math.max(bound, product);
  }
  if (!(bound <= 1e6)) bounds.fault();
  return bound;
}

/**
 * Upper bound of H of a flashpoint that stands at `level`; at least 1 if a certain rule may be
 * enabled or a fault may occur.
 */
export function flashpointBound(
  program: Program,
  flashpoint: number,
  level: number,
  known: Known,
): number {
  const bounds = new Bounds(program, { ...known, levels: new Map([[flashpoint, level]]) });
  const { value, mayFault } = bounds.watch(() => {
    let total = 0;
    for (const rule of at(program.flashpoints, flashpoint).rules) {
      if (!at(rule.from, level)) continue;
      if (rule.when !== undefined && bounds.boolean(rule.when) === "false") continue;
      if (rule.base.kind === "certain") return Infinity;
      total += hazardBound(bounds, { base: rule.base, multipliers: rule.multipliers });
    }
    return total;
  });
  return mayFault ? Infinity : value;
}

/** Upper bound of the hazard of an undated event, of the chance of a dated one. */
export function eventBound(program: Program, event: number, known: Known): number {
  const { occurrence, when } = at(program.events, event);
  const bounds = new Bounds(program, known);
  const { value, mayFault } = bounds.watch(() => {
    if (when !== undefined && bounds.boolean(when) === "false") return 0;
    if (occurrence.kind === "certain") return 1;
    if (occurrence.kind === "undated") return hazardBound(bounds, occurrence);
    const { low, high } = bounds.root(occurrence.probability.value);
    if (!(low >= 0 && high <= 1)) bounds.fault();
    return high;
  });
  return mayFault ? Infinity : value;
}

/** Largest high word of a uniform that may lie below a bound; words above it cannot. */
export function wordOfBound(bound: number): number {
  if (!(bound < 1)) return 0xffffffff;
  return Math.max(0, Math.ceil(bound * 4294967296) - 1);
}
