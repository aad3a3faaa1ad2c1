/** What an expression reads, and how large it is. */

import { entryFor, type ByKind, type OfKind } from "../../base/kinds.ts";
import type { Expression } from "./expression.ts";

type ReadKind =
  | "parameter"
  | "variable"
  | "step"
  | "since"
  | "dwell"
  | "held"
  | "rung"
  | "compare-level"
  | "compare-unknown"
  | "happened"
  | "elapsed"
  | "tally"
  | "within"
  | "moved";

/** An expression that reads the state, the calendar or a parameter: every leaf but literals. */
export type Read = Extract<Expression, { readonly kind: ReadKind }>;

const reading: { readonly [K in Expression["kind"]]: K extends ReadKind ? true : false } = {
  number: false,
  boolean: false,
  parameter: true,
  variable: true,
  step: true,
  since: true,
  dwell: true,
  held: true,
  rung: true,
  unary: false,
  binary: false,
  conditional: false,
  compare: false,
  "compare-level": true,
  "compare-unknown": true,
  and: false,
  or: false,
  not: false,
  happened: true,
  elapsed: true,
  tally: true,
  within: true,
  moved: true,
  quantifier: false,
};

function isRead(expression: Expression): expression is Read {
  return reading[expression.kind];
}

const none = (): readonly Expression[] => [];
const one = ({ operand }: OfKind<Expression, "unary" | "not">): readonly Expression[] => [operand];
const two = ({
  left,
  right,
}: OfKind<Expression, "binary" | "compare" | "and" | "or">): readonly Expression[] => [left, right];

const operands: ByKind<Expression, [], readonly Expression[]> = {
  number: none,
  boolean: none,
  parameter: none,
  variable: none,
  step: none,
  since: none,
  dwell: none,
  held: none,
  rung: none,
  unary: one,
  binary: two,
  conditional: ({ test, then, otherwise }) => [test, then, otherwise],
  compare: two,
  "compare-level": none,
  "compare-unknown": none,
  and: two,
  or: two,
  not: one,
  happened: none,
  elapsed: none,
  tally: none,
  within: none,
  moved: none,
  quantifier: ({ means }) => [means],
};

/** The operands of an expression, in order; none for a leaf. */
export function operandsOf(expression: Expression): readonly Expression[] {
  return entryFor(operands, expression)(expression);
}

/** Calls `visit` for the expression and everything in it, operators before their operands. */
export function walkExpression(expression: Expression, visit: (part: Expression) => void): void {
  visit(expression);
  for (const operand of operandsOf(expression)) walkExpression(operand, visit);
}

/**
 * Everything that the expression reads, in the order of its text, with spans (inside a definition
 * that is copied in, the definition's own). A definition used twice is reported twice.
 */
export function readsOf(expression: Expression): readonly Read[] {
  const reads: Read[] = [];
  walkExpression(expression, (part) => {
    if (isRead(part)) reads.push(part);
  });
  return reads;
}

/** The number literals of the expression, in the order of its text. */
export function literalsOf(
  expression: Expression,
): readonly (Expression & { readonly kind: "number" })[] {
  const literals: (Expression & { readonly kind: "number" })[] = [];
  walkExpression(expression, (part) => {
    if (part.kind === "number") literals.push(part);
  });
  return literals;
}

/** Number of nodes as a tree (a definition counts wherever it is used) and its greatest depth. */
export interface Extent {
  readonly size: number;
  readonly depth: number;
}

const extents = new WeakMap<Expression, Extent>();

/**
 * Size and depth. Definitions are shared, not copied, so the tree may be far larger than memory:
 * each part is measured once, in time linear in what exists.
 */
export function extentOf(expression: Expression): Extent {
  const known = extents.get(expression);
  if (known !== undefined) return known;
  let size = 1;
  let depth = 0;
  for (const operand of operandsOf(expression)) {
    const extent = extentOf(operand);
    size += extent.size;
    depth = Math.max(depth, extent.depth);
  }
  const extent = { size, depth: depth + 1 };
  extents.set(expression, extent);
  return extent;
}
