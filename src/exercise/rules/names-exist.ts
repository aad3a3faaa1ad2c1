/** Whatever is named is there: in the exercise, or in its scenario. */

import { suggest } from "../../base/suggest.ts";
import type { ReferenceKind } from "../../scenario/shape/shape.ts";
import { walkShape } from "../../scenario/shape/walk.ts";
import { entriesOf } from "../../scenario/yaml/tree.ts";
import { diagnose } from "../../source/catalog.ts";
import type { Span } from "../../source/span.ts";
import { exerciseGrammar } from "../shape/constructs.ts";
import type { Rule } from "./rule.ts";

/** Reports `unknown-reference`. */
export const namesExist: Rule = ({ tree, names, report }) => {
  const check = (kind: ReferenceKind, name: string, span: Span): void => {
    const known = names[kind];
    if (known === undefined || known.includes(name)) return;
    report(
      diagnose("unknown-reference", span, { kind, name }, { suggestion: suggest(name, known) }),
    );
  };
  walkShape(tree, { kind: "construct", name: "exercise" }, [], {
    grammar: exerciseGrammar,
    place: ({ node, shape }) => {
      if (shape.kind === "reference" && node.kind === "scalar" && node.value !== null) {
        check(shape.to, node.text, node.span);
      } else if (shape.kind === "map" && shape.to !== undefined) {
        for (const { key, keySpan } of entriesOf(node)) check(shape.to, key, keySpan);
      }
    },
  });
};
