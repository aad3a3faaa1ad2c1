/** Where several languages are declared, what people read has a name: an id cannot stand in for all. */

import { diagnose } from "../../source/catalog.ts";
import { walkShape } from "../shape/walk.ts";
import type { ConstructName } from "../shape/shape.ts";
import { entryOf } from "../yaml/tree.ts";
import type { Rule } from "./rule.ts";

const named = new Map<ConstructName, string>([
  ["scenario", "title"],
  ["outcome", "title"],
  ["unknown", "name"],
  ["value", "name"],
  ["variable", "name"],
  ["flashpoint", "name"],
  ["level", "name"],
  ["actor", "name"],
  ["move", "name"],
  ["offer", "name"],
  ["offer_move", "name"],
  ["offer_answer", "name"],
]);

/** Reports `missing-key` for a name or title. */
export const namesInManyLanguages: Rule = ({ tree, context, report }) => {
  if (context.languages.length < 2) return;
  walkShape(tree, { kind: "construct", name: "scenario" }, [], {
    construct: ({ node, construct }) => {
      const key = named.get(construct.name);
      if (key === undefined || entryOf(node, key) !== undefined) return;
      const span = node.entries[0]?.keySpan ?? node.span;
      report(diagnose("missing-key", span, { key, construct: construct.name }));
    },
    place: ({ node, shape }) => {
      // Short forms and empty levels or moves have no room for a name.
      if (shape.kind !== "construct" || node.kind === "mapping") return;
      const key = named.get(shape.name);
      if (
        key === undefined ||
        (shape.name === "level" && node.kind === "scalar" && node.value !== null)
      )
        return;
      report(diagnose("missing-key", node.span, { key, construct: shape.name }));
    },
  });
};
