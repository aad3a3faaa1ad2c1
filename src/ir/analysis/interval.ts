/**
 * Closed intervals of numbers, for sound reasoning about expressions: whatever finite values the
 * operands take inside their intervals, the result of the f64 operation lies inside the result's.
 *
 * Rounding is monotone, so the ends of sums, products and the like are exact. The elementary
 * functions are accurate but not proven monotone: their ends are moved outwards by a hair.
 * An infinite end means "no bound known", and two equal ones the infinity itself: a value may pass through
 * it inside an expression, but a run never goes on with it.
 */

import { TURN_LIMIT } from "../../numeric/coefficients.ts";
import { binaryOperations, unaryOperations } from "../../numeric/operations.ts";
import type { BinaryOperator, UnaryFunction } from "../../scenario/expression/expression.ts";

/** All numbers from `low` to `high`, both included; `low ≤ high`. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Every number. */
export const everything: Interval = { low: -Infinity, high: Infinity };

/** No number: what is NaN for whatever operands, and so is every result that it goes into. */
export const nothing: Interval = { low: Infinity, high: -Infinity };

/** Whether a run can go on with none of the values. */
export function isNever({ low, high }: Interval): boolean {
  return low > high || low === Infinity || high === -Infinity;
}

/** One number alone. */
export function point(value: number): Interval {
  return { low: value, high: value };
}

/** The smallest interval that holds both. */
export function hull(a: Interval, b: Interval): Interval {
  return { low: Math.min(a.low, b.low), high: Math.max(a.high, b.high) };
}

/** What both hold; undefined if nothing. */
export function intersect(a: Interval, b: Interval): Interval | undefined {
  const low = Math.max(a.low, b.low);
  const high = Math.min(a.high, b.high);
  return low <= high ? { low, high } : undefined;
}

/** The interval moved into bounds, as a write is clamped. */
export function clampInterval(a: Interval, min: number, max: number): Interval {
  const clamp = (x: number): number => Math.min(Math.max(x, min), max);
  return { low: clamp(a.low), high: clamp(a.high) };
}

/** Whether both ends agree. */
export function sameInterval(a: Interval, b: Interval): boolean {
  return a.low === b.low && a.high === b.high;
}

const bits = new DataView(new ArrayBuffer(8));

/** The next greater double. */
export function nextUp(x: number): number {
  if (x === Infinity || Number.isNaN(x)) return x;
  if (x === 0) return Number.MIN_VALUE;
  bits.setFloat64(0, x);
  const raw = bits.getBigInt64(0);
  bits.setBigInt64(0, x > 0 ? raw + 1n : raw - 1n);
  return bits.getFloat64(0);
}

/** The next smaller double. */
export function nextDown(x: number): number {
  return -nextUp(-x);
}

/** A NaN at an end means that nothing is known. */
function known(low: number, high: number): Interval {
  return Number.isNaN(low) || Number.isNaN(high) || low > high ? everything : { low, high };
}

/** Room for an inaccuracy of an elementary function: far more than its last digit. */
function outwards({ low, high }: Interval): Interval {
  const room = (x: number): number => (Number.isFinite(x) ? Math.abs(x) * 1e-12 : 0);
  return known(low - room(low), high + room(high));
}

function isPoint({ low, high }: Interval): boolean {
  return low === high;
}

function pointOr(value: number): Interval {
  return Number.isNaN(value) ? nothing : point(value);
}

/** Interval of `function(x)`. */
export function unaryInterval(name: UnaryFunction, x: Interval): Interval {
  const apply = unaryOperations[name];
  if (isPoint(x)) {
    return pointOr(apply(x.low));
  }
  switch (name) {
    case "negate":
      return { low: -x.high, high: -x.low };
    case "abs":
      if (x.low >= 0) return x;
      return { low: x.high <= 0 ? -x.high : 0, high: Math.max(-x.low, x.high) };
    case "floor":
    case "ceil":
    case "round":
      return known(apply(x.low), apply(x.high));
    case "sqrt":
      if (x.high < 0) return nothing;
      return known(Math.sqrt(Math.max(0, x.low)), Math.sqrt(Math.max(0, x.high)));
    case "exp":
    case "logistic": {
      const { low, high } = outwards(known(apply(x.low), apply(x.high)));
      return { low: Math.max(0, low), high: name === "logistic" ? Math.min(1, high) : high };
    }
    case "log":
      if (x.high <= 0) return x.high < 0 ? nothing : point(-Infinity);
      return outwards(
        known(x.low <= 0 ? -Infinity : apply(x.low), x.high <= 0 ? Infinity : apply(x.high)),
      );
    case "log1p":
      if (x.high <= -1) return x.high < -1 ? nothing : point(-Infinity);
      return outwards(
        known(x.low <= -1 ? -Infinity : apply(x.low), x.high <= -1 ? Infinity : apply(x.high)),
      );
    case "sin":
    case "cos":
      return x.low > TURN_LIMIT || x.high < -TURN_LIMIT ? nothing : { low: -1, high: 1 };
  }
}

function corners(operator: BinaryOperator, x: Interval, y: Interval): Interval {
  const apply = binaryOperations[operator];
  let low = Infinity;
  let high = -Infinity;
  for (const a of [x.low, x.high]) {
    for (const b of [y.low, y.high]) {
      // 0 · ∞: the unbounded end stands for finite numbers only.
      const value = operator === "*" && (a === 0 || b === 0) ? 0 : apply(a, b);
      if (Number.isNaN(value)) return everything;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  }
  return { low, high };
}

/** Interval of `x operator y`. */
export function binaryInterval(operator: BinaryOperator, x: Interval, y: Interval): Interval {
  if (isPoint(x) && isPoint(y)) {
    return pointOr(binaryOperations[operator](x.low, y.low));
  }
  switch (operator) {
    case "+":
      return known(x.low + y.low, x.high + y.high);
    case "-":
      return known(x.low - y.high, x.high - y.low);
    case "*":
      return corners("*", x, y);
    case "/":
      if (y.low === 0 && y.high === 0 && (x.low > 0 || x.high < 0)) {
        return point(x.low / y.low);
      }
      // What remains of a divisor around 0 is on either side of it.
      return y.low > 0 || y.high < 0 ? corners("/", x, y) : everything;
    case "min":
      return { low: Math.min(x.low, y.low), high: Math.min(x.high, y.high) };
    case "max":
      return { low: Math.max(x.low, y.low), high: Math.max(x.high, y.high) };
    case "%":
      return remainder(x, y);
    case "^":
      return powerInterval(x, y);
  }
}

/** Floored modulo has the sign of the divisor and is nearer to 0 than it. */
function remainder(x: Interval, y: Interval): Interval {
  if (y.low > 0) {
    const fits = x.low >= 0 && x.high < y.low;
    return fits ? x : { low: 0, high: y.high };
  }
  if (y.high < 0) return { low: y.low, high: 0 };
  return everything;
}

function powerInterval(x: Interval, y: Interval): Interval {
  if (x.low > 0 || (x.low >= 0 && y.low >= 0)) {
    // Monotone in either operand while the other stays, so the extremes are at the corners.
    const { low, high } = outwards(corners("^", x, y));
    return { low: Math.max(0, low), high };
  }
  if (isPoint(y) && Number.isInteger(y.low) && y.low > 0) {
    const odd = y.low % 2 === 1;
    if (odd) return outwards(corners("^", x, y));
    return powerInterval(unaryInterval("abs", x), y);
  }
  return everything;
}
