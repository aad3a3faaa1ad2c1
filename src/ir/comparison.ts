/** Comparisons, IEEE without tolerance, for folding and for every evaluator that walks a tree. */

import type { Comparison } from "../scenario/expression/expression.ts";

/** Whether `left comparison right` holds; levels compare by their numbers. */
export function compareNumbers(comparison: Comparison, left: number, right: number): boolean {
  switch (comparison) {
    case "==":
      return left === right;
    case "!=":
      return left !== right;
    case "<":
      return left < right;
    case "<=":
      return left <= right;
    case ">":
      return left > right;
    case ">=":
      return left >= right;
  }
}

/** What a comparison is called with its sides changed over. */
export const mirrored: Readonly<Record<Comparison, Comparison>> = {
  ...{ "<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!=" },
};
