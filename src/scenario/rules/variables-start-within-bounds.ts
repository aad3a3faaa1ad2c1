/** A variable's bounds are in order, it starts between them, and whole variables have whole numbers. */

import { diagnose } from "../../source/catalog.ts";
import { childOf, entriesOf, numberOf } from "../yaml/tree.ts";
import type { Rule } from "./rule.ts";

/** Reports `bounds-reversed`, `start-outside-bounds`, `start-not-whole`. */
export const variablesStartWithinBounds: Rule = ({ tree, report }) => {
  for (const { value } of entriesOf(childOf(tree, "variables"))) {
    const [min, max] = [numberOf(childOf(value, "min")), numberOf(childOf(value, "max"))];
    const written = childOf(value, "start");
    const start = numberOf(written);
    const minNode = childOf(value, "min");
    if (min !== undefined && max !== undefined && min > max && minNode !== undefined) {
      report(diagnose("bounds-reversed", minNode.span, { min, max }));
    } else if (
      written !== undefined &&
      start !== undefined &&
      min !== undefined &&
      max !== undefined
    ) {
      if (start < min || start > max)
        report(diagnose("start-outside-bounds", written.span, { start, min, max }));
    }
    const whole = childOf(value, "integer");
    if (whole?.kind !== "scalar" || whole.value !== true) continue;
    for (const key of ["start", "min", "max"]) {
      const node = childOf(value, key);
      const number = numberOf(node);
      if (node !== undefined && number !== undefined && !Number.isInteger(number)) {
        report(diagnose("start-not-whole", node.span, { start: number }));
      }
    }
  }
};
