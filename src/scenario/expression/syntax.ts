/**
 * Expressions through mathjs's parser, the only file that imports it.
 *
 * mathjs's nodes carry no positions and its namespace is large, so it never sees the author's text:
 * every operand stands in as `k0`, `k1` … (the token's number), and only operators, brackets and
 * commas as they are. Thus a leaf of its tree says which token it is, no name or number of the author
 * can mean anything to mathjs, and the tree is all that is used: nothing is compiled or evaluated.
 */

import { create, parseDependencies, type MathNode } from "mathjs/number";
import { at, invariant } from "../../base/invariant.ts";
import type { Range } from "./faults.ts";
import type { Token } from "./tokens.ts";
import type { OperatorText } from "./operators.ts";

/** mathjs's tree with tokens in place; `first` and `last` are token indices, brackets included. */
export type Syntax = { readonly first: number; readonly last: number } & (
  | { readonly kind: "leaf"; readonly token: Token }
  | { readonly kind: "group"; readonly content: Syntax }
  | { readonly kind: "call"; readonly callee: Token; readonly arguments: readonly Syntax[] }
  | { readonly kind: "prefix"; readonly operator: "-" | "not"; readonly operand: Syntax }
  | {
      readonly kind: "infix";
      readonly operator: OperatorText;
      /** Where the operator itself stands. */
      readonly range: Range;
      readonly left: Syntax;
      readonly right: Syntax;
    }
  /** `a < b <= c`: two operators or more. */
  | {
      readonly kind: "chain";
      readonly ranges: readonly Range[];
      readonly operands: readonly Syntax[];
    }
  | {
      readonly kind: "conditional";
      readonly test: Syntax;
      readonly then: Syntax;
      readonly otherwise: Syntax;
    }
);

/** The author's text of a node, brackets included. */
export function rangeOf(node: Syntax, tokens: readonly Token[]): Range {
  return { start: at(tokens, node.first).range.start, end: at(tokens, node.last).range.end };
}

// The types of mathjs let a part of the library be undefined; this one is not.
invariant(parseDependencies, "mathjs has a parser");
const mathjs = create(parseDependencies, {});

/**
 * Parses tokens whose structure was checked.
 * @returns the tree, or nothing if mathjs refuses it all the same
 */
export function parseTokens(tokens: readonly Token[]): Syntax | undefined {
  const text = tokens
    .map((token, index) => (token.kind === "operator" ? token.text : `k${String(index)}`))
    .join(" ");
  let root: MathNode;
  try {
    root = mathjs.parse(text);
  } catch (error) {
    // mathjs reports faults by throwing; a broken invariant of ours must not be taken for one.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  return locate(root, tokens);
}

/** The parts of mathjs's nodes that are used, by `type`. */
interface MathjsNode {
  readonly type: string;
  readonly name?: unknown;
  readonly op?: unknown;
  readonly fn?: unknown;
  readonly args?: readonly MathjsNode[];
  readonly content?: MathjsNode;
  readonly condition?: MathjsNode;
  readonly trueExpr?: MathjsNode;
  readonly falseExpr?: MathjsNode;
  readonly params?: readonly MathjsNode[];
}

function tokenIndex(name: unknown): number {
  invariant(typeof name === "string" && /^k\d+$/u.test(name), "a name that was not put in");
  return Number(name.slice(1));
}

function operatorAt(
  tokens: readonly Token[],
  index: number,
): Token & { readonly kind: "operator" } {
  const token = at(tokens, index);
  invariant(token.kind === "operator", "an operator where the tree has one");
  return token;
}

function locate(node: MathjsNode, tokens: readonly Token[]): Syntax {
  const child = (part: MathjsNode | undefined): Syntax => {
    invariant(part, "a part of a node");
    return locate(part, tokens);
  };
  switch (node.type) {
    case "SymbolNode": {
      const index = tokenIndex(node.name);
      return { kind: "leaf", token: at(tokens, index), first: index, last: index };
    }
    case "ParenthesisNode": {
      const content = child(node.content);
      return { kind: "group", content, first: content.first - 1, last: content.last + 1 };
    }
    case "FunctionNode": {
      const index = tokenIndex(node.name);
      const parts = (node.args ?? []).map(child);
      const last = parts.at(-1)?.last ?? index + 1;
      return {
        kind: "call",
        callee: at(tokens, index),
        arguments: parts,
        first: index,
        last: last + 1,
      };
    }
    case "OperatorNode":
      return locateOperator(node, (node.args ?? []).map(child), tokens);
    case "RelationalNode": {
      const operands = (node.params ?? []).map(child);
      const ranges = operands.slice(1).map((part) => operatorAt(tokens, part.first - 1).range);
      const { first } = at(operands, 0);
      const { last } = at(operands, operands.length - 1);
      return { kind: "chain", operands, ranges, first, last };
    }
    case "ConditionalNode": {
      const test = child(node.condition);
      const otherwise = child(node.falseExpr);
      const then = child(node.trueExpr);
      return {
        kind: "conditional",
        test,
        then,
        otherwise,
        first: test.first,
        last: otherwise.last,
      };
    }
    default:
      throw new Error(`mathjs node ${node.type} from checked tokens`);
  }
}

function locateOperator(
  node: MathjsNode,
  parts: readonly Syntax[],
  tokens: readonly Token[],
): Syntax {
  const left = at(parts, 0);
  const right = parts[1];
  if (right === undefined) {
    const first = left.first - 1;
    const { text } = operatorAt(tokens, first);
    invariant(
      text === node.op && (text === "-" || text === "not"),
      "a prefix where the tree has one",
    );
    return { kind: "prefix", operator: text, operand: left, first, last: left.last };
  }
  const index = left.last + 1;
  const { text, range } = operatorAt(tokens, index);
  invariant(text === node.op && right.first === index + 1, "tokens and tree in step");
  return { kind: "infix", operator: text, range, left, right, first: left.first, last: right.last };
}
