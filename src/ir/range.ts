/**
 * Intervals of what a computation can give, for the f64 operations of the language. An interval
 * encloses every *computed* value: + − * / min max floor … round monotonically, so their end points
 * need no widening; exp, log and their kin are widened by a few ulps.
 */

import { exp, floorMod, log, log1p, logistic, power, roundHalfUp } from "../numeric/elementary.ts";
import { TURN_LIMIT } from "../numeric/coefficients.ts";
import type { BinaryOperator, UnaryFunction } from "../scenario/expression/expression.ts";

/** Values from `low` to `high`, infinite ones included; `nan` if NaN may come out as well. */
export interface Range {
  readonly low: number;
  readonly high: number;
  readonly nan: boolean;
}

/** Nothing is known. */
export const anything: Range = { low: -Infinity, high: Infinity, nan: true };

/** Exactly one value. */
export function point(value: number): Range {
  return Number.isNaN(value) ? anything : { low: value, high: value, nan: false };
}

/** All from `low` to `high`. */
export function between(low: number, high: number): Range {
  return Number.isNaN(low) || Number.isNaN(high) ? anything : { low, high, nan: false };
}

/** Whether every value is a finite number. */
export function isFinite({ low, high, nan }: Range): boolean {
  return !nan && low > -Infinity && high < Infinity;
}

/** The smallest range that holds both. */
export function hull(a: Range, b: Range): Range {
  return {
    low: Math.min(a.low, b.low),
    high: Math.max(a.high, b.high),
    nan: a.nan || b.nan,
  };
}

/** Eight ulps: more than the elementary functions err, or fail to be monotone, together. */
const SLACK = 1.8e-15;
const TINIEST = 1e-300;

function widened(low: number, high: number): Range {
  return between(low - Math.abs(low) * SLACK - TINIEST, high + Math.abs(high) * SLACK + TINIEST);
}

function inDomain(range: Range, low: number, f: (x: number) => number): Range {
  if (range.nan || range.low < low) return anything;
  return widened(f(range.low), f(range.high));
}

/** Range of a function over a range. */
export function unaryRange(name: UnaryFunction, range: Range): Range {
  const { low, high, nan } = range;
  switch (name) {
    case "negate":
      return { low: -high, high: -low, nan };
    case "abs":
      return {
        low: low > 0 ? low : high < 0 ? -high : 0,
        high: Math.max(Math.abs(low), Math.abs(high)),
        nan,
      };
    case "floor":
      return { low: Math.floor(low), high: Math.floor(high), nan };
    case "ceil":
      return { low: Math.ceil(low), high: Math.ceil(high), nan };
    case "round":
      return { low: roundHalfUp(low), high: roundHalfUp(high), nan };
    case "sqrt":
      return nan || low < 0 ? anything : between(Math.sqrt(low), Math.sqrt(high));
    case "exp":
    case "logistic": {
      if (nan) return anything;
      const f = name === "exp" ? exp : logistic;
      const wide = widened(f(low), f(high));
      // Neither is ever negative, nor logistic above 1.
      return between(Math.max(0, wide.low), name === "exp" ? wide.high : Math.min(1, wide.high));
    }
    case "log":
      return inDomain(range, 0, log);
    case "log1p":
      return inDomain(range, -1, log1p);
    case "sin":
    case "cos":
      return nan || low < -TURN_LIMIT || high > TURN_LIMIT ? anything : between(-1, 1);
  }
}

function isUnbounded({ low, high }: Range): boolean {
  return low === -Infinity || high === Infinity;
}

function holdsZero({ low, high }: Range): boolean {
  return low <= 0 && high >= 0;
}

function corners(a: Range, b: Range, f: (x: number, y: number) => number): Range {
  if (a.nan || b.nan) return anything;
  const values = [f(a.low, b.low), f(a.low, b.high), f(a.high, b.low), f(a.high, b.high)];
  return between(Math.min(...values), Math.max(...values));
}

function powerRange(a: Range, b: Range): Range {
  if (a.nan || b.nan) return anything;
  const y = b.low;
  if (b.low === b.high && Math.floor(y) === y && Math.abs(y) <= 1024) {
    if (y >= 0 && isFinite(a)) {
      if (a.low >= 0) return between(power(a.low, y), power(a.high, y));
      const most = power(Math.max(-a.low, Math.abs(a.high)), y);
      return between(y % 2 === 0 ? 0 : -most, most);
    }
    return a.low > 0 && a.high < Infinity ? between(power(a.high, y), power(a.low, y)) : anything;
  }
  if (!(a.low > 0)) return anything;
  // An exponent that may be a whole number takes the other path, near the same value.
  const wide = unaryRange("exp", binaryRange("*", b, unaryRange("log", a)));
  return isFinite(wide) ? between(wide.low * 0.999, wide.high * 1.001) : anything;
}

function moduloRange(a: Range, b: Range): Range {
  if (!isFinite(a) || !isFinite(b)) return anything;
  if (b.low > 0) {
    if (a.low >= 0 && a.high < b.low) return a;
    return a.low === a.high && b.low === b.high
      ? point(floorMod(a.low, b.low))
      : between(0, b.high);
  }
  return b.high < 0 ? between(b.low, 0) : anything;
}

/** Range of an operator over two ranges. */
export function binaryRange(operator: BinaryOperator, a: Range, b: Range): Range {
  const nan = a.nan || b.nan;
  switch (operator) {
    case "+":
      // ∞ − ∞ is not a number.
      return nan || (isUnbounded(a) && isUnbounded(b))
        ? anything
        : between(a.low + b.low, a.high + b.high);
    case "-":
      return nan || (isUnbounded(a) && isUnbounded(b))
        ? anything
        : between(a.low - b.high, a.high - b.low);
    case "*":
      // Nor is 0 · ∞.
      return (isUnbounded(a) && holdsZero(b)) || (isUnbounded(b) && holdsZero(a))
        ? anything
        : corners(a, b, (x, y) => x * y);
    case "/":
      return b.low > 0 || b.high < 0 ? corners(a, b, (x, y) => x / y) : anything;
    case "^":
      return powerRange(a, b);
    case "%":
      return moduloRange(a, b);
    case "min":
      return { low: Math.min(a.low, b.low), high: Math.min(a.high, b.high), nan };
    case "max":
      return { low: Math.max(a.low, b.low), high: Math.max(a.high, b.high), nan };
  }
}
