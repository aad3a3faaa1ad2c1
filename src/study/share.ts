/** A counted share with its interval, as every table of shares shows it. */

import { wilsonInterval } from "../stats/proportion.ts";
import { LEVEL, type ShareEstimate } from "./estimates.ts";

/** `count` of `of` (≥ 1) with Wilson's interval at the level of all intervals. */
export function shareOf(count: number, of: number): ShareEstimate {
  const { low, high } = wilsonInterval(count, of, LEVEL);
  return { probability: count / of, low, high, count };
}
