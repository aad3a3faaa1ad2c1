/**
 * Confidence sequences: intervals that hold at all numbers of trials at once, so that whoever looks
 * again and again, and stops when pleased, is still right with the stated confidence.
 */

import { invariant } from "../base/invariant.ts";
import { log, log1p } from "../numeric/elementary.ts";
import { logGamma } from "./gamma.ts";
import type { Interval } from "./interval.ts";
import type { Moments } from "./mean.ts";
import { orderStatistic, totalOf, type CountedTimes } from "./quantile.ts";
import { bisect, bisectInteger } from "./search.ts";

/**
 * How firmly the alternatives of `logEvidence` stand around the probability p that is doubted: they
 * are weighted like a probability of which that many trials were seen. Any positive function is
 * valid; it decides at which numbers of trials the interval is narrowest, and must not depend on data.
 */
export type Concentration = (p: number) => number;

/** A normal mixture is narrowest after about 8 times its concentration (Howard et al., section 3.5). */
const TRIALS_PER_CONCENTRATION = 8;

/** Trials that a half-width takes, in units of p(1 − p) / half-width²: the square of the boundary there. */
const TRIALS_PER_VARIANCE = 9.5;

/** Beyond this, log Γ loses the digits that matter. */
const MOST_CONCENTRATION = 1e12;

/** Narrowest where an interval of ±`halfWidth` is reached. */
export function aimedAt(halfWidth: (p: number) => number): Concentration {
  return (p) => {
    const wanted = halfWidth(p);
    const trials = (TRIALS_PER_VARIANCE * p * (1 - p)) / (wanted * wanted);
    const concentration = trials / TRIALS_PER_CONCENTRATION;
    return Math.max(1, Math.min(concentration, MOST_CONCENTRATION));
  };
}

/**
 * log of the mixture likelihood ratio against the probability p after `successes` of `trials`, the
 * alternatives weighted by Beta(c·p, c·(1 − p)): a martingale of mean 1 if p is true, so that it ever
 * exceeds 1/α with probability α at most (Ville). Robbins, Ann. Math. Stat. 41 (1970) 1397–1409;
 * Howard, Ramdas, McAuliffe and Sekhon, Ann. Stat. 49 (2021) 1055–1080, section 4.2.
 */
export function logEvidence(successes: number, trials: number, p: number, c: number): number {
  const failures = trials - successes;
  const a = c * p;
  const b = c * (1 - p);
  // Each pair apart, so that what is large cancels early.
  return (
    logGamma(a + successes) -
    logGamma(a) -
    successes * log(p) +
    (logGamma(b + failures) - logGamma(b) - failures * log1p(-p)) -
    (logGamma(c + trials) - logGamma(c))
  );
}

function checkLevel(level: number): void {
  invariant(level > 0 && level < 1, "a confidence level lies in (0, 1)");
}

/**
 * The probabilities that `logEvidence` has not refuted: their intersection over all numbers of trials
 * holds the true one with probability `level` at least.
 */
export function betaBinomialInterval(
  successes: number,
  trials: number,
  level: number,
  concentration: Concentration,
): Interval {
  invariant(trials >= 1 && successes >= 0 && successes <= trials, "successes are among trials");
  checkLevel(level);
  const most = -log(1 - level);
  const holds = (p: number): boolean => logEvidence(successes, trials, p, concentration(p)) < most;
  const share = successes / trials;
  return {
    low: successes === 0 ? 0 : bisect(0, share, holds),
    high: successes === trials ? 1 : bisect(share, 1, (p) => p >= 1 || !holds(p)),
    level,
    method: "beta-binomial-sequence",
  };
}

/**
 * Interval of the q-quantile that holds at all numbers of values at once: between the order
 * statistics whose ranks `logEvidence` has not refuted as numbers of successes of probability q
 * (Howard and Ramdas, Bernoulli 28 (2022) 1704–1728). Ties only make it wider.
 */
export function quantileSequence(
  times: CountedTimes,
  q: number,
  level: number,
  concentration: Concentration,
): Interval {
  invariant(q > 0 && q < 1, "a quantile's share lies in (0, 1)");
  checkLevel(level);
  const total = totalOf(times);
  const most = -log(1 - level);
  const c = concentration(q);
  const refuted = (rank: number): boolean => logEvidence(rank, total, q, c) >= most;
  const middle = Math.floor(q * total);
  // Ranks below the first that is possible, and above the last, are refuted.
  const first = bisectInteger(-1, middle + 1, (rank) => !refuted(rank));
  const last = bisectInteger(middle, total + 1, refuted) - 1;
  return {
    low: first < 1 ? 0 : orderStatistic(times, first),
    high: orderStatistic(times, last + 1),
    level,
    method: "beta-binomial-sequence",
  };
}

/** Numbers of runs at which a sequence is looked at: 100, 150, 200, 300, 500, 700, 1000, 1500 … */
const LOOKS = [1, 1.5, 2, 3, 5, 7] as const;
const FIRST_LOOK = 100;

/** All looks up to `most`, and `most` itself at the end. */
export function looksUpTo(most: number): number[] {
  const looks: number[] = [];
  for (let scale = FIRST_LOOK; ; scale *= 10) {
    for (const factor of LOOKS) {
      const look = scale * factor;
      if (look >= most) return [...looks, most];
      looks.push(look);
    }
  }
}

/** Number of the first look, counted from 1, that is not before `runs`. */
export function lookOf(runs: number): number {
  return looksUpTo(runs).length;
}

/**
 * Interval of the mean of values known to lie in `range`, good at every look: the empirical Bernstein
 * bound of Maurer and Pontil (COLT 2009, theorem 4) on both sides. The k-th look may err with
 * probability (1 − level) / (2k(k + 1)); so may one stop between it and the look before. All of these
 * add up to 1 − level.
 */
export function bernsteinInterval(
  moments: Moments,
  range: { readonly low: number; readonly high: number },
  level: number,
  look: number,
): Interval {
  const { count, mean, variance, rounding = 0 } = moments;
  checkLevel(level);
  invariant(range.high >= range.low && Number.isInteger(look) && look >= 1, "range and look exist");
  const method = "empirical-bernstein";
  if (count < 2) return { low: range.low, high: range.high, level, method };
  const logs = log((4 * 2 * look * (look + 1)) / (1 - level));
  const width = range.high - range.low;
  const half =
    Math.sqrt((2 * variance * logs) / count) + (7 * width * logs) / (3 * (count - 1)) + rounding;
  return {
    low: Math.max(range.low, mean - half),
    high: Math.min(range.high, mean + half),
    level,
    method,
  };
}
