/** Rounds go forward in time, and fit, with the debrief, into the minutes that the exercise names. */

import { childOf, entriesOf } from "../../scenario/yaml/tree.ts";
import { diagnose } from "../../source/catalog.ts";
import type { Rule } from "./rule.ts";

/** Reports `number-out-of-bounds`. */
export const timeFits: Rule = ({ tree, exercise, report }) => {
  let before = 0;
  for (const [index, { value }] of entriesOf(childOf(tree, "rounds")).entries()) {
    const to = exercise.rounds[index]?.to ?? before;
    const node = childOf(value, "to");
    if (to < before && node?.kind === "scalar") {
      const bounds = `≥ ${String(before)}`;
      report(diagnose("number-out-of-bounds", node.span, { found: node.text, bounds }));
    }
    before = Math.max(before, to);
  }
  const parts = [...exercise.rounds, ...exercise.debrief];
  const needed = parts.reduce((sum, part) => sum + (part.minutes || 0), 0);
  const written = childOf(tree, "minutes");
  if (written?.kind === "scalar" && exercise.minutes < needed) {
    const bounds = `≥ ${String(needed)}`;
    report(diagnose("number-out-of-bounds", written.span, { found: written.text, bounds }));
  }
};
