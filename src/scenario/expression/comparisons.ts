/** Comparisons: two numbers, a flashpoint with one of its levels, an unknown with one of its values. */

import { suggest } from "../../base/suggest.ts";
import type { Span } from "../../source/span.ts";
import { meaningOf, mirror, nameOf, quoteNode, textOf, type Checking } from "./checking.ts";
import type { Comparison, Expression } from "./expression.ts";
import { boundByComparison } from "./memory.ts";
import { checkOffer } from "./offers.ts";
import type { Meaning } from "./scope.ts";
import { reportLevel } from "./levels.ts";
import { rangeOf, type Syntax } from "./syntax.ts";

type Infix = Syntax & { readonly kind: "infix" };
type Flashpoint = Meaning & { readonly kind: "flashpoint" };
type UnknownMeaning = Meaning & { readonly kind: "unknown" };

/** Checks one comparison; undefined after a fault. */
export function checkComparison(
  checking: Checking,
  node: Infix,
  comparison: Comparison,
  span: Span,
): Expression | undefined {
  const { left, right } = node;
  // The side that owns the other's name decides what that name means; the left one first.
  for (const [owner, other, sign] of [
    [left, right, comparison],
    [right, left, mirror(comparison)],
  ] as const) {
    const meaning = meaningOf(checking, owner);
    if (meaning?.kind === "offer") {
      return checkOffer(checking, node, meaning.id, other, sign, span);
    }
    const name = nameOf(other);
    if (name === undefined) continue;
    if (meaning?.kind === "flashpoint") {
      const level = meaning.levels.find((candidate) => candidate === name);
      if (level !== undefined) {
        return { kind: "compare-level", comparison: sign, flashpoint: meaning.id, level, span };
      }
    } else if (meaning?.kind === "unknown") {
      const value = meaning.values.find((candidate) => candidate === name);
      if (value === undefined) continue;
      if (sign !== "==" && sign !== "!=") {
        const fill = { operator: sign, name: meaning.id };
        const suggestion = `${meaning.id} == ${value}`;
        checking.faults.report("expression-unknown-order", node.range, fill, suggestion);
        return undefined;
      }
      return { kind: "compare-unknown", comparison: sign, unknown: meaning.id, value, span };
    }
  }
  const leftMeaning = meaningOf(checking, left);
  const rightMeaning = meaningOf(checking, right);
  if (leftMeaning?.kind === "flashpoint" && rightMeaning?.kind === "flashpoint") {
    const suggestion = `rung(${leftMeaning.id}) ${comparison} rung(${rightMeaning.id})`;
    const fill = { left: leftMeaning.id, right: rightMeaning.id };
    checking.faults.report(
      "expression-flashpoints-compared",
      rangeOf(node, checking.tokens),
      fill,
      suggestion,
    );
    return undefined;
  }
  if (leftMeaning?.kind === "flashpoint" || leftMeaning?.kind === "unknown") {
    reportOpposite(checking, leftMeaning, right, comparison);
    return undefined;
  }
  if (rightMeaning?.kind === "flashpoint" || rightMeaning?.kind === "unknown") {
    reportOpposite(checking, rightMeaning, left, mirror(comparison));
    return undefined;
  }
  return compareNumbers(checking, node, comparison, span);
}

/** What stands opposite a flashpoint or an unknown is none of its levels or values. */
function reportOpposite(
  checking: Checking,
  owner: Flashpoint | UnknownMeaning,
  other: Syntax,
  comparison: Comparison,
): void {
  const range = rangeOf(other, checking.tokens);
  const name = nameOf(other);
  if (name !== undefined && checking.scope.names.get(name)?.kind === "faulty") return;
  if (owner.kind === "unknown") {
    const suggestion = name === undefined ? owner.values[0] : suggest(name, owner.values);
    const fill = {
      value: quoteNode(checking, other),
      name: owner.id,
      known: owner.values.join(", "),
    };
    checking.faults.report("expression-value-unknown", range, fill, suggestion);
    return;
  }
  if (name === undefined) {
    // The other side may have faults of its own; a number is what most people mean by a rung.
    const typed = checking.checkAny(other);
    if (typed === undefined) return;
    const suggestion =
      typed.type === "number"
        ? `rung(${owner.id}) ${comparison} ${textOf(checking, other)}`
        : undefined;
    const fill = { name: owner.id, text: quoteNode(checking, other) };
    checking.faults.report("expression-level-expected", range, fill, suggestion);
    return;
  }
  reportLevel(checking, other, owner);
}

function compareNumbers(
  checking: Checking,
  node: Infix,
  comparison: Comparison,
  span: Span,
): Expression | undefined {
  const left = checking.checkAny(node.left);
  const right = checking.checkAny(node.right);
  if (left === undefined || right === undefined) return undefined;
  if (left.type === "number" && right.type === "number") {
    const [first, second] = boundByComparison(
      comparison,
      mirror(comparison),
      left.expression,
      right.expression,
    );
    return { kind: "compare", comparison, left: first, right: second, span };
  }
  checking.faults.report(
    "expression-conditions-compared",
    rangeOf(node, checking.tokens),
    {
      operator: comparison,
      text: quoteNode(checking, left.type === "boolean" ? node.left : node.right),
    },
    withoutTruth(checking, node, comparison),
  );
  return undefined;
}

/** `war == true` is `war`. */
function withoutTruth(checking: Checking, node: Infix, comparison: Comparison): string | undefined {
  if (comparison !== "==" && comparison !== "!=") return undefined;
  for (const [truth, other] of [
    [node.left, node.right],
    [node.right, node.left],
  ] as const) {
    const name = nameOf(truth);
    if (name !== "true" && name !== "false") continue;
    const text = textOf(checking, other);
    const plain = other.kind === "leaf" || other.kind === "call" || other.kind === "group";
    if ((name === "true") === (comparison === "==")) return text;
    return plain ? `not ${text}` : `not (${text})`;
  }
  return undefined;
}
