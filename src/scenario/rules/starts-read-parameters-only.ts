/**
 * What is settled before the first step (shares of unknowns, starts of variables, spreads of noise) reads
 * parameters only.
 */

import { diagnose } from "../../source/catalog.ts";
import { readsOf } from "../expression/reads.ts";
import type { Expression } from "../expression/expression.ts";
import type { Rule } from "./rule.ts";

/** Reports `start-reads-state`. */
export const startsReadParametersOnly: Rule = ({ model, report }) => {
  const check = (expression: Expression): void => {
    if (readsOf(expression).every(({ kind }) => kind === "parameter")) return;
    report(diagnose("start-reads-state", expression.span, {}));
  };
  for (const { values } of model.unknowns) {
    for (const { share } of values) check(share);
  }
  for (const { start, noise } of model.variables) {
    check(start);
    if (noise !== undefined) check(noise.spread);
  }
};
