/**
 * Binomial probabilities and tails, accurate to about 1e-13 relative for any number of trials up to
 * 2^53, without a table of factorials.
 */

import { exp, log, log1p } from "../numeric/elementary.ts";
import { betaFraction } from "./beta.ts";

const HALF_LOG_TWO_PI = 0.9189385332046728;

/** log(n!) − log(√(2πn)·(n/e)^n), n ≥ 1: the error of Stirling's formula (series in 1/n; exact below 16). */
function stirlingError(n: number): number {
  if (n < 16) {
    let factorial = 1;
    for (let i = 2; i <= n; i += 1) factorial *= i;
    return log(factorial) - (HALF_LOG_TWO_PI + 0.5 * log(n) + n * log(n) - n);
  }
  const z = 1 / (n * n);
  return (
    (1 / 12 -
      z * (1 / 360 - z * (1 / 1260 - z * (1 / 1680 - z * (1 / 1188 - (z * 691) / 360360))))) /
    n
  );
}

/** Deviance x·log(x/m) + m − x ≥ 0, without cancellation where x is near m (Loader 2000). */
function deviance(x: number, m: number): number {
  const d = x - m;
  if (Math.abs(d) < 0.1 * (x + m)) {
    // With v = (x − m)/(x + m): x·log(x/m) = 2x·(v + v³/3 + …), summed after taking out d.
    const v = d / (x + m);
    const v2 = v * v;
    let sum = d * v;
    let term = 2 * x * v;
    for (let j = 3; j < 1000; j += 2) {
      term *= v2;
      const next = sum + term / j;
      if (next === sum) return sum;
      sum = next;
    }
    return sum;
  }
  return x * log(x / m) - d;
}

/**
 * P(X = k) for X binomial(n, p), 0 ≤ k ≤ n integers, by the saddle-point expansion of Loader, *Fast
 * and accurate computation of binomial probabilities* (2000).
 */
export function binomialProbability(k: number, n: number, p: number): number {
  if (k === 0) return exp(n * log1p(-p));
  if (k === n) return exp(n * log(p));
  const exponent =
    stirlingError(n) -
    stirlingError(k) -
    stirlingError(n - k) -
    deviance(k, n * p) -
    deviance(n - k, n * (1 - p));
  return exp(exponent) * Math.sqrt(n / (k * (n - k))) * 0.3989422804014327;
}

/** P(X ≥ k) for X binomial(n, p): the regularised incomplete beta function I_p(k, n − k + 1). */
export function binomialUpperTail(k: number, n: number, p: number): number {
  if (k <= 0) return 1;
  if (k > n) return 0;
  const a = k;
  const b = n - k + 1;
  if (p < (a + 1) / (a + b + 2)) {
    return binomialProbability(k, n, p) * (1 - p) * betaFraction(p, a, b);
  }
  // The other tail: P(X ≤ k − 1) = I_{1−p}(n − k + 1, k).
  return 1 - binomialProbability(k - 1, n, p) * p * betaFraction(1 - p, b, a);
}

/** P(X ≤ k) for X binomial(n, p). */
export function binomialLowerTail(k: number, n: number, p: number): number {
  return binomialUpperTail(n - k, n, 1 - p);
}
