/**
 * Constant folding. Guarantees: the folded expression has the same value to the last bit in every
 * state, and the same run faults: a sub-expression is dropped only where evaluation would never
 * reach it, and a result that is not finite is left for the run to judge. No algebra is done.
 */

import { entryFor, type ByKind } from "../base/kinds.ts";
import { binaryOperations, unaryOperations } from "../numeric/operations.ts";
import { compareNumbers } from "./comparison.ts";
import type { BooleanExpr, NumberExpr } from "./expression.ts";

const same = <T>(expression: T): T => expression;

const numbers: ByKind<NumberExpr, [], NumberExpr> = {
  number: same,
  parameter: same,
  variable: same,
  step: same,
  since: same,
  dwell: same,
  held: same,
  elapsed: same,
  rung: same,
  unary: (expression) => {
    const { operand } = expression;
    if (operand.kind !== "number") return expression;
    const value = unaryOperations[expression.function](operand.value);
    return Number.isFinite(value) ? { kind: "number", value } : expression;
  },
  binary: (expression) => {
    const { left, right } = expression;
    if (left.kind !== "number" || right.kind !== "number") return expression;
    const value = binaryOperations[expression.operator](left.value, right.value);
    return Number.isFinite(value) ? { kind: "number", value } : expression;
  },
  conditional: (expression) => {
    const { test, then, otherwise } = expression;
    return test.kind === "boolean" ? (test.value ? then : otherwise) : expression;
  },
  shared: same,
};

/** Folds a numeric node whose operands are folded already. */
export function foldNumber(expression: NumberExpr): NumberExpr {
  return entryFor(numbers, expression)(expression);
}

const conditions: ByKind<BooleanExpr, [], BooleanExpr> = {
  boolean: same,
  compare: (expression) => {
    const { left, right, comparison } = expression;
    if (left.kind !== "number" || right.kind !== "number") return expression;
    // A literal that is not finite is a run fault when compared, so it stays.
    if (!Number.isFinite(left.value) || !Number.isFinite(right.value)) return expression;
    return { kind: "boolean", value: compareNumbers(comparison, left.value, right.value) };
  },
  level: same,
  unknown: same,
  // `x and false` stays: evaluating x may fault.
  and: (expression) => {
    const { left, right } = expression;
    return left.kind === "boolean" ? (left.value ? right : left) : expression;
  },
  or: (expression) => {
    const { left, right } = expression;
    return left.kind === "boolean" ? (left.value ? left : right) : expression;
  },
  not: (expression) => {
    const { operand } = expression;
    return operand.kind === "boolean" ? { kind: "boolean", value: !operand.value } : expression;
  },
  happened: same,
  within: same,
  moved: same,
  conditional: (expression) => {
    const { test, then, otherwise } = expression;
    return test.kind === "boolean" ? (test.value ? then : otherwise) : expression;
  },
};

/** Folds a boolean node whose operands are folded already. */
export function foldBoolean(expression: BooleanExpr): BooleanExpr {
  return entryFor(conditions, expression)(expression);
}
