/** No text holds characters that drive a terminal or turn the order of other text. */

import { hostileIn } from "../../base/visible.ts";
import { diagnose } from "../../source/catalog.ts";
import type { Node } from "../yaml/tree.ts";
import type { Rule, RuleContext } from "./rule.ts";

/** Reports `text-control`. */
export const textsShowThemselves: Rule = ({ tree, report }) => {
  checkControls(tree, report);
};

/** Reports what any text below a node holds, keys among them. */
export function checkControls(node: Node, report: RuleContext["report"]): void {
  const check = (text: string, span: Node["span"]): void => {
    const character = hostileIn(text);
    if (character !== undefined) report(diagnose("text-control", span, { character }));
  };
  switch (node.kind) {
    case "scalar":
      check(node.text, node.span);
      return;
    case "sequence":
      for (const item of node.items) checkControls(item, report);
      return;
    case "mapping":
      for (const { key, keySpan, value } of node.entries) {
        check(key, keySpan);
        checkControls(value, report);
      }
  }
}
