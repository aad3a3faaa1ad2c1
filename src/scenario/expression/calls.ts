/** Function calls: which functions there are, and what each takes. */

import { at } from "../../base/invariant.ts";
import { suggest } from "../../base/suggest.ts";
import type { LevelId } from "../../base/brand.ts";
import { checkEvent, checkMove } from "./happenings.ts";
import { checkCrossed, checkMemory, checkPlan } from "./memory.ts";
import type { Span } from "../../source/span.ts";
import { nameOf, quoteNode, textOf, unwrap, type Checking, type Typed } from "./checking.ts";
import type { Expression } from "./expression.ts";
import { functionsOf, otherFunctionNames, usage, wordSince, type Signature } from "./functions.ts";
import { isDate } from "./date.ts";
import { checkQuantifier } from "./quantifiers.ts";
import { reportLevel, type Ladder } from "./levels.ts";
import { rangeOf, type Syntax } from "./syntax.ts";

type Call = Syntax & { readonly kind: "call" };

/** Checks one call; undefined after a fault. */
export function checkCall(checking: Checking, node: Call, span: Span): Typed | undefined {
  const { callee } = node;
  const name = callee.kind === "name" ? callee.name : "";
  const signature = functionsOf(checking.scope.edition).get(name);
  if (signature === undefined) {
    reportCallee(checking, node, name);
    checkOperands(checking, node);
    return undefined;
  }
  const [least, most] = arity(signature);
  const found = node.arguments.length;
  if (name === "since" && found === 2 && checking.scope.edition >= 2) {
    const text = textOf(checking, node);
    const range = rangeOf(node, checking.tokens);
    checking.faults.report("memory-unbounded", range, { text }, text.replace("since", "ago"));
    return undefined;
  }
  if (found < least || found > most) {
    const suggestion = name === "dwell" && found === 2 ? "held" : undefined;
    const fill = { name, usage: usage.get(name) ?? name, found };
    checking.faults.report(
      "expression-argument-count",
      rangeOf(node, checking.tokens),
      fill,
      suggestion,
    );
    checkOperands(checking, node);
    return undefined;
  }
  return checkArguments(checking, node, name, signature, span);
}

/** Looks for faults inside the arguments of a call that failed; a bare name may be of any kind. */
function checkOperands(checking: Checking, node: Call): void {
  for (const part of node.arguments) {
    if (nameOf(part) === undefined) checking.checkAny(part);
  }
}

function reportCallee(checking: Checking, node: Call, name: string): void {
  const { callee } = node;
  const { faults, scope } = checking;
  if (scope.names.has(name) || name === "t") {
    const opening = { start: callee.range.end, end: rangeOf(node, checking.tokens).end };
    const factor = checking.text.slice(opening.start, opening.end).trim();
    const suggestion = node.arguments.length === 1 ? `${name} * ${factor}` : undefined;
    faults.report("expression-name-called", callee.range, { name }, suggestion);
    return;
  }
  const since = wordSince(name);
  if (since !== undefined && since > scope.edition) {
    faults.report("edition-needed", callee.range, { what: name, edition: since });
    return;
  }
  const own = functionsOf(scope.edition);
  const suggestion =
    conditionalFor(checking, node, name) ??
    otherFunctionNames.get(name) ??
    suggest(name, own.keys());
  const known = [...own.keys()].join(", ");
  faults.report("expression-function-unknown", callee.range, { name, known }, suggestion);
}

/** `if(test, a, b)` is `test ? a : b`. */
function conditionalFor(checking: Checking, node: Call, name: string): string | undefined {
  const [test, then, otherwise] = node.arguments.map((part) => textOf(checking, part));
  if (name !== "if" || otherwise === undefined) return undefined;
  return `${test ?? ""} ? ${then ?? ""} : ${otherwise}`;
}

function arity(signature: Signature): readonly [number, number] {
  switch (signature.kind) {
    case "unary":
    case "dwell":
    case "happened":
    case "since":
      return [1, 1];
    case "held":
    case "moved":
    case "underway":
    case "done":
    case "crossed":
      return [2, 2];
    case "rung":
      return [1, 2];
    case "ago":
    case "times":
      return [1, 3];
    case "clamp":
      return [3, 3];
    case "extreme":
      return [2, Infinity];
    case "quantifier":
      return signature.quantifier === "worst" ? [1, 1] : [1, 2];
  }
}

function number(expression: Expression | undefined): Typed | undefined {
  return expression && { type: "number", expression };
}

