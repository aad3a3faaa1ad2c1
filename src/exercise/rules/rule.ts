/** What a rule about exercises is: it looks at tree and model and reports one kind of fault. */

import type { Model } from "../../scenario/model.ts";
import type { MappingNode } from "../../scenario/yaml/tree.ts";
import type { Diagnostic } from "../../source/diagnostic.ts";
import type { Names } from "../build/names.ts";
import type { Exercise } from "../model.ts";

/** All that a rule may look at. */
export interface RuleContext {
  readonly tree: MappingNode;
  /** May lack what was faulty. */
  readonly exercise: Exercise;
  /** Undefined where the scenario could not be read. */
  readonly scenario: Model | undefined;
  readonly names: Names;
  readonly languages: readonly string[];
  readonly report: (diagnostic: Diagnostic) => void;
}

/** One rule; the order of rules never matters. */
export type Rule = (context: RuleContext) => void;
