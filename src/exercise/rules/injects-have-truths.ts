/** Of every inject it is known whether it is so: by its `truth`, or by what it `says` of the run. */

import { childOf, entriesOf } from "../../scenario/yaml/tree.ts";
import { diagnose } from "../../source/catalog.ts";
import type { Rule } from "./rule.ts";

/** Reports `missing-key`. */
export const injectsHaveTruths: Rule = ({ tree, report }) => {
  for (const { value, keySpan } of entriesOf(childOf(tree, "injects"))) {
    if (childOf(value, "truth") !== undefined || childOf(value, "says") !== undefined) continue;
    report(diagnose("missing-key", keySpan, { key: "truth", construct: "inject" }));
  }
};
