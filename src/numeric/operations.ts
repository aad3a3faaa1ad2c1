/**
 * The operators and functions of expressions by name, for every evaluator that walks a tree:
 * constant folding, interpreter, exact solver.
 */

import { exp, floorMod, log, log1p, logistic, power, roundHalfUp } from "./elementary.ts";
import { cos, sin } from "./trigonometry.ts";

/** f64 → f64, by the names of the language (`negate` is unary minus). */
export const unaryOperations: {
  readonly [
    Name in
      | "negate"
      | "abs"
      | "floor"
      | "ceil"
      | "round"
      | "exp"
      | "log"
      | "log1p"
      | "sqrt"
      | "logistic"
      | "sin"
      | "cos"
  ]: (x: number) => number;
} = {
  negate: (x) => -x,
  abs: Math.abs,
  floor: Math.floor,
  ceil: Math.ceil,
  round: roundHalfUp,
  exp,
  log,
  log1p,
  sqrt: Math.sqrt,
  logistic,
  sin,
  cos,
};

/** (f64, f64) → f64. `min` and `max` give NaN if either is NaN, and order −0 below 0. */
export const binaryOperations: {
  readonly [Name in "+" | "-" | "*" | "/" | "^" | "%" | "min" | "max"]: (
    left: number,
    right: number,
  ) => number;
} = {
  "+": (left, right) => left + right,
  "-": (left, right) => left - right,
  "*": (left, right) => left * right,
  "/": (left, right) => left / right,
  "^": power,
  "%": floorMod,
  min: (left, right) => Math.min(left, right),
  max: (left, right) => Math.max(left, right),
};
