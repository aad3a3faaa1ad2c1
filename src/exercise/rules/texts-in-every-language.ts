/** Every text is there in every declared language, and in no other. */

import { checkText } from "../../scenario/rules/texts-in-every-language.ts";
import { walkShape } from "../../scenario/shape/walk.ts";
import { exerciseGrammar } from "../shape/constructs.ts";
import type { Rule } from "./rule.ts";

/** Reports `text-missing` and `text-language`. */
export const textsInEveryLanguage: Rule = ({ tree, languages, report }) => {
  walkShape(tree, { kind: "construct", name: "exercise" }, [], {
    grammar: exerciseGrammar,
    place: ({ node, shape }) => {
      if (shape.kind === "text") checkText(node, languages, report);
    },
  });
};
