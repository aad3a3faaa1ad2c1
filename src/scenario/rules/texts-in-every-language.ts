/** Every text is there in every declared language, and in no other. */

import { diagnose } from "../../source/catalog.ts";
import { maximumLanguages } from "../languages.ts";
import { walkShape } from "../shape/walk.ts";
import { childOf, itemsOf, type Node } from "../yaml/tree.ts";
import type { Rule, RuleContext } from "./rule.ts";

/** Reports `text-missing` and `text-language`, or that there are more languages than anyone writes. */
export const textsInEveryLanguage: Rule = (context) => {
  const declared = childOf(context.tree, "languages");
  if (declared !== undefined && context.context.languages.length > maximumLanguages) {
    const fill = { found: itemsOf(declared).length, bounds: `≤ ${String(maximumLanguages)}` };
    context.report(diagnose("number-out-of-bounds", declared.span, fill));
    return;
  }
  walkShape(context.tree, { kind: "construct", name: "scenario" }, [], {
    place: ({ node, shape }) => {
      if (shape.kind === "text") checkText(node, context.context.languages, context.report);
    },
  });
};

/** Reports what a text lacks, and what it has too much. */
export function checkText(
  node: Node,
  languages: readonly string[],
  report: RuleContext["report"],
): void {
  if (node.kind === "scalar") {
    // A plain string belongs to the first language; null and the like are the shape's business.
    if (node.value === null || typeof node.value === "boolean") return;
    for (const language of languages.slice(1))
      report(diagnose("text-missing", node.span, { language }));
    return;
  }
  if (node.kind !== "mapping") return;
  const written = new Map(node.entries.map((entry) => [entry.key, entry]));
  for (const language of languages) {
    const value = written.get(language)?.value;
    const empty = value?.kind === "scalar" && value.text.trim() === "" && value.value !== null;
    if (value === undefined || empty) report(diagnose("text-missing", node.span, { language }));
  }
  for (const { key, keySpan } of node.entries) {
    if (languages.includes(key)) continue;
    report(diagnose("text-language", keySpan, { language: key, languages: languages.join(", ") }));
  }
}
