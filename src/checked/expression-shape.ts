/** Shapes of texts, expressions and diagnostics, as written to a file. */

import type { Expression } from "../scenario/expression/expression.ts";
import type { Diagnostic } from "../source/diagnostic.ts";
import {
  byKey,
  count,
  flag,
  later,
  list,
  number,
  object,
  oneOf,
  optional,
  span,
  text,
  union,
  type Shape,
} from "./shape.ts";

/** A text by language. */
export const texts: Shape = byKey(text);
/** Names of things of one kind. */
export const ids: Shape = list(text);
/** A typed expression of the model. */
export const expression: Shape = later(() => expressionShape);

const pair = { left: expression, right: expression };

/** Comparisons, functions and operators of expressions, which the program has too. */
export const comparison: Shape = oneOf("==", "!=", "<", "<=", ">", ">=");
export const functions: Shape = oneOf(
  ...["negate", "abs", "floor", "ceil", "round", "exp", "log", "log1p", "sqrt", "logistic"],
);
export const operators: Shape = oneOf("+", "-", "*", "/", "^", "%", "min", "max");

const expressionShape = union<Expression, "kind">("kind", {
  number: { value: number, span },
  boolean: { value: flag, span },
  parameter: { parameter: text, span },
  variable: { variable: text, span },
  step: { span },
  since: { date: text, span },
  dwell: { flashpoint: text, span },
  held: { flashpoint: text, level: text, span },
  rung: { flashpoint: text, lag: count, span },
  unary: { function: functions, operand: expression, span },
  binary: { operator: operators, ...pair, span },
  conditional: { test: expression, then: expression, otherwise: expression, span },
  compare: { comparison, ...pair, span },
  "compare-level": { comparison, flashpoint: text, level: text, span },
  "compare-unknown": { comparison: oneOf("==", "!="), unknown: text, value: text, span },
  and: { ...pair, span },
  or: { ...pair, span },
  not: { operand: expression, span },
  happened: { event: text, span },
  moved: { actor: text, move: text, span },
});

/** What may be said of a scenario. */
export const diagnosticShape: Shape = object<Diagnostic>({
  code: text,
  severity: oneOf("warning"),
  span,
  arguments: byKey((value, files) => (typeof value === "string" ? value : number(value, files))),
  suggestion: optional(text),
  related: optional(list(object<NonNullable<Diagnostic["related"]>[number]>({ span, code: text }))),
});
