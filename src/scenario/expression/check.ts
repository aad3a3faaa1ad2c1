/**
 * From syntax to meaning: names resolved in a scope, types checked, definitions copied in.
 *
 * Every part is judged on its own and a part that failed silences what depends on it, so all
 * independent faults are reported at once and none twice.
 */

import { at } from "../../base/invariant.ts";
import { checkCall } from "./calls.ts";
import { quoteNode, textOf, type Checking, type Typed } from "./checking.ts";
import { checkComparison } from "./comparisons.ts";
import type { BinaryOperator, Expression } from "./expression.ts";
import { quote, type Faults, type Range } from "./faults.ts";
import { reportName } from "./names.ts";
import type { ExpressionPlace, Scope } from "./scope.ts";
import { rangeOf, type Syntax } from "./syntax.ts";
import type { Token } from "./tokens.ts";

/** A checker of the syntax made of `tokens`, which were read from `text`. */
export function makeChecking(
  text: string,
  tokens: readonly Token[],
  place: ExpressionPlace,
  scope: Scope,
  faults: Faults,
): Checking {
  const checking: Checking = {
    text,
    tokens,
    place,
    scope,
    faults,
    checkAny: (node) => checkAny(checking, node),
    checkNumber: (node) => checkNumber(checking, node),
  };
  return checking;
}

/** Checks a part that must be a number; undefined after a fault. */
function checkNumber(checking: Checking, node: Syntax): Expression | undefined {
  const typed = checkAny(checking, node);
  if (typed === undefined) return undefined;
  if (typed.type === "number") return typed.expression;
  const range = rangeOf(node, checking.tokens);
  const text = quoteNode(checking, node);
  const suggestion = `(${textOf(checking, node)}) ? 1 : 0`;
  checking.faults.report("expression-number-expected", range, { text }, suggestion);
  return undefined;
}

/** Checks a part that must be a condition; undefined after a fault. */
export function checkCondition(checking: Checking, node: Syntax): Expression | undefined {
  const typed = checkAny(checking, node);
  if (typed === undefined) return undefined;
  if (typed.type === "boolean") return typed.expression;
  const range = rangeOf(node, checking.tokens);
  checking.faults.report("expression-condition-expected", range, {
    text: quoteNode(checking, node),
  });
  return undefined;
}

/** Checks a part of either type; undefined after a fault. */
function checkAny(checking: Checking, node: Syntax): Typed | undefined {
  const range = rangeOf(node, checking.tokens);
  const span = checking.place.span(range.start, range.end);
  switch (node.kind) {
    case "group":
      return checkAny(checking, node.content);
    case "leaf":
      return checkLeaf(checking, node.token);
    case "call":
      return checkCall(checking, node, span);
    case "prefix": {
      if (node.operator === "not") {
        const operand = checkCondition(checking, node.operand);
        return operand && { type: "boolean", expression: { kind: "not", operand, span } };
      }
      const operand = checkNumber(checking, node.operand);
      return (
        operand && {
          type: "number",
          expression: { kind: "unary", function: "negate", operand, span },
        }
      );
    }
    case "infix":
      return checkInfix(checking, node);
    case "chain":
      reportChain(checking, node);
      return undefined;
    case "conditional": {
      const test = checkCondition(checking, node.test);
      const then = checkAny(checking, node.then);
      const otherwise = checkAny(checking, node.otherwise);
      if (then !== undefined && otherwise !== undefined && then.type !== otherwise.type) {
        checking.faults.report("expression-branches", range, {
          first: quoteNode(checking, node.then),
          second: quoteNode(checking, node.otherwise),
        });
        return undefined;
      }
      if (test === undefined || then === undefined || otherwise === undefined) return undefined;
      return {
        type: then.type,
        expression: {
          kind: "conditional",
          test,
          then: then.expression,
          otherwise: otherwise.expression,
          span,
        },
      };
    }
  }
}

