/** Every number that drives a result says where it comes from. */

import { diagnose } from "../../source/catalog.ts";
import { literalsOf } from "../expression/reads.ts";
import type { Rule } from "./rule.ts";

/** Warns `number-without-basis`: a plain number, or an expression with literals, other than 0 and 1. */
export const numbersHaveABasis: Rule = ({ context, model, report }) => {
  const values = new Map(model.parameters.map((parameter) => [parameter.id, parameter]));
  for (const { path, span, expression, basis, grounded } of context.driving) {
    // A faulty basis has been reported; what is left of it counts as one.
    if (basis !== undefined || grounded === true) continue;
    const own = expression.kind === "parameter" ? values.get(expression.parameter) : undefined;
    const numbers =
      own?.declared === false ? [own.value] : literalsOf(expression).map(({ value }) => value);
    if (numbers.some((value) => value !== 0 && value !== 1)) {
      report(diagnose("number-without-basis", span, { path }));
    }
  }
};
