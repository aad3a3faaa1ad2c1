/**
 * `ago` and `times`: how long since something happened, how often it did. What is kept of either is
 * finite, so each is bounded where it is written: by a third argument, or by the number that it is
 * compared with.
 */

import { at } from "../../base/invariant.ts";
import { suggest } from "../../base/suggest.ts";
import type { Span } from "../../source/span.ts";
import { nameOf, quoteNode, unwrap, type Checking, type Typed } from "./checking.ts";
import { checkHappening, checkMove } from "./happenings.ts";
import type { Comparison, Expression, Happening } from "./expression.ts";
import type { ScopeLine } from "./scope.ts";
import { rangeOf, type Syntax } from "./syntax.ts";

type Memory = Extract<Expression, { readonly kind: "elapsed" | "tally" }>;

/** The name of a happening as functions take it: `nato, offer`, or an event. */
export function happeningText(of: Happening): string {
  return of.kind === "event" ? of.event : `${of.actor}, ${of.move}`;
}

/** What is remembered of a happening is named by the function that reads it. */
export function memoryId(reader: "ago" | "times" | "plan", of: Happening): string {
  return `${reader}(${happeningText(of)})`;
}

/** The first whole number from which on `n comparison constant` no longer changes. */
export function lastTold(comparison: Comparison, constant: number): number {
  switch (comparison) {
    case ">=":
    case "<":
      return Math.max(0, Math.ceil(constant));
    case ">":
    case "<=":
    case "==":
    case "!=":
      return Math.max(0, Math.floor(constant) + 1);
  }
}

/** A call of `ago` or `times`; unbounded where no bound is written. */
export function checkMemory(
  checking: Checking,
  node: Syntax & { readonly kind: "call" },
  reader: "ago" | "times",
  span: Span,
): Typed | undefined {
  const parts = node.arguments;
  // An actor is followed by its move; an event stands alone.
  const isActor = checking.scope.actors.has(nameOf(at(parts, 0)) ?? "");
  const isNamed = parts[1] !== undefined && nameOf(parts[1]) !== undefined;
  const count = parts.length === 3 || (parts.length === 2 && (isActor || isNamed)) ? 2 : 1;
  const of = checkHappening(checking, at(parts, 0), count === 2 ? parts[1] : undefined);
  const bound = parts[count];
  const most = bound === undefined ? Infinity : readBound(checking, bound);
  if (of === undefined || most === undefined) return undefined;
  const id = memoryId(reader, of) as never;
  return {
    type: "number",
    expression:
      reader === "ago"
        ? { kind: "elapsed", stopwatch: id, origin: of, most, span }
        : { kind: "tally", tally: id, origin: of, most, span },
  };
}

/** Steps of a plan at which it is under way, or done. */
export function stageOf(
  origin: Happening,
  stage: "underway" | "done",
  takes: number,
  span: Span,
): Expression {
  const stopwatch = memoryId("plan", origin) as never;
  return stage === "underway"
    ? { kind: "within", stopwatch, origin, low: 0, high: takes, span }
    : { kind: "within", stopwatch, origin, low: takes, span };
}

/** `underway(actor, plan)` or `done(actor, plan)`. */
export function checkPlan(
  checking: Checking,
  node: Syntax & { readonly kind: "call" },
  stage: "underway" | "done",
  span: Span,
): Typed | undefined {
  const [actor, move] = node.arguments;
  const made = actor && move && checkMove(checking, actor, move);
  if (made === undefined) return undefined;
  const takes = checking.scope.actors.get(made.actor)?.plans?.get(made.move);
  if (takes === undefined) {
    const fill = { name: `${made.actor}.${made.move}` };
    checking.faults.report("expression-plan-expected", rangeOf(node, checking.tokens), fill);
    return undefined;
  }
  const origin: Happening = { kind: "move", ...made };
  return { type: "boolean", expression: stageOf(origin, stage, takes, span) };
}

function readBound(checking: Checking, node: Syntax): number | undefined {
  const inner = unwrap(node);
  if (inner.kind === "leaf" && inner.token.kind === "number") {
    const { value } = inner.token;
    if (Number.isSafeInteger(value) && value >= 1 && value <= 20_000) return value;
  }
  const fill = { text: quoteNode(checking, node) };
  checking.faults.report("expression-lag", rangeOf(node, checking.tokens), fill);
  return undefined;
}

function isMemory(expression: Expression): expression is Memory {
  return expression.kind === "elapsed" || expression.kind === "tally";
}

/** A number, with its sign. */
function constantOf(expression: Expression): number | undefined {
  if (expression.kind === "number") return expression.value;
  if (expression.kind !== "unary" || expression.function !== "negate") return undefined;
  const value = constantOf(expression.operand);
  return value === undefined ? undefined : -value;
}

/** The sides of a comparison, what is remembered bounded by the number that it is compared with. */
export function boundByComparison(
  comparison: Comparison,
  mirrored: Comparison,
  left: Expression,
  right: Expression,
): readonly [Expression, Expression] {
  const bound = (memory: Expression, other: Expression, sign: Comparison): Expression => {
    const constant = constantOf(other);
    if (!isMemory(memory) || memory.most !== Infinity || constant === undefined) return memory;
    return { ...memory, most: Math.max(1, lastTold(sign, constant)) };
  };
  return [bound(left, right, comparison), bound(right, left, mirrored)];
}

/** Whether anything remembered is without a bound. */
export function isUnbounded(expression: Expression): boolean {
  return isMemory(expression) && expression.most === Infinity;
}

/** `ago(…) comparison steps`. */
export function agoAgainst(
  origin: Happening,
  comparison: Comparison,
  steps: number,
  span: Span,
): Expression {
  const stopwatch = memoryId("ago", origin) as never;
  const most = Math.max(1, lastTold(comparison, steps));
  const left: Expression = { kind: "elapsed", stopwatch, origin, most, span };
  return { kind: "compare", comparison, left, right: { kind: "number", value: steps, span }, span };
}

/** That a red line is crossed: it was, and not longer ago than it is remembered. */
export function crossedExpression({ event, lasts }: ScopeLine, span: Span): Expression {
  return lasts === undefined
    ? { kind: "happened", event, span }
    : agoAgainst({ kind: "event", event }, "<", lasts, span);
}

/** A call of `crossed`. */
export function checkCrossed(
  checking: Checking,
  actorNode: Syntax,
  lineNode: Syntax,
  span: Span,
): Typed | undefined {
  const { faults, scope, tokens } = checking;
  const name = nameOf(actorNode) ?? "";
  const actor = scope.actors.get(name);
  if (actor === undefined) {
    const suggestion = suggest(name, scope.actors.keys());
    const fill = { name: quoteNode(checking, actorNode) };
    faults.report("expression-actor-unknown", rangeOf(actorNode, tokens), fill, suggestion);
    return undefined;
  }
  const written = nameOf(lineNode) ?? "";
  const line = actor.redLines.get(written);
  if (line !== undefined) return { type: "boolean", expression: crossedExpression(line, span) };
  const known = [...actor.redLines.keys()];
  const fill = { name: quoteNode(checking, lineNode), actor: actor.id, known: known.join(", ") };
  const suggestion = suggest(written, known);
  faults.report("expression-line-unknown", rangeOf(lineNode, tokens), fill, suggestion);
  return undefined;
}
