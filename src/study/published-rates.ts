/** Published rates, and implied ones held against them. */

import { wilsonScore } from "../stats/proportion.ts";
import type { ImpliedRate, Measure } from "./base-rates.ts";

/** A published rate. */
export interface PublishedRate {
  readonly id: string;
  readonly measure: Measure;
  readonly value: number;
  /** Its interval; for `spread` the quartiles. */
  readonly low: number | null;
  readonly high: number | null;
  readonly n?: number;
  readonly source: string;
  readonly kind: "data" | "spread" | "survey";
  readonly text: Readonly<Record<string, string>>;
}

/** Where a published number has no interval, half of it and twice it stand in for one. */
export const BAND = 2;

/** A published rate beside the implied one; `ratio` of the two values. */
export interface RateComparison {
  /** With its interval, where it has one or the number of cases makes one. */
  readonly published: PublishedRate;
  readonly ratio: number;
  /** Whether the intervals miss one another. */
  readonly verdict: "within" | "above" | "below";
}

/** Compares an implied rate with everything published of its kind. */
export function compareRate(
  implied: ImpliedRate,
  published: readonly PublishedRate[],
): readonly RateComparison[] {
  return published
    .filter(({ measure }) => measure === implied.measure)
    .map(withInterval)
    .map((one) => {
      const low = one.low ?? one.value / BAND;
      const high = one.high ?? one.value * BAND;
      const verdict = implied.low > high ? "above" : implied.high < low ? "below" : "within";
      return { published: one, ratio: implied.value / one.value, verdict };
    });
}

/** A share that was counted has Wilson's interval by its cases. */
function withInterval(one: PublishedRate): PublishedRate {
  const { kind, measure, value, low, high, n } = one;
  const isCounted = kind === "data" && !measure.endsWith("_days") && n !== undefined;
  if (!isCounted || low !== null || high !== null) return one;
  const interval = wilsonScore(value, n, 0.95);
  return { ...one, low: interval.low, high: interval.high };
}
