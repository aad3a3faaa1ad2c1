/** What is written to a whole-number variable is whole, by `round`, `floor` or `ceil` where need be. */

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

/** Whether an expression gives a whole number whenever its whole variables hold whole numbers. */
function isWhole(expression: Expression, whole: ReadonlySet<string>): boolean {
  switch (expression.kind) {
    case "number":
      return Number.isInteger(expression.value);
    case "variable":
      return whole.has(expression.variable);
    case "step":
    case "since":
    case "dwell":
    case "held":
    case "rung":
      return true;
    case "unary":
      if (["round", "floor", "ceil"].includes(expression.function)) return true;
      return ["negate", "abs"].includes(expression.function) && isWhole(expression.operand, whole);
    case "binary":
      if (expression.operator === "/" || expression.operator === "^") return false;
      return isWhole(expression.left, whole) && isWhole(expression.right, whole);
    case "conditional":
      return isWhole(expression.then, whole) && isWhole(expression.otherwise, whole);
    default:
      return false;
  }
}
