/**
 * The one f64 implementation of the elementary functions.
 *
 * Guarantees: only + − * /, comparisons, floor, sqrt and access to the bits of a double are used
 * (each exact or correctly rounded by IEEE 754), in a fixed order, so every host and the compiled
 * kernel give the same bits. Errors stay below 1 ulp (expm1: 1.5, logistic:
 * 2.5). Special values are those of
 * IEEE 754-2019 §9.2.1, except `power`, which is what its formula says.
 *
 * Methods: Cody and Waite, *Software Manual for the Elementary Functions* (1980), for the reduction
 * in two parts; Tang, ACM TOMS 15 (1989) and 16 (1990), for carrying the low part past the
 * polynomial; the series of artanh and the correction term of log1p as in Kahan's and Ng's work
 * (fdlibm, 1993). The coefficients are plain series, see `coefficients.ts`.
 */

import {
  EXP_EVEN,
  EXP_ODD,
  EXP_OVERFLOW,
  EXP_UNDERFLOW,
  EXPM1_FLOOR,
  HALF_LN2,
  INVERSE_LN2,
  LN2_HIGH,
  LN2_LOW,
  LOG1P_HIGH,
  LOG1P_LOW,
  LOG_EVEN,
  LOG_ODD,
  POWER_LIMIT,
  SQRT2,
  TINY,
  TWO54,
  TWO_MINUS64,
} from "./coefficients.ts";

const [E2, E4, E6, E8, E10, E12] = EXP_EVEN;
const [E3, E5, E7, E9, E11, E13] = EXP_ODD;
const [L1, L3, L5, L7, L9] = LOG_ODD;
const [L2, L4, L6, L8, L10] = LOG_EVEN;

/** Scratch space for looking at bits; big endian, so byte 0 starts the high word. */
const bits = new DataView(new ArrayBuffer(8));

/** 2^k for −1022 ≤ k ≤ 1023. */
function powerOfTwo(k: number): number {
  bits.setUint32(0, (k + 1023) << 20);
  bits.setUint32(4, 0);
  return bits.getFloat64(0);
}

/** y · 2^k, rounded once, for y of magnitude near 1. */
function scale(y: number, k: number): number {
  if (k > 1023) {
    return y * 2 * powerOfTwo(k - 1);
  }
  if (k < -1022) {
    return y * powerOfTwo(k + 64) * TWO_MINUS64;
  }
  return y * powerOfTwo(k);
}

/** exp(r) − 1 − r for |r| ≤ ln 2 / 2 (a little more does no harm). */
function expTail(r: number): number {
  const z = r * r;
  const even = E2 + z * (E4 + z * (E6 + z * (E8 + z * (E10 + z * E12))));
  const odd = E3 + z * (E5 + z * (E7 + z * (E9 + z * (E11 + z * E13))));
  return z * (even + r * odd);
}

/** e^x. */
export function exp(x: number): number {
  if (x > EXP_OVERFLOW) {
    return Infinity;
  }
  if (x < EXP_UNDERFLOW) {
    return 0;
  }
  if (x !== x) {
    return x;
  }
  const k = Math.floor(x * INVERSE_LN2 + 0.5);
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  return scale(1 + (high + (expTail(high - low) - low)), k);
}

/** e^x − 1, accurate near 0. */
export function expm1(x: number): number {
  if (x > EXP_OVERFLOW) {
    return Infinity;
  }
  if (x < EXPM1_FLOOR) {
    return -1;
  }
  if (x !== x || Math.abs(x) < TINY) {
    return x;
  }
  if (Math.abs(x) <= HALF_LN2) {
    return x + expTail(x);
  }
  const k = Math.floor(x * INVERSE_LN2 + 0.5);
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const s = high + (expTail(high - low) - low);
  if (k < 0) {
    const a = powerOfTwo(k);
    return a - 1 + a * s;
  }
  // 2^k · (1 + s) − 1 = 2^k · ((1 − 2^-k) + s); past 2^53 the 2^-k cannot be told from 0.
  const t = k > 53 ? 0 : powerOfTwo(-k);
  return scale(1 - t + s, k);
}

