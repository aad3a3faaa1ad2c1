/** What a validation rule is: it looks at the built scenario and reports one kind of fault. */

import type { Diagnostic } from "../../source/diagnostic.ts";
import type { Context } from "../build/context.ts";
import type { Model } from "../model.ts";
import type { MappingNode } from "../yaml/tree.ts";

/** All that a rule may look at. The model may hold placeholders where a fault was reported. */
export interface RuleContext {
  readonly tree: MappingNode;
  readonly model: Model;
  readonly context: Context;
  readonly report: (diagnostic: Diagnostic) => void;
}

/** One rule; the order of rules never matters. */
export type Rule = (context: RuleContext) => void;
