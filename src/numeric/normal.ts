/** The standard normal distribution: its quantiles in closed form, and its probabilities. */

import { exp, log } from "./elementary.ts";

/** Coefficients by falling power: numerator and denominator of a ratio of polynomials. */
type Ratio = readonly [readonly number[], readonly number[]];

/** For |u − 1/2| ≤ `CENTRAL_HALF`, in `CENTRAL_SQUARE` − (u − 1/2)². */
export const CENTRAL: Ratio = [
  [
    2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457,
    13731.693765509461125, 1971.5909503065514427, 133.14166789178437745, 3.387132872796366608,
  ],
  [
    5226.495278852854561, 28729.085735721942674, 39307.89580009271061, 21213.794301586595867,
    5394.1960214247511077, 687.1870074920579083, 42.313330701600911252, 1,
  ],
];

/** For r = √(−log of the tail) ≤ `FAR_FROM`, in r − `OUTER_SHIFT`. */
export const OUTER: Ratio = [
  [
    7.7454501427834140764e-4, 0.0227238449892691845833, 0.24178072517745061177,
    1.27045825245236838258, 3.64784832476320460504, 5.7694972214606914055, 4.6303378461565452959,
    1.42343711074968357734,
  ],
  [
    1.05075007164441684324e-9, 5.475938084995344946e-4, 0.0151986665636164571966,
    0.14810397642748007459, 0.68976733498510000455, 1.6763848301838038494, 2.05319162663775882187,
    1,
  ],
];

/** Beyond, in r − `FAR_FROM`. */
export const FAR: Ratio = [
  [
    2.01033439929228813265e-7, 2.71155556874348757815e-5, 0.0012426609473880784386,
    0.026532189526576123093, 0.29656057182850489123, 1.7848265399172913358, 5.4637849111641143699,
    6.6579046435011037772,
  ],
  [
    2.04426310338993978564e-15, 1.4215117583164458887e-7, 1.8463183175100546818e-5,
    7.868691311456132591e-4, 0.0148753612908506148525, 0.13692988092273580531,
    0.59983220655588793769, 1,
  ],
];

/** Where the three ratios meet, and what they are ratios in. */
export const [CENTRAL_HALF, CENTRAL_SQUARE, OUTER_SHIFT, FAR_FROM] = [0.425, 0.180625, 1.6, 5];

/** A uniform of 0 has no quantile; it stands for half the least that a draw tells apart. */
export const LEAST_UNIFORM: number = 2 ** -54;

/** The greatest uniform that a draw gives. */
export const LAST_UNIFORM: number = 1 - 2 ** -53;

const polynomial = (coefficients: readonly number[], x: number): number =>
  coefficients.reduce((sum, coefficient) => sum * x + coefficient, 0);

const ratioAt = ([above, below]: Ratio, x: number): number =>
  polynomial(above, x) / polynomial(below, x);

/**
 * The z with P(Z < z) = u, for u in (0, 1), to about 16 digits: Wichura's PPND16 (algorithm AS 241,
 * *Applied Statistics* 37, 1988, 477–484).
 */
export function normalQuantile(u: number): number {
  const q = u - 0.5;
  if (Math.abs(q) <= CENTRAL_HALF) return q * ratioAt(CENTRAL, CENTRAL_SQUARE - q * q);
  const r = Math.sqrt(-log(q < 0 ? u : 1 - u));
  const size = r <= FAR_FROM ? ratioAt(OUTER, r - OUTER_SHIFT) : ratioAt(FAR, r - FAR_FROM);
  return q < 0 ? -size : size;
}

/** The normal score of a uniform in [0, 1): finite for 0 too. */
export function normalScore(uniform: number): number {
  return normalQuantile(Math.max(uniform, LEAST_UNIFORM));
}

/** P(Z > z) for Z standard normal, z ≥ 0: series near 0, continued fraction in the tail. */
export function normalUpperTail(z: number): number {
  const density = exp(-0.5 * z * z) * 0.3989422804014327;
  if (z < 3) {
    // Marsaglia 2004: Φ(z) = 1/2 + φ(z)·(z + z³/3 + z⁵/(3·5) + …).
    let term = z;
    let sum = z;
    for (let i = 3; term > sum * 1e-17; i += 2) {
      term *= (z * z) / i;
      sum += term;
    }
    return 0.5 - density * sum;
  }
  // Laplace's continued fraction of Mills' ratio.
  let fraction = z;
  for (let i = 200; i >= 1; i -= 1) fraction = z + i / fraction;
  return density / fraction;
}

/** P(Z < z). */
export function normalBelow(z: number): number {
  return z < 0 ? normalUpperTail(-z) : 1 - normalUpperTail(z);
}
