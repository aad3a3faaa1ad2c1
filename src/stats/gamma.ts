/** The logarithm of the gamma function. */

import { invariant } from "../base/invariant.ts";
import { log } from "../numeric/elementary.ts";

const HALF_LOG_TWO_PI = 0.9189385332046728;

/** log Γ(x) for x > 0: recursion up to 16, then Stirling's series (Abramowitz and Stegun 6.1.41). */
export function logGamma(x: number): number {
  invariant(x > 0, "log Γ is computed for positive numbers");
  let shift = 0;
  let y = x;
  for (; y < 16; y += 1) shift += log(y);
  const z = 1 / (y * y);
  const series = (1 / 12 - z * (1 / 360 - z * (1 / 1260 - z * (1 / 1680 - z / 1188)))) / y;
  return (y - 0.5) * log(y) - y + HALF_LOG_TWO_PI + series - shift;
}
