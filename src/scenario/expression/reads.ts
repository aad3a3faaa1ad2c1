/** What an expression reads, and how large it is. */

import type { Expression } from "./expression.ts";

/** An expression that reads the state, the calendar or a parameter: every leaf but literals. */
export type Read = Extract<
  Expression,
  {
    readonly kind:
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
      | "moved";
  }
>;

/** The operands of an expression, in order; none for a leaf. */
export function operandsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case "unary":
    case "not":
      return [expression.operand];
    case "binary":
    case "compare":
    case "and":
    case "or":
      return [expression.left, expression.right];
    case "conditional":
      return [expression.test, expression.then, expression.otherwise];
    default:
      return [];
  }
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
    switch (part.kind) {
      case "parameter":
      case "variable":
      case "step":
      case "since":
      case "dwell":
      case "held":
      case "rung":
      case "compare-level":
      case "compare-unknown":
      case "happened":
      case "moved":
        reads.push(part);
        break;
      default:
    }
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
