/** A name that should be a level of a flashpoint and is not. */

import type { FlashpointId, LevelId } from "../../base/brand.ts";
import { suggest } from "../../base/suggest.ts";
import { nameOf, quoteNode, type Checking } from "./checking.ts";
import { rangeOf, type Syntax } from "./syntax.ts";

/** A flashpoint with its ladder. */
export interface Ladder {
  readonly id: FlashpointId;
  /** From best to worst. */
  readonly levels: readonly LevelId[];
}

/** Reports that `node` is no level of `owner`, and whose level it is if it is one. */
export function reportLevel(checking: Checking, node: Syntax, owner: Ladder): void {
  const { faults, scope, tokens } = checking;
  const name = nameOf(node) ?? "";
  const range = rangeOf(node, tokens);
  const fill = {
    level: quoteNode(checking, node),
    name: owner.id,
    known: owner.levels.join(", "),
  };
  const suggestion = suggest(name, owner.levels);
  for (const [other, meaning] of scope.names) {
    if (meaning.kind === "flashpoint" && meaning.levels.some((level) => level === name)) {
      faults.report("expression-level-elsewhere", range, { ...fill, other }, suggestion);
      return;
    }
  }
  faults.report("expression-level-unknown", range, fill, suggestion);
}
