/**
 * Cheap bounds of costly expressions, for asking whether a draw can decide anything before hazards
 * are evaluated. A bound encloses the *computed* value: the same operations in the same order round
 * monotonically, and exponentials are bracketed by the chord of 2^f between powers of two,
 * 2^f ≤ 1 + f ≤ 1.0615 · 2^f. NaN comes out wherever the bracket does not hold; whoever compares with
 * NaN finds no bound and evaluates in full.
 */

import { entryFor, type ByKind } from "../../base/kinds.ts";
import type { Expr, NumberExpr } from "../../ir/expression.ts";
import { childrenOf } from "../../ir/walk.ts";
import { INVERSE_LN2 } from "../../numeric/coefficients.ts";
import type { ModuleBuilder } from "./assemble.ts";
import { call, choose, f64, get, i32, i64, load, op, set, when } from "./code.ts";
import type { Callee, Code } from "./code.ts";
import { emitBoolean, emitNumber } from "./expression.ts";
import { element } from "./memory-map.ts";
import type { Scope } from "./scope.ts";
import { at } from "../../base/invariant.ts";

type Side = "upper" | "lower";

/** Above 1.0615 · 2^f ≥ 1 + f, and a margin for all rounding. */
const CHORD = 0.942;
const MARGIN = 1e-9;

/** `exp_near(x)`: between e^x and 1.0615 · e^x, up to 1e-12; NaN for |x| of 690 and more. */
export function defineExpNear(module: ModuleBuilder): Callee {
  return module.define("exp_near", [["x", "f64"]], "f64", (locals) => {
    const x = at(locals.parameters, 0);
    const y = locals.add("y", "f64");
    const k = locals.add("k", "f64");
    const exponent = op("i32.add", op("i32.trunc_f64_s", get(k)), i32(1023));
    return [
      set(y, op("f64.mul", get(x), f64(INVERSE_LN2))),
      when(op("i32.eqz", op("f64.lt", op("f64.abs", get(x)), f64(690))), op("return", f64(NaN))),
      set(k, op("f64.floor", get(y))),
      op(
        "f64.mul",
        op("f64.add", f64(1), op("f64.sub", get(y), get(k))),
        op("f64.reinterpret_i64", op("i64.shl", op("i64.extend_i32_u", exponent), i64(52n))),
      ),
    ];
  });
}

/** Whether an expression holds something that a bound makes cheaper. */
export function isCostly(expression: Expr): boolean {
  if (expression.kind === "shared") return true;
  if (expression.kind === "unary" && ["exp", "logistic"].includes(expression.function)) return true;
  // Conditions hold no costly numbers worth bounding.
  return childrenOf(expression).some((child) => isNumber(child) && isCostly(child));
}

/** Whether it is a number; conditionals inside conditionals are not looked into. */
function isNumber(expression: Expr): expression is NumberExpr {
  const { kind } = expression.kind === "conditional" ? expression.then : expression;
  return kind !== "conditional" && kind in bounds;
}

const other = (side: Side): Side => (side === "upper" ? "lower" : "upper");

/** Widens a bracketed value outwards. */
function outwards(side: Side, value: Code): Code {
  return op("f64.mul", value, f64(side === "upper" ? 1 + MARGIN : 1 - MARGIN));
}

function expBound(scope: Scope, operand: Code, side: Side): Code {
  const near = call(scope.context.expNear, operand);
  return outwards(side, side === "upper" ? near : op("f64.mul", near, f64(CHORD)));
}

function unaryBound(
  scope: Scope,
  expression: Extract<NumberExpr, { kind: "unary" }>,
  side: Side,
): Code {
  switch (expression.function) {
    case "negate":
      return op("f64.neg", emitBound(scope, expression.operand, other(side)));
    case "exp":
      return expBound(scope, emitBound(scope, expression.operand, side), side);
    case "logistic": {
      // 1 / (1 + e^-x) rises with x.
      const minus = op("f64.neg", emitBound(scope, expression.operand, side));
      const rest = expBound(scope, minus, other(side));
      return outwards(side, op("f64.div", f64(1), op("f64.add", f64(1), rest)));
    }
    case "abs":
    case "floor":
    case "ceil":
    case "round":
    case "log":
    case "log1p":
    case "sqrt":
    case "sin":
    case "cos":
      return emitNumber(scope, expression);
  }
}

function binaryBound(
  scope: Scope,
  expression: Extract<NumberExpr, { kind: "binary" }>,
  side: Side,
): Code {
  const { operator, left, right } = expression;
  switch (operator) {
    case "+":
      return op("f64.add", emitBound(scope, left, side), emitBound(scope, right, side));
    case "-":
      return op("f64.sub", emitBound(scope, left, side), emitBound(scope, right, other(side)));
    case "min":
      return op("f64.min", emitBound(scope, left, side), emitBound(scope, right, side));
    case "max":
      return op("f64.max", emitBound(scope, left, side), emitBound(scope, right, side));
    case "*":
      if (scope.isNeverNegative(left) && scope.isNeverNegative(right)) {
        return op("f64.mul", emitBound(scope, left, side), emitBound(scope, right, side));
      }
      return emitNumber(scope, expression);
    case "/":
    case "^":
    case "%":
      return emitNumber(scope, expression);
  }
}

const exactly = (expression: NumberExpr, scope: Scope): Code => emitNumber(scope, expression);

const bounds: ByKind<NumberExpr, [Scope, Side], Code> = {
  number: exactly,
  parameter: exactly,
  variable: exactly,
  step: exactly,
  since: exactly,
  dwell: exactly,
  held: exactly,
  elapsed: exactly,
  rung: exactly,
  unary: (expression, scope, side) => unaryBound(scope, expression, side),
  binary: (expression, scope, side) => binaryBound(scope, expression, side),
  conditional: ({ test, then, otherwise }, scope, side) =>
    choose(
      "f64",
      emitBoolean(scope, test),
      emitBound(scope, then, side),
      emitBound(scope, otherwise, side),
    ),
  shared: (expression, scope, side) =>
    side === "upper"
      ? load(element(scope.context.cells.sharedBounds, expression.index))
      : emitNumber(scope, expression),
};

/** A bound of a number on the stack. */
export function emitBound(scope: Scope, expression: NumberExpr, side: Side): Code {
  if (!isCostly(expression)) return emitNumber(scope, expression);
  return entryFor(bounds, expression)(expression, scope, side);
}