function checkArguments(
  checking: Checking,
  node: Call,
  name: string,
  signature: Signature,
  span: Span,
): Typed | undefined {
  const first = at(node.arguments, 0);
  switch (signature.kind) {
    case "unary": {
      const operand = checking.checkNumber(first);
      return number(operand && { kind: "unary", function: signature.function, operand, span });
    }
    case "extreme":
    case "clamp": {
      const operands = node.arguments.map((part) => checking.checkNumber(part));
      const sound = operands.filter((operand) => operand !== undefined);
      if (sound.length < operands.length) return undefined;
      // clamp(x, low, high) = min(max(x, low), high)
      const operators = signature.kind === "clamp" ? (["max", "min"] as const) : undefined;
      return number(
        sound.reduce((left, right, index) => ({
          kind: "binary",
          operator:
            operators?.[index === 1 ? 0 : 1] ??
            (signature.kind === "extreme" ? signature.operator : "min"),
          left,
          right,
          span,
        })),
      );
    }
    case "dwell": {
      const flashpoint = checkFlashpoint(checking, first, name);
      return number(flashpoint && { kind: "dwell", flashpoint: flashpoint.id, span });
    }
    case "held": {
      const flashpoint = checkFlashpoint(checking, first, name);
      const level = flashpoint && checkLevel(checking, at(node.arguments, 1), flashpoint);
      return number(level && { kind: "held", flashpoint: flashpoint.id, level, span });
    }
    case "rung": {
      const flashpoint = checkFlashpoint(checking, first, name);
      const lag = node.arguments[1] === undefined ? 0 : checkLag(checking, node.arguments[1]);
      if (flashpoint === undefined || lag === undefined) return undefined;
      return number({ kind: "rung", flashpoint: flashpoint.id, lag, span });
    }
    case "happened": {
      const event = checkEvent(checking, first);
      return event && { type: "boolean", expression: { kind: "happened", event, span } };
    }
    case "moved": {
      const made = checkMove(checking, first, at(node.arguments, 1));
      return made && { type: "boolean", expression: { kind: "moved", ...made, span } };
    }
    case "ago":
    case "times":
      return checkMemory(checking, node, signature.kind, span);
    case "underway":
    case "done":
      return checkPlan(checking, node, signature.kind, span);
    case "crossed":
      return checkCrossed(checking, first, at(node.arguments, 1), span);
    case "since":
      return number(checkSince(checking, first, span));
    case "quantifier":
      return checkQuantifier(checking, node, signature.quantifier, span);
  }
}

function checkFlashpoint(checking: Checking, node: Syntax, caller: string): Ladder | undefined {
  const name = nameOf(node);
  const meaning = name === undefined ? undefined : checking.scope.names.get(name);
  if (meaning?.kind === "flashpoint") return meaning;
  if (meaning?.kind === "faulty") return undefined;
  const flashpoints = [...checking.scope.names]
    .filter(([, candidate]) => candidate.kind === "flashpoint")
    .map(([id]) => id);
  const fill = { text: quoteNode(checking, node), function: caller };
  const suggestion = suggest(name ?? "", flashpoints);
  checking.faults.report(
    "expression-flashpoint-expected",
    rangeOf(node, checking.tokens),
    fill,
    suggestion,
  );
  return undefined;
}

function checkLevel(checking: Checking, node: Syntax, flashpoint: Ladder): LevelId | undefined {
  const name = nameOf(node);
  const level = flashpoint.levels.find((candidate) => candidate === name);
  if (level !== undefined) return level;
  reportLevel(checking, node, flashpoint);
  return undefined;
}

function checkLag(checking: Checking, node: Syntax): number | undefined {
  const inner = unwrap(node);
  if (inner.kind === "leaf" && inner.token.kind === "number") {
    const { value } = inner.token;
    if (Number.isSafeInteger(value) && value >= 1) return value;
  }
  checking.faults.report("expression-lag", rangeOf(node, checking.tokens), {
    text: quoteNode(checking, node),
  });
  return undefined;
}

function checkSince(checking: Checking, node: Syntax, span: Span): Expression | undefined {
  const inner = unwrap(node);
  const token = inner.kind === "leaf" ? inner.token : undefined;
  if (token?.kind === "string" && isDate(token.content)) {
    return { kind: "since", date: token.content, span };
  }
  const text = quoteNode(checking, node);
  const bare = /^\d{4}\s*-\s*\d{2}\s*-\s*\d{2}$/u.test(text) ? text.replaceAll(/\s/gu, "") : "";
  const suggestion = isDate(bare) ? `"${bare}"` : undefined;
  checking.faults.report("expression-date", rangeOf(node, checking.tokens), { text }, suggestion);
  return undefined;
}