function checkInfix(
  checking: Checking,
  node: Syntax & { readonly kind: "infix" },
): Typed | undefined {
  const range = rangeOf(node, checking.tokens);
  const span = checking.place.span(range.start, range.end);
  const { operator } = node;
  switch (operator) {
    case "and":
    case "or": {
      const left = checkCondition(checking, node.left);
      const right = checkCondition(checking, node.right);
      if (left === undefined || right === undefined) return undefined;
      return { type: "boolean", expression: { kind: operator, left, right, span } };
    }
    case "==":
    case "!=":
    case "<":
    case "<=":
    case ">":
    case ">=": {
      if (reportLooseNot(checking, node)) return undefined;
      const expression = checkComparison(checking, node, operator, span);
      return expression && { type: "boolean", expression };
    }
    case "+":
    case "-":
    case "*":
    case "/":
    case "^":
    case "%":
      return checkArithmetic(checking, node, operator);
    // Brackets, commas, `?`, `:` and `not` are never infix in the tree.
    case "(":
    case ")":
    case ",":
    case "?":
    case ":":
    case "not":
      return undefined;
  }
}

function checkArithmetic(
  checking: Checking,
  node: Syntax & { readonly kind: "infix" },
  operator: BinaryOperator,
): Typed | undefined {
  const range = rangeOf(node, checking.tokens);
  const span = checking.place.span(range.start, range.end);
  const left = checkNumber(checking, node.left);
  const right = checkNumber(checking, node.right);
  if (left === undefined || right === undefined) return undefined;
  return { type: "number", expression: { kind: "binary", operator, left, right, span } };
}

/** `not a > b` means `(not a) > b` to mathjs and `not (a > b)` to people: it must be said which. */
function reportLooseNot(checking: Checking, node: Syntax & { readonly kind: "infix" }): boolean {
  const { left } = node;
  if (left.kind !== "prefix" || left.operator !== "not") return false;
  const range = rangeOf(node, checking.tokens);
  const start = rangeOf(left.operand, checking.tokens).start;
  const suggestion = `not (${checking.text.slice(start, range.end)})`;
  checking.faults.report("expression-not-comparison", range, {}, suggestion);
  return true;
}

function reportChain(checking: Checking, node: Syntax & { readonly kind: "chain" }): void {
  const range = rangeOf(node, checking.tokens);
  const parts: string[] = [];
  for (let index = 1; index < node.operands.length; index += 1) {
    const before = at(node.operands, index - 1);
    const after = at(node.operands, index);
    const sign = at(node.ranges, index - 1);
    const operator = checking.text.slice(sign.start, sign.end);
    parts.push(`${textOf(checking, before)} ${operator} ${textOf(checking, after)}`);
  }
  checking.faults.report("expression-chain", range, {}, parts.join(" and "));
}

function checkLeaf(checking: Checking, token: Token): Typed | undefined {
  const { start, end } = token.range;
  const span = checking.place.span(start, end);
  switch (token.kind) {
    case "number":
      return { type: "number", expression: { kind: "number", value: token.value, span } };
    case "string":
      checking.faults.report("expression-string", token.range, { text: quote(token.content) });
      return undefined;
    case "name":
      return checkName(checking, token.name, token.range);
    case "operator":
    case "faulty":
      return undefined;
  }
}

function checkName(checking: Checking, name: string, range: Range): Typed | undefined {
  const { faults, scope } = checking;
  const span = checking.place.span(range.start, range.end);
  if (name === "true" || name === "false") {
    return { type: "boolean", expression: { kind: "boolean", value: name === "true", span } };
  }
  if (name === "t") return { type: "number", expression: { kind: "step", span } };
  const meaning = scope.names.get(name);
  switch (meaning?.kind) {
    case "variable":
      return { type: "number", expression: { kind: "variable", variable: meaning.id, span } };
    case "parameter":
      return { type: "number", expression: { kind: "parameter", parameter: meaning.id, span } };
    case "definition":
      // The copy stands where its name stands; its parts stay where they were written.
      return { type: meaning.type, expression: { ...meaning.expression, span } };
    case "flashpoint": {
      const worst = at(meaning.levels, meaning.levels.length - 1);
      faults.report("expression-flashpoint-alone", range, { name }, `${name} >= ${worst}`);
      return undefined;
    }
    case "group": {
      const suggestion = `worst(${name}) >= 1`;
      faults.report("expression-group-alone", range, { name }, suggestion);
      return undefined;
    }
    case "offer":
      faults.report("expression-offer-alone", range, { name }, `${name} == open`);
      return undefined;
    case "unknown": {
      const first = meaning.values[0];
      const suggestion = first === undefined ? undefined : `${name} == ${first}`;
      faults.report("expression-unknown-alone", range, { name }, suggestion);
      return undefined;
    }
    case "faulty":
      return undefined;
    case undefined:
      reportName(scope, faults, name, range);
      return undefined;
  }
}
