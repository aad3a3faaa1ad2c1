/**
 * Sine and cosine, with the guarantees of `elementary.ts`: the same bits on every host and in the
 * kernel, an error below 1 ulp, for |x| up to `TURN_LIMIT`; beyond it NaN, since the reduction would lose
 * digits.
 *
 * Methods: reduction by π/2 in four parts (Cody and Waite 1980), whose first three products are exact and whose
 * sums keep what they lose (Knuth's two-sum), so that nothing cancels near a multiple of π/2; then
 * Taylor's series on |r| ≤ π/4, arranged as in Ng's work (fdlibm, 1993), the low part carried past it.
 */

import {
  COS_SERIES,
  HALF_PI_1,
  HALF_PI_2,
  HALF_PI_3,
  HALF_PI_4,
  INVERSE_HALF_PI,
  QUARTER_PI,
  SIN_SERIES,
  TURN_LIMIT,
} from "./coefficients.ts";

const [S3, S5, S7, S9, S11, S13, S15, S17] = SIN_SERIES;
const [C4, C6, C8, C10, C12, C14, C16] = COS_SERIES;

/** sin(r + low) for |r| ≤ π/4 and a low part below its last digit. */
function sinOf(r: number, low: number): number {
  const z = r * r;
  const cube = z * r;
  const rest = S5 + z * (S7 + z * (S9 + z * (S11 + z * (S13 + z * (S15 + z * S17)))));
  return r - (z * (0.5 * low - cube * rest) - low - cube * S3);
}

/** cos(r + low) likewise. */
function cosOf(r: number, low: number): number {
  const z = r * r;
  const half = 0.5 * z;
  const top = 1 - half;
  const rest = C4 + z * (C6 + z * (C8 + z * (C10 + z * (C12 + z * (C14 + z * C16)))));
  return top + (1 - top - half + (z * z * rest - r * low));
}

/** What the difference of a and b, rounded to d, lost. */
function lost(a: number, b: number, d: number): number {
  const back = d - a;
  return a - (d - back) - (b + back);
}

/** sin(x + quarter · π/2), exact in the turn. */
function turned(x: number, quarter: number): number {
  if (!(Math.abs(x) <= TURN_LIMIT)) {
    return NaN;
  }
  let k = 0;
  let r = x;
  let low = 0;
  if (Math.abs(x) > QUARTER_PI) {
    k = Math.floor(x * INVERSE_HALF_PI + 0.5);
    const first = x - k * HALF_PI_1;
    const b = k * HALF_PI_2;
    const second = first - b;
    const c = k * HALF_PI_3;
    const third = second - c;
    const rest = lost(first, b, second) + lost(second, c, third) - k * HALF_PI_4;
    r = third + rest;
    low = third - r + rest;
  }
  const n = (k + quarter) & 3;
  const y = (n & 1) === 0 ? sinOf(r, low) : cosOf(r, low);
  return n < 2 ? y : -y;
}

/** Sine of x in radians. */
export function sin(x: number): number {
  return turned(x, 0);
}

/** Cosine of x in radians. */
export function cos(x: number): number {
  return turned(x, 1);
}
