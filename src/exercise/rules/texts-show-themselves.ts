/** No text holds characters that drive a terminal or turn the order of other text. */

import { checkControls } from "../../scenario/rules/texts-show-themselves.ts";
import type { Rule } from "./rule.ts";

/** Reports `text-control`. */
export const textsShowThemselves: Rule = ({ tree, report }) => {
  checkControls(tree, report);
};
