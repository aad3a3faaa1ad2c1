/** What is written to a whole-number variable is whole, by `round`, `floor` or `ceil` where need be. */

import { entryFor, type ByKind } from "../../base/kinds.ts";
import { diagnose } from "../../source/catalog.ts";
import type { Expression } from "../expression/expression.ts";
import { allEffects } from "./effects.ts";
import type { Rule } from "./rule.ts";

/** Reports `integer-not-whole`. */
export const integersStayWhole: Rule = ({ model, report }) => {
  const whole = new Set<string>(
    model.variables.filter(({ integer }) => integer).map(({ id }) => id),
  );
  const check = (variable: string, value: Expression): void => {
    if (!whole.has(variable) || isWhole(value, whole)) return;
    report(diagnose("integer-not-whole", value.span, { variable }));
  };
  for (const { id, drift } of model.variables) {
    if (drift !== undefined) check(id, drift);
  }
  for (const { effect } of allEffects(model)) {
    if (effect.target === "variable") check(effect.variable, effect.value);
  }
};

type Whole = ReadonlySet<string>;

const always = (): boolean => true;
const never = (): boolean => false;

const wholeness: ByKind<Expression, [Whole], boolean> = {
  number: ({ value }) => Number.isInteger(value),
  variable: ({ variable }, whole) => whole.has(variable),
  parameter: never,
  step: always,
  since: always,
  dwell: always,
  held: always,
  rung: always,
  elapsed: always,
  tally: always,
  unary: (expression, whole) => {
    if (["round", "floor", "ceil"].includes(expression.function)) return true;
    return ["negate", "abs"].includes(expression.function) && isWhole(expression.operand, whole);
  },
  binary: ({ operator, left, right }, whole) =>
    operator !== "/" && operator !== "^" && isWhole(left, whole) && isWhole(right, whole),
  conditional: ({ then, otherwise }, whole) => isWhole(then, whole) && isWhole(otherwise, whole),
  quantifier: always,
  // Conditions are no numbers at all.
  boolean: never,
  compare: never,
  "compare-level": never,
  "compare-unknown": never,
  and: never,
  or: never,
  not: never,
  happened: never,
  within: never,
  moved: never,
};

/** Whether an expression gives a whole number whenever its whole variables hold whole numbers. */
function isWhole(expression: Expression, whole: Whole): boolean {
  return entryFor(wholeness, expression)(expression, whole);
}
