/** A ladder has at least two levels; with one there would be nothing to move. */

import { diagnose } from "../../source/catalog.ts";
import { childOf, entriesOf } from "../yaml/tree.ts";
import type { Rule } from "./rule.ts";

/** Reports `too-few-levels`. */
export const laddersHaveTwoLevels: Rule = ({ tree, context, report }) => {
  for (const { key, value } of entriesOf(childOf(tree, "flashpoints"))) {
    const levels = childOf(value, "levels");
    if (levels === undefined || levels.kind === "scalar") continue;
    const count = context.names.levels.get(key)?.length ?? 0;
    if (count < 2) report(diagnose("too-few-levels", levels.span, { flashpoint: key }));
  }
};
