/** A ladder has at least two levels, with one there would be nothing to move; and no more than can be proven of. */

import { diagnose } from "../../source/catalog.ts";
import { childOf, entriesOf } from "../yaml/tree.ts";
import type { Rule } from "./rule.ts";

/** Most levels of one ladder; what is proven of a ladder grows with their square. */
export const maximumLevels = 300;

/** Reports `too-few-levels` and `ladder-too-long`. */
export const laddersKeepToLength: Rule = ({ tree, context, report }) => {
  for (const { key, value } of entriesOf(childOf(tree, "flashpoints"))) {
    const levels = childOf(value, "levels");
    if (levels === undefined || levels.kind === "scalar") continue;
    const count = context.names.levels.get(key)?.length ?? 0;
    const { span } = levels;
    if (count < 2) report(diagnose("too-few-levels", span, { flashpoint: key }));
    if (count > maximumLevels)
      report(diagnose("ladder-too-long", span, { flashpoint: key, limit: maximumLevels }));
  }
};
