/**
 * Canonical text of an expression: reading it back (in a scope where the same names exist) gives
 * the same tree. Brackets only where the grammar needs them; definitions stand copied in.
 */

import { assertNever } from "../../base/invariant.ts";
import type { BinaryOperator, Expression } from "./expression.ts";

/** How tightly a form binds, loosest first; an operand that binds less tightly needs brackets. */
const binding = {
  conditional: 0,
  or: 1,
  and: 2,
  comparison: 3,
  sum: 4,
  product: 5,
  prefix: 6,
  power: 7,
  atom: 8,
} as const;

/** Canonical text, without line breaks. */
export function printExpression(expression: Expression): string {
  switch (expression.kind) {
    case "number":
      return String(expression.value);
    case "boolean":
      return String(expression.value);
    case "parameter":
      return expression.parameter;
    case "variable":
      return expression.variable;
    case "step":
      return "t";
    case "since":
      return `since("${expression.date}")`;
    case "dwell":
      return `dwell(${expression.flashpoint})`;
    case "held":
      return `held(${expression.flashpoint}, ${expression.level})`;
    case "rung":
      return expression.lag === 0
        ? `rung(${expression.flashpoint})`
        : `rung(${expression.flashpoint}, ${String(expression.lag)})`;
    case "happened":
      return `happened(${expression.event})`;
    case "moved":
      return `moved(${expression.actor}, ${expression.move})`;
    case "compare-level":
      return `${expression.flashpoint} ${expression.comparison} ${expression.level}`;
    case "compare-unknown":
      return `${expression.unknown} ${expression.comparison} ${expression.value}`;
    case "unary":
      return expression.function === "negate"
        ? `-${within(expression.operand, binding.prefix)}`
        : `${expression.function}(${printExpression(expression.operand)})`;
    case "not":
      // `not a > b` is refused, so a comparison always gets brackets.
      return `not ${within(expression.operand, binding.prefix)}`;
    case "and":
    case "or":
      return infix(expression.kind, expression.left, expression.right, binding[expression.kind]);
    case "compare": {
      const left = within(expression.left, binding.sum);
      return `${left} ${expression.comparison} ${within(expression.right, binding.sum)}`;
    }
    case "binary":
      return printBinary(expression);
    case "conditional": {
      const test = within(expression.test, binding.or);
      const then = within(expression.then, binding.or);
      return `${test} ? ${then} : ${printExpression(expression.otherwise)}`;
    }
    default:
      return assertNever(expression, "expression");
  }
}

function bindingOf(expression: Expression): number {
  switch (expression.kind) {
    case "conditional":
      return binding.conditional;
    case "or":
      return binding.or;
    case "and":
      return binding.and;
    case "compare":
    case "compare-level":
    case "compare-unknown":
      return binding.comparison;
    case "unary":
      return expression.function === "negate" ? binding.prefix : binding.atom;
    case "not":
      return binding.prefix;
    case "number":
      return expression.value < 0 ? binding.prefix : binding.atom;
    case "binary":
      return bindingOfOperator(expression.operator);
    default:
      return binding.atom;
  }
}

function bindingOfOperator(operator: BinaryOperator): number {
  switch (operator) {
    case "+":
    case "-":
      return binding.sum;
    case "*":
    case "/":
    case "%":
      return binding.product;
    case "^":
      return binding.power;
    case "min":
    case "max":
      return binding.atom;
    default:
      return assertNever(operator, "operator");
  }
}

/** The text of an operand, in brackets if it binds less tightly than `least`. */
function within(expression: Expression, least: number): string {
  const text = printExpression(expression);
  return bindingOf(expression) < least ? `(${text})` : text;
}

/** Left-associative: the right operand must bind more tightly than the operator itself. */
function infix(operator: string, left: Expression, right: Expression, own: number): string {
  return `${within(left, own)} ${operator} ${within(right, own + 1)}`;
}

function printBinary(expression: Expression & { readonly kind: "binary" }): string {
  const { operator, left, right } = expression;
  switch (operator) {
    case "min":
    case "max": {
      const clamped = operator === "min" && left.kind === "binary" && left.operator === "max";
      if (clamped) {
        const parts = [left.left, left.right, right].map(printExpression);
        return `clamp(${parts.join(", ")})`;
      }
      return `${operator}(${flatten(expression).map(printExpression).join(", ")})`;
    }
    case "^":
      // Right-associative, and a sign may follow it: `a ^ -b ^ c`.
      return `${within(left, binding.atom)} ^ ${within(right, binding.prefix)}`;
    case "%": {
      // A sign after `%` would make it a percent sign.
      const sign = right.kind === "number" ? right.value < 0 : bindingOf(right) < binding.power;
      const text = printExpression(right);
      return `${within(left, binding.product)} % ${sign ? `(${text})` : text}`;
    }
    default:
      return infix(operator, left, right, bindingOfOperator(operator));
  }
}

/** `min(min(a, b), c)` is how `min(a, b, c)` is read. */
function flatten(expression: Expression & { readonly kind: "binary" }): readonly Expression[] {
  const { left, right, operator } = expression;
  const more = left.kind === "binary" && left.operator === operator;
  return more && !(operator === "min" && isClamp(left)) ? [...flatten(left), right] : [left, right];
}

function isClamp(expression: Expression & { readonly kind: "binary" }): boolean {
  return expression.left.kind === "binary" && expression.left.operator === "max";
}