/**
 * k · ln 2 + log(1 + f) + c for √2/2 − 1 ≤ f ≤ √2 − 1 and a small correction c. With s = f/(2 + f),
 * log(1 + f) = 2·artanh(s) = f − (f²/2 − s·(f²/2 + R(s²))).
 */
function logOf(f: number, k: number, c: number): number {
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const odd = z * (L1 + w * (L3 + w * (L5 + w * (L7 + w * L9))));
  const even = w * (L2 + w * (L4 + w * (L6 + w * (L8 + w * L10))));
  const half = 0.5 * f * f;
  return k * LN2_HIGH - (half - (s * (half + (even + odd)) + (k * LN2_LOW + c)) - f);
}

/** Natural logarithm: −∞ at 0, NaN below. */
export function log(x: number): number {
  if (!(x > 0)) {
    return x === 0 ? -Infinity : NaN;
  }
  if (x === Infinity) {
    return x;
  }
  let k = 0;
  let y = x;
  if (x < 2.2250738585072014e-308) {
    y = x * TWO54;
    k = -54;
  }
  bits.setFloat64(0, y);
  const head = bits.getUint32(0);
  k = k + ((head >>> 20) - 1023);
  bits.setUint32(0, (head & 0xfffff) | 0x3ff00000);
  let m = bits.getFloat64(0);
  if (m >= SQRT2) {
    m = m * 0.5;
    k = k + 1;
  }
  return logOf(m - 1, k, 0);
}

/** log(1 + x), accurate near 0: −∞ at −1, NaN below. */
export function log1p(x: number): number {
  if (!(x > -1)) {
    return x === -1 ? -Infinity : NaN;
  }
  if (x === Infinity || Math.abs(x) < TINY) {
    return x;
  }
  if (x > LOG1P_LOW && x < LOG1P_HIGH) {
    return logOf(x, 0, 0);
  }
  const u = 1 + x;
  // What the sum lost, seen relative to u.
  const c = (x >= 1 ? 1 - (u - x) : x - (u - 1)) / u;
  bits.setFloat64(0, u);
  const head = bits.getUint32(0);
  let k = (head >>> 20) - 1023;
  bits.setUint32(0, (head & 0xfffff) | 0x3ff00000);
  let m = bits.getFloat64(0);
  if (m >= SQRT2) {
    m = m * 0.5;
    k = k + 1;
  }
  return logOf(m - 1, k, c);
}

/** 1 / (1 + e^-x), without overflow on either side. */
export function logistic(x: number): number {
  if (x >= 0) {
    return 1 / (1 + exp(-x));
  }
  const e = exp(x);
  return e / (1 + e);
}

/**
 * x^y: for an integer y with |y| ≤ 1024 by repeated squaring from the lowest bit (1 / … for a
 * negative one), else exp(y · log(x)) as written, so NaN for a negative x and with a relative error
 * that grows with |y · log(x)|.
 */
export function power(x: number, y: number): number {
  if (Math.floor(y) !== y || Math.abs(y) > POWER_LIMIT) {
    return exp(y * log(x));
  }
  let n = Math.abs(y);
  let result = 1;
  let square = x;
  while (n > 0) {
    const half = Math.floor(n * 0.5);
    if (half + half !== n) {
      result = result * square;
    }
    square = square * square;
    n = half;
  }
  return y < 0 ? 1 / result : result;
}

/**
 * Floored modulo: the exact remainder of truncated division (IEEE fmod, which JavaScript's `%` is),
 * plus b where its sign differs from that of b. So 0 ≤ r < b for b > 0, up to one rounding.
 */
export function floorMod(a: number, b: number): number {
  const r = a % b;
  if (r === 0) {
    return b > 0 ? 0 : -0;
  }
  return r < 0 === b < 0 ? r : r + b;
}

/** floor(x + 0.5), as the model defines `round`. */
export function roundHalfUp(x: number): number {
  return Math.floor(x + 0.5);
}

/** min(max(x, low), high), the order in which expressions and variables are clamped. */
export function clamp(x: number, low: number, high: number): number {
  return Math.min(Math.max(x, low), high);
}
