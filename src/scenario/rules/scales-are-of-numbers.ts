/** A scale says which values of a number count as none and as all: other outcomes are shares already. */

import { diagnose } from "../../source/catalog.ts";
import { childOf, entriesOf } from "../yaml/tree.ts";
import type { Rule } from "./rule.ts";

/** Reports `scale-without-number`. */
export const scalesAreOfNumbers: Rule = ({ tree, model, report }) => {
  const types = new Map(model.outcomes.map(({ id, type }) => [id, type]));
  for (const actor of entriesOf(childOf(tree, "actors"))) {
    const objectives = model.actors.find(({ id }) => id === actor.key)?.objectives ?? [];
    for (const { key, value } of entriesOf(childOf(actor.value, "objectives"))) {
      const read = objectives.find(({ id }) => id === key);
      if (read?.scale === undefined || types.get(read.outcome) === "number") continue;
      const span = childOf(value, "scale")?.span ?? read.span;
      report(diagnose("scale-without-number", span, { outcome: read.outcome }));
    }
  }
};
