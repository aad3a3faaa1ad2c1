/** Expressions told apart. */

import type { Expr } from "../../ir/expression.ts";

/** Equal for expressions that have the same value, to the last bit, and blame the same places. */
export function keyOf(expression: Expr, places?: "without places"): string {
  return JSON.stringify(expression, (key, value: unknown) => {
    if (key === "place" && places === "without places") return undefined;
    return typeof value === "number" && (Object.is(value, -0) || !Number.isFinite(value))
      ? `number ${Object.is(value, -0) ? "-0" : String(value)}`
      : value;
  });
}
