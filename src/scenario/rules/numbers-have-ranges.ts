/** Every plain number that drives a result says how far off it might be. */

import { diagnose } from "../../source/catalog.ts";
import type { Rule } from "./rule.ts";

/** Warns `number-without-range`. */
export const numbersHaveRanges: Rule = ({ context, report }) => {
  for (const { path, span, expression, rangeSettled } of context.driving) {
    if (!rangeSettled && expression.kind === "number")
      report(diagnose("number-without-range", span, { path }));
  }
};
