/** What a batch counts at every step fits in memory, whatever a file asks for. */

import { diagnose } from "../../source/catalog.ts";
import { childOf } from "../yaml/tree.ts";
import type { Rule } from "./rule.ts";

/**
 * Most steps × (levels of all flashpoints + outcomes that are first times). A tally has some two
 * 8-byte counts for each, and every worker has a tally.
 */
export const maximumCounts = 5_000_000;

/** Reports `run-too-large`. */
export const runsCanBeCounted: Rule = ({ tree, model, report }) => {
  const { steps } = model.calendar;
  let rows = 0;
  for (const { levels } of model.flashpoints) rows += levels.length;
  for (const { type } of model.outcomes) if (type === "time") rows += 1;
  if (steps * rows <= maximumCounts) return;
  const { span } = childOf(tree, "horizon") ?? tree;
  report(diagnose("run-too-large", span, { steps, rows, limit: maximumCounts }));
};
