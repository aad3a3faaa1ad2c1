/** What the parts of the checker share, and how they look at a piece of syntax. */

import type { Comparison, Expression } from "./expression.ts";
import { quote, type Faults } from "./faults.ts";
import type { ExpressionPlace, ExpressionType, Meaning, Scope } from "./scope.ts";
import { rangeOf, type Syntax } from "./syntax.ts";
import type { Token } from "./tokens.ts";

/** What the parts of the checker share: the text, its tokens and place, the scope, the faults. */
export interface Checking {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly place: ExpressionPlace;
  readonly scope: Scope;
  readonly faults: Faults;
  /** Checks a part of either type; undefined after a fault. */
  readonly checkAny: (node: Syntax) => Typed | undefined;
  /** Checks a part that must be a number; undefined after a fault. */
  readonly checkNumber: (node: Syntax) => Expression | undefined;
}

/** A checked part. */
export interface Typed {
  readonly type: ExpressionType;
  readonly expression: Expression;
}

/** The part without the brackets around it. */
export function unwrap(node: Syntax): Syntax {
  return node.kind === "group" ? unwrap(node.content) : node;
}

/** The name that the part consists of, if it is one (brackets around it do not matter). */
export function nameOf(node: Syntax): string | undefined {
  const inner = unwrap(node);
  return inner.kind === "leaf" && inner.token.kind === "name" ? inner.token.name : undefined;
}

/** The author's text of a part, short enough for a message. */
export function quoteNode(checking: Checking, node: Syntax): string {
  const { start, end } = rangeOf(node, checking.tokens);
  return quote(checking.text.slice(start, end));
}

/** The part's whole text, to be written into a suggestion. */
export function textOf(checking: Checking, node: Syntax): string {
  const { start, end } = rangeOf(node, checking.tokens);
  return checking.text.slice(start, end);
}

/** What a bare name means, undefined if nothing; literals and `t` are not among them. */
export function meaningOf(checking: Checking, node: Syntax): Meaning | undefined {
  const name = nameOf(node);
  return name === undefined ? undefined : checking.scope.names.get(name);
}

/** The comparison with its sides exchanged: `a < b` is `b > a`. */
export function mirror(comparison: Comparison): Comparison {
  switch (comparison) {
    case "<":
      return ">";
    case "<=":
      return ">=";
    case ">":
      return "<";
    case ">=":
      return "<=";
    case "==":
    case "!=":
      return comparison;
  }
}
