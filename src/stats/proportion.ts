/** Intervals for a probability, from successes in independent trials. */

import { invariant } from "../base/invariant.ts";
import { binomialLowerTail, binomialUpperTail } from "./binomial.ts";
import type { Interval } from "./interval.ts";
import { bisect } from "./search.ts";
import { normalCritical } from "./student.ts";

function checkCounts(successes: number, trials: number, level: number): void {
  invariant(
    Number.isSafeInteger(successes) && successes >= 0 && successes <= trials,
    "successes are a whole number from 0 to the number of trials",
  );
  invariant(Number.isSafeInteger(trials) && trials >= 1, "there is at least one trial");
  invariant(level > 0 && level < 1, "a confidence level lies in (0, 1)");
}

/**
 * Wilson's score interval (1927) without continuity correction. Coverage is close to the level on
 * average; never leaves [0, 1]; ends at 0 and 1 exactly where no, or all, trials succeed.
 *
 * @example
 * import { wilsonInterval } from "brink";
 *
 * const { low, high } = wilsonInterval(3, 10, 0.95);
 * console.assert(low < 0.3 && high > 0.3);
 */
export function wilsonInterval(successes: number, trials: number, level: number): Interval {
  checkCounts(successes, trials, level);
  return wilsonScore(successes / trials, trials, level);
}

/** As `wilsonInterval`, for a share known as well as from `trials` trials, which need not be whole. */
export function wilsonScore(share: number, trials: number, level: number): Interval {
  const z = normalCritical(level);
  const z2n = (z * z) / trials;
  const centre = (share + z2n / 2) / (1 + z2n);
  const half = (z / (1 + z2n)) * Math.sqrt((share * (1 - share)) / trials + z2n / (4 * trials));
  return {
    low: share === 0 ? 0 : Math.max(0, centre - half),
    high: share === 1 ? 1 : Math.min(1, centre + half),
    level,
    method: "wilson",
  };
}

/**
 * The exact interval of Clopper and Pearson (1934): the probabilities that neither tail of the
 * binomial rejects at (1 − level)/2. Covers with at least the level, whatever the true value.
 */
export function clopperPearsonInterval(successes: number, trials: number, level: number): Interval {
  checkCounts(successes, trials, level);
  const tail = (1 - level) / 2;
  const low =
    successes === 0
      ? 0
      : bisect(0, successes / trials, (p) => binomialUpperTail(successes, trials, p) >= tail);
  const high =
    successes === trials
      ? 1
      : bisect(successes / trials, 1, (p) => binomialLowerTail(successes, trials, p) <= tail);
  return { low, high, level, method: "clopper-pearson" };
}
