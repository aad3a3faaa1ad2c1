/**
 * Constant folding. Guarantees: the folded expression has the same value to the last bit in every
 * state, and the same run faults: a sub-expression is dropped only where evaluation would never
 * reach it, and a result that is not finite is left for the run to judge. No algebra is done.
 */

import { binaryOperations, unaryOperations } from "../numeric/operations.ts";
import { compareNumbers } from "./comparison.ts";
import type { BooleanExpr, NumberExpr } from "./program.ts";

/** Folds a numeric node whose operands are folded already. */
export function foldNumber(expression: NumberExpr): NumberExpr {
  switch (expression.kind) {
    case "unary": {
      const { operand } = expression;
      if (operand.kind !== "number") return expression;
      const value = unaryOperations[expression.function](operand.value);
      return Number.isFinite(value) ? { kind: "number", value } : expression;
    }
    case "binary": {
      const { left, right } = expression;
      if (left.kind !== "number" || right.kind !== "number") return expression;
      const value = binaryOperations[expression.operator](left.value, right.value);
      return Number.isFinite(value) ? { kind: "number", value } : expression;
    }
    case "conditional": {
      const { test } = expression;
      if (test.kind !== "boolean") return expression;
      return test.value ? expression.then : expression.otherwise;
    }
    default:
      return expression;
  }
}

/** Folds a boolean node whose operands are folded already. */
export function foldBoolean(expression: BooleanExpr): BooleanExpr {
  switch (expression.kind) {
    case "compare": {
      const { left, right } = expression;
      if (left.kind !== "number" || right.kind !== "number") return expression;
      // A literal that is not finite is a run fault when compared, so it stays.
      if (!Number.isFinite(left.value) || !Number.isFinite(right.value)) return expression;
      return {
        kind: "boolean",
        value: compareNumbers(expression.comparison, left.value, right.value),
      };
    }
    case "and":
      // `x and false` stays: evaluating x may fault.
      if (expression.left.kind !== "boolean") return expression;
      return expression.left.value ? expression.right : expression.left;
    case "or":
      if (expression.left.kind !== "boolean") return expression;
      return expression.left.value ? expression.left : expression.right;
    case "not":
      if (expression.operand.kind !== "boolean") return expression;
      return { kind: "boolean", value: !expression.operand.value };
    case "conditional": {
      const { test } = expression;
      if (test.kind !== "boolean") return expression;
      return test.value ? expression.then : expression.otherwise;
    }
    default:
      return expression;
  }
}
