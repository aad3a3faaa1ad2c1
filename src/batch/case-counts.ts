/**
 * Cases of expectations, counted over listed runs. A run lists per expectation in how many cases it held and
 * in how many it failed (`ir/lower-expectation.ts`). Counts are whole numbers, so those of disjoint sets of
 * runs merge exactly, in any order.
 */

import { at } from "../base/invariant.ts";
import type { RunList } from "./engine.ts";

/** What was counted of one expectation. */
export interface CaseCounts {
  /** Runs in which it has a value, and those in which there was a case. */
  readonly runs: number;
  readonly withCase: number;
  readonly held: number;
  readonly failed: number;
  /** Sums over runs: of the squares of `held` and of all cases, and of their product. */
  readonly heldSquares: number;
  readonly caseSquares: number;
  readonly products: number;
  /** The lowest number of a run with a case that held, and with one that failed; Infinity for none. */
  readonly firstHeld: number;
  readonly firstFailed: number;
}

/** What is counted of no runs. */
export const noCases: CaseCounts = {
  ...{ runs: 0, withCase: 0, held: 0, failed: 0 },
  ...{ heldSquares: 0, caseSquares: 0, products: 0 },
  ...{ firstHeld: Infinity, firstFailed: Infinity },
};

/** Counts one expectation over listed runs; a run whose slice faulted has no value. */
export function countCases(
  list: Pick<RunList, "first" | "outcomes">,
  count: number,
  width: number,
  expectation: number,
): CaseCounts {
  const counts = { ...noCases };
  for (let row = 0; row < count; row += 1) {
    const place = row * width + 2 * expectation;
    const [held, failed] = [at(list.outcomes, place), at(list.outcomes, place + 1)];
    if (Number.isNaN(held) || Number.isNaN(failed)) continue;
    const cases = held + failed;
    counts.runs += 1;
    if (cases === 0) continue;
    counts.withCase += 1;
    counts.held += held;
    counts.failed += failed;
    counts.heldSquares += held * held;
    counts.caseSquares += cases * cases;
    counts.products += held * cases;
    const run = list.first + row;
    if (held > 0) counts.firstHeld = Math.min(counts.firstHeld, run);
    if (failed > 0) counts.firstFailed = Math.min(counts.firstFailed, run);
  }
  return counts;
}

/** What is counted of the union of two disjoint sets of runs. */
export function mergeCases(a: CaseCounts, b: CaseCounts): CaseCounts {
  return {
    runs: a.runs + b.runs,
    withCase: a.withCase + b.withCase,
    held: a.held + b.held,
    failed: a.failed + b.failed,
    heldSquares: a.heldSquares + b.heldSquares,
    caseSquares: a.caseSquares + b.caseSquares,
    products: a.products + b.products,
    firstHeld: Math.min(a.firstHeld, b.firstHeld),
    firstFailed: Math.min(a.firstFailed, b.firstFailed),
  };
}
