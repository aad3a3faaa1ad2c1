/** Quantiles of the normal and of Student's distribution, by bisection on the distribution. */

import { normalUpperTail } from "../numeric/normal.ts";
import { bisect } from "./search.ts";

/** The z with P(−z < Z < z) = level. */
export function normalCritical(level: number): number {
  const tail = (1 - level) / 2;
  return bisect(0, 40, (z) => normalUpperTail(z) <= tail);
}

/**
 * P(T > t) for Student's T with whole degrees of freedom ν ≥ 1, t ≥ 0: the finite sums of
 * Abramowitz and Stegun 26.7.3 and 26.7.4.
 */
export function studentUpperTail(t: number, degrees: number): number {
  const cosine2 = degrees / (degrees + t * t);
  const sine = t / Math.sqrt(degrees + t * t);
  const odd = degrees % 2 === 1;
  let term = 1;
  let sum = degrees === 1 ? 0 : 1;
  for (let i = odd ? 3 : 2; i <= degrees - 2; i += 2) {
    term *= ((i - 1) / i) * cosine2;
    sum += term;
  }
  if (!odd) return 0.5 - 0.5 * sine * sum;
  const angle = arcTangent(t / Math.sqrt(degrees));
  const central = angle + sine * Math.sqrt(cosine2) * sum;
  return 0.5 - central / Math.PI;
}

/** arctan of x ≥ 0 by halving the angle twice, then the series. */
function arcTangent(x: number): number {
  let y = x;
  let factor = 1;
  for (let i = 0; i < 4; i += 1) {
    y = y === Infinity ? 1 : y / (1 + Math.sqrt(1 + y * y));
    factor *= 2;
  }
  let power = y;
  let sum = y;
  for (let i = 3; i < 60; i += 2) {
    power *= -y * y;
    sum += power / i;
  }
  return factor * sum;
}

/** The t with P(−t < T < t) = level, for ν ≥ 1; above 2,000 degrees by Cornish–Fisher from z. */
export function studentCritical(level: number, degrees: number): number {
  if (degrees > 2000) {
    const z = normalCritical(level);
    // Abramowitz and Stegun 26.7.5; the next term is below 1e-12 here.
    const z2 = z * z;
    const g1 = (z * (z2 + 1)) / 4;
    const g2 = (z * (5 * z2 * z2 + 16 * z2 + 3)) / 96;
    const g3 = (z * (3 * z2 * z2 * z2 + 19 * z2 * z2 + 17 * z2 - 15)) / 384;
    return z + (g1 + (g2 + g3 / degrees) / degrees) / degrees;
  }
  const tail = (1 - level) / 2;
  // One degree has the widest tails, and there the quantile lies below 1 / (π · tail).
  return bisect(0, 1 / tail, (t) => studentUpperTail(t, degrees) <= tail);
}
