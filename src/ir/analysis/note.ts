/** What one snapshot says of an element: where it may act, and which values its numbers may have. */

import type { ProgramBase, ProgramMultiplier } from "../program.ts";
import type { BooleanExpr, Root } from "../expression.ts";
import type { Ground } from "./confine.ts";
import type { Knowledge } from "./domain.ts";
import { assume, evaluate } from "./evaluate.ts";
import type { Findings } from "./findings.ts";
import { everything, isNever, nothing, type Interval } from "./interval.ts";

/** Everything that stays the same through an analysis. */
export interface Analysis {
  readonly ground: Ground;
  readonly findings: Findings;
}

/**
 * What is known where the condition of `element` holds, and whether it surely does.
 * @param knowledge what is known where the condition is asked
 * @param snapshot what is known at that moment whoever asks: that a condition repeats what its
 * element's own surroundings demand is no fault, that it holds in every state is one
 */
export function surelyWhere(
  { ground, findings }: Analysis,
  knowledge: Knowledge,
  snapshot: Knowledge,
  element: { readonly when?: BooleanExpr },
): { readonly known: Knowledge | undefined; readonly surely: boolean } {
  if (element.when === undefined) return { known: knowledge, surely: true };
  const known = assume(ground, knowledge, element.when, true);
  const surely = assume(ground, knowledge, element.when, false) === undefined;
  const everywhere = surely && assume(ground, snapshot, element.when, false) === undefined;
  findings.noteCondition(element, known !== undefined, !everywhere);
  return { known, surely };
}

/** The same without the certainty: cheaper once the condition was seen to have both values. */
export function where(
  analysis: Analysis,
  knowledge: Knowledge,
  snapshot: Knowledge,
  element: { readonly when?: BooleanExpr },
): Knowledge | undefined {
  if (element.when !== undefined && analysis.findings.isSettled(element)) {
    return assume(analysis.ground, knowledge, element.when, true);
  }
  return surelyWhere(analysis, knowledge, snapshot, element).known;
}

/** Notes the values that a root may have, and gives them; anything where a run can go on with none. */
export function noteRoot(
  { ground, findings }: Analysis,
  knowledge: Knowledge,
  root: Pick<Root, "value">,
): Interval {
  const value = evaluate(ground, knowledge, root.value);
  const never = value === undefined || isNever(value);
  findings.noteValue(root, never ? nothing : value);
  return never ? everything : value;
}

/** Notes whether a number that may have any value can have one at all. */
export function noteNumber(
  analysis: Analysis,
  knowledge: Knowledge,
  root: Pick<Root, "value">,
): void {
  const seen = analysis.findings.valuesOf(root);
  if (seen === undefined || isNever(seen)) noteRoot(analysis, knowledge, root);
}

/** Whether nothing worse can be learnt of a root: it was seen with a value that may be right. */
function isSound({ findings }: Analysis, root: Root): boolean {
  const seen = findings.valuesOf(root);
  return seen !== undefined && seen.high >= 0 && seen.low < 1;
}

/** Notes the values of an amount, which must not be negative. */
export function noteAmount(analysis: Analysis, knowledge: Knowledge, root: Root): void {
  if (!isSound(analysis, root)) noteRoot(analysis, knowledge, root);
}

/** Notes the values of a base: of its chance or of its hazard. */
export function noteBase(analysis: Analysis, knowledge: Knowledge, base: ProgramBase): void {
  noteAmount(analysis, knowledge, base.kind === "chance" ? base.probability : base.hazard);
}

/** Notes under which multipliers an element may act, and their values. */
export function noteMultipliers(
  analysis: Analysis,
  knowledge: Knowledge,
  snapshot: Knowledge,
  multipliers: readonly ProgramMultiplier[],
): void {
  for (const multiplier of multipliers) {
    // Couplings are made by us, clamped between positive bounds: there is nothing to find in them.
    if (multiplier.origin === "coupling") continue;
    const { when, factor } = multiplier;
    const seen = when === undefined || analysis.findings.isSettled(multiplier);
    if (seen && isSound(analysis, factor)) continue;
    const known = where(analysis, knowledge, snapshot, multiplier);
    if (known !== undefined) noteAmount(analysis, known, factor);
  }
}
