/**
 * What counted cases say of expectations: the share that held, with an interval that knows that cases of one
 * run are alike, and whether that is enough.
 */

import type { CaseCounts } from "../batch/case-counts.ts";
import type { Demand, Expectation } from "../scenario/expectation.ts";
import { wilsonScore } from "../stats/proportion.ts";
import { normalCritical } from "../stats/student.ts";
import { LEVEL } from "./estimates.ts";

/** Fewer runs with a case than this say too little to let an expectation pass. */
export const LEAST_RUNS = 30;

/**
 * `undecided`: the interval lies on both sides of the share that is asked for; `untested`: fewer than
 * `LEAST_RUNS` runs had a case; `vacuous`: none had.
 */
export type Verdict = "passes" | "fails" | "undecided" | "untested" | "vacuous";

/** What is known of one expectation. */
export interface Judged {
  readonly id: string;
  readonly demand: Demand;
  readonly verdict: Verdict;
  readonly counts: CaseCounts;
  /** The share of cases that held; absent where there was none. */
  readonly share?: {
    readonly value: number;
    readonly low: number;
    readonly high: number;
    /** Independent cases that would say as much. */
    readonly effective: number;
  };
  /** Runs that would settle it if the share stays as it is; Infinity where none would. */
  readonly runsNeeded?: number;
  /** The first run with a case that speaks against it. */
  readonly counterexample?: number;
}

/**
 * How many independent cases say as much as these. The variance of the share is that of a ratio over runs
 * (Cochran, *Sampling Techniques*, §6.4); divided into the binomial one it gives the effective number (Korn and
 * Graubard 1998), at most all cases. Where cases agree and show no spread it is the number of runs with a case,
 * as if those of one run were one case.
 */
export function effectiveCases(counts: CaseCounts): number {
  const { withCase, held, failed, heldSquares, products, caseSquares } = counts;
  const cases = held + failed;
  if (cases === withCase) return cases;
  const share = held / cases;
  const squares = heldSquares - 2 * share * products + share * share * caseSquares;
  const variance = ((withCase / (withCase - 1)) * squares) / (cases * cases);
  const effective = (share * (1 - share)) / variance;
  return withCase > 1 && effective > 0 && squares > cases * 1e-12
    ? Math.min(cases, effective)
    : withCase;
}

/** Judges one expectation by what was counted of it. */
export function judge(
  { id, holds: demand }: Pick<Expectation, "id" | "holds">,
  counts: CaseCounts,
): Judged {
  const { runs, withCase, held, failed, firstHeld, firstFailed } = counts;
  const against = demand.kind === "at-most" ? firstHeld : firstFailed;
  const known = {
    ...{ id, demand, counts },
    ...(against === Infinity ? {} : { counterexample: against }),
  };
  if (withCase === 0) return { ...known, verdict: "vacuous" };
  const effective = effectiveCases(counts);
  const value = held / (held + failed);
  const { low, high } = wilsonScore(value, effective, LEVEL);
  const share = { value, low, high, effective };
  if (demand.kind === "always" && failed > 0) return { ...known, share, verdict: "fails" };
  if (withCase < LEAST_RUNS) {
    const runsNeeded = Math.ceil((LEAST_RUNS * runs) / withCase);
    return { ...known, share, verdict: "untested", runsNeeded };
  }
  if (demand.kind === "always") return { ...known, share, verdict: "passes" };
  const wanted = demand.share;
  const [good, bad] =
    demand.kind === "at-least" ? [low >= wanted, high < wanted] : [high <= wanted, low > wanted];
  if (good || bad) return { ...known, share, verdict: good ? "passes" : "fails" };
  // Wilson's interval leaves a share out from this number of cases on.
  const z = normalCritical(LEVEL);
  const needed = (z * z * wanted * (1 - wanted)) / (value - wanted) ** 2;
  return {
    ...known,
    share,
    verdict: "undecided",
    runsNeeded: Math.ceil((needed / effective) * runs),
  };
}
