/**
 * Canonical text of an expression: reading it back (in a scope where the same names exist) gives
 * the same tree. Brackets only where the grammar needs them; definitions stand copied in.
 */

import { entryFor, type ByKind, type OfKind } from "../../base/kinds.ts";
import { happeningText } from "./memory.ts";
import type { BinaryOperator, Expression, Happening } from "./expression.ts";

/** A happening as functions take it: an event with points in its name in quotation marks. */
function happeningName(of: Happening): string {
  const text = happeningText(of);
  return text.includes(".") ? `"${text}"` : text;
}

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

const andOrInTexts = (expression: OfKind<Expression, "and" | "or">): string =>
  infix(expression.kind, expression.left, expression.right, binding[expression.kind]);

const texts: ByKind<Expression, [], string> = {
  number: (expression) => String(expression.value),
  boolean: (expression) => String(expression.value),
  parameter: (expression) => expression.parameter,
  variable: (expression) => expression.variable,
  step: () => "t",
  since: (expression) => `since("${expression.date}")`,
  dwell: (expression) => `dwell(${expression.flashpoint})`,
  held: (expression) => `held(${expression.flashpoint}, ${expression.level})`,
  rung: (expression) =>
    expression.lag === 0
      ? `rung(${expression.flashpoint})`
      : `rung(${expression.flashpoint}, ${String(expression.lag)})`,
  elapsed: ({ origin, most }) => `ago(${happeningName(origin)}, ${String(most)})`,
  tally: ({ origin, most }) => `times(${happeningName(origin)}, ${String(most)})`,
  within: (expression) => printWithin(expression),
  happened: ({ event }) => `happened(${happeningName({ kind: "event", event })})`,
  moved: (expression) => `moved(${expression.actor}, ${expression.move})`,
  quantifier: ({ quantifier, asks }) => `${quantifier}(${asks})`,
  "compare-level": (expression) =>
    `${expression.flashpoint} ${expression.comparison} ${expression.level}`,
  "compare-unknown": (expression) =>
    `${expression.unknown} ${expression.comparison} ${expression.value}`,
  unary: (expression) =>
    expression.function === "negate"
      ? `-${within(expression.operand, binding.prefix)}`
      : `${expression.function}(${printExpression(expression.operand)})`,
  not: (expression) => {
    // `not a > b` is refused, so a comparison always gets brackets.
    return `not ${within(expression.operand, binding.prefix)}`;
  },
  and: andOrInTexts,
  or: andOrInTexts,
  compare: (expression) => {
    const left = within(expression.left, binding.sum);
    if (expression.state !== undefined)
      return `${left} ${expression.comparison} ${expression.state}`;
    return `${left} ${expression.comparison} ${within(expression.right, binding.sum)}`;
  },
  binary: (expression) => printBinary(expression),
  conditional: (expression) => {
    const test = within(expression.test, binding.or);
    const then = within(expression.then, binding.or);
    return `${test} ? ${then} : ${printExpression(expression.otherwise)}`;
  },
};

function printWithin({ origin, low }: OfKind<Expression, "within">): string {
  return `${low === 0 ? "underway" : "done"}(${happeningName(origin)})`;
}

/** Canonical text, without line breaks. */
export function printExpression(expression: Expression): string {
  return entryFor(texts, expression)(expression);
}

const atom = (): number => binding.atom;
const comparison = (): number => binding.comparison;

const bindings: ByKind<Expression, [], number> = {
  number: ({ value }) => (value < 0 ? binding.prefix : binding.atom),
  boolean: atom,
  parameter: atom,
  variable: atom,
  step: atom,
  since: atom,
  dwell: atom,
  held: atom,
  rung: atom,
  unary: (expression) => (expression.function === "negate" ? binding.prefix : binding.atom),
  binary: ({ operator }) => bindingOfOperator(operator),
  conditional: () => binding.conditional,
  compare: comparison,
  "compare-level": comparison,
  "compare-unknown": comparison,
  and: () => binding.and,
  or: () => binding.or,
  not: () => binding.prefix,
  elapsed: atom,
  tally: atom,
  within: atom,
  happened: atom,
  moved: atom,
  quantifier: atom,
};

function bindingOf(expression: Expression): number {
  return entryFor(bindings, expression)(expression);
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
    case "+":
    case "-":
    case "*":
    case "/":
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
