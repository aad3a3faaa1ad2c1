/**
 * The constants of the elementary functions, in one place, because every engine that evaluates them
 * (here, or as WebAssembly) must use the same bits.
 *
 * The polynomials are plain series: Taylor's for exp on |r| ≤ ln 2 / 2 and for sine and cosine on
 * |r| ≤ π/4, and that of 2·artanh(s) − 2s over s for log on |s| ≤ 3 − 2√2. Enough terms are kept that what is cut off lies
 * below 2^-57 of the result, so no fitted coefficients are needed.
 */

/** 1 / ln 2. */
export const INVERSE_LN2 = 1.4426950408889634;
/** ln 2 rounded to 33 bits, so that k · LN2_HIGH is exact for |k| < 2^20 (Cody and Waite 1980). */
export const LN2_HIGH = 0.6931471803691238;
/** ln 2 − LN2_HIGH. */
export const LN2_LOW = 1.9082149292705877e-10;
/** √2, where log switches to the next power of two. */
export const SQRT2 = 1.4142135623730951;
/** Above this exp overflows. */
export const EXP_OVERFLOW = 709.782712893384;
/** Below this exp rounds to 0. */
export const EXP_UNDERFLOW = -745.1332191019412;
/** ln 2 / 2: within it expm1 needs no reduction. */
export const HALF_LN2 = 0.34657359027997264;
/** Below this magnitude expm1(x) and log1p(x) round to x. */
export const TINY = 5.551115123125783e-17;
/** log1p needs no reduction in (√2/2 − 1, √2 − 1). */
export const LOG1P_LOW = -0.2928932188134524;
/** Upper end of the range of `LOG1P_LOW`. */
export const LOG1P_HIGH = 0.41421356237309503;
/** Below this expm1 rounds to −1. */
export const EXPM1_FLOOR = -44;
/** 2^54, which makes a subnormal number normal. */
export const TWO54 = 18014398509481984;
/** 2^-64, for scaling into the subnormal range in two steps. */
export const TWO_MINUS64 = 5.421010862427522e-20;
/** Integer exponents up to this magnitude are powers by repeated squaring. */
export const POWER_LIMIT = 1024;

/** Above this magnitude sine and cosine are not computed: 2^20 quarter turns. */
export const TURN_LIMIT = 1647099;
/** π / 4: within it they need no reduction. */
export const QUARTER_PI = 0.7853981633974483;
/** 2 / π. */
export const INVERSE_HALF_PI = 0.6366197723675814;
/** π / 2 in three parts of 33 bits, whose products with |k| ≤ 2^20 are exact, and the rest. */
export const HALF_PI_1 = 1.5707963267341256;
/** The second part. */
export const HALF_PI_2 = 6.077100506303966e-11;
/** The third. */
export const HALF_PI_3 = 2.0222662487111665e-21;
/** What the three leave of π / 2. */
export const HALF_PI_4 = 8.4784276603689e-32;

type Eight = readonly [number, number, number, number, number, number, number, number];
type Seven = readonly [number, number, number, number, number, number, number];
type Six = readonly [number, number, number, number, number, number];
type Five = readonly [number, number, number, number, number];

/** 1/2!, 1/4! … 1/12!: even part of (exp(r) − 1 − r) / r². */
export const EXP_EVEN: Six = [1 / 2, 1 / 24, 1 / 720, 1 / 40320, 1 / 3628800, 1 / 479001600];
/** 1/3!, 1/5! … 1/13!: odd part of (exp(r) − 1 − r) / r², divided by r. */
export const EXP_ODD: Six = [1 / 6, 1 / 120, 1 / 5040, 1 / 362880, 1 / 39916800, 1 / 6227020800];
/** 2/3, 2/7 … 2/19: with z = s², terms z, z³, z⁵ … of (log(1 + f) − 2s) / s. */
export const LOG_ODD: Five = [2 / 3, 2 / 7, 2 / 11, 2 / 15, 2 / 19];
/** 2/5, 2/9 … 2/21: with z = s², terms z², z⁴, z⁶ … of (log(1 + f) − 2s) / s. */
export const LOG_EVEN: Five = [2 / 5, 2 / 9, 2 / 13, 2 / 17, 2 / 21];
/** −1/3!, 1/5! … 1/17!: with z = r², terms 1, z, z² … of (sin(r) − r) / r³ on |r| ≤ π/4. */
export const SIN_SERIES: Eight = [
  -1 / 6,
  1 / 120,
  -1 / 5040,
  1 / 362880,
  -1 / 39916800,
  1 / 6227020800,
  -1 / 1307674368000,
  1 / 355687428096000,
];
/** 1/4!, −1/6! … 1/16!: with z = r², terms 1, z, z² … of (cos(r) − 1 + r²/2) / r⁴ on |r| ≤ π/4. */
export const COS_SERIES: Seven = [
  1 / 24,
  -1 / 720,
  1 / 40320,
  -1 / 3628800,
  1 / 479001600,
  -1 / 87178291200,
  1 / 20922789888000,
];
