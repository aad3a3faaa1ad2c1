/**
 * A threshold is met when it looks met: 0.1 added eight times is a little less than 0.8, so that
 * `v >= 0.8` holds one step later than its author reads.
 */

import { diagnose } from "../../source/catalog.ts";
import type { Comparison, Expression } from "../expression/expression.ts";
import { walkExpression } from "../expression/reads.ts";
import type { Model, Variable } from "../model.ts";
import type { Rule } from "./rule.ts";

const holds: { readonly [K in Comparison]: (left: number, right: number) => boolean } = {
  "==": (left, right) => left === right,
  "!=": (left, right) => left !== right,
  "<": (left, right) => left < right,
  "<=": (left, right) => left <= right,
  ">": (left, right) => left > right,
  ">=": (left, right) => left >= right,
};

/** Warns `threshold-by-rounding`. */
export const thresholdsMeetSums: Rule = ({ model, report }) => {
  const climbing = new Map<string, Variable & { readonly increment: number }>();
  for (const variable of model.variables) {
    const increment = incrementOf(variable);
    if (increment !== undefined) climbing.set(variable.id, { ...variable, increment });
  }
  if (climbing.size === 0) return;
  const visit = (part: Expression): void => {
    if (part.kind !== "compare") return;
    const { comparison, left, right } = part;
    if (left.kind !== "variable" || right.kind !== "number") return;
    const variable = climbing.get(left.variable);
    if (variable === undefined) return;
    const limit = right.value;
    const near = sumNear(limit, variable, model.calendar.steps);
    if (near === undefined) return;
    const compare = holds[comparison];
    if (compare(near.sum, limit) === compare(limit, limit)) return;
    // Halfway to the sum before it, no rounding matters.
    const half =
      (comparison === ">=" || comparison === "<" ? -1 : 1) * Math.abs(variable.increment / 2);
    const suggestion =
      comparison === "==" || comparison === "!="
        ? undefined
        : String(Number((limit + half).toPrecision(12)));
    const fill = { variable: variable.id, sum: near.sum, limit, step: near.step };
    report(diagnose("threshold-by-rounding", right.span, fill, { suggestion }));
  };
  for (const condition of conditionsOf(model)) walkExpression(condition, visit);
};

/** What a variable's drift adds to it in every step, where that is a number. */
function incrementOf({ id, drift, start, integer }: Variable): number | undefined {
  if (drift?.kind !== "binary" || start.kind !== "number" || integer) return undefined;
  const { operator, left, right } = drift;
  const isOwn = (one: Expression): boolean => one.kind === "variable" && one.variable === id;
  if (operator === "+" && isOwn(right) && left.kind === "number") return left.value;
  if (!isOwn(left) || right.kind !== "number") return undefined;
  return operator === "+" ? right.value : operator === "-" ? -right.value : undefined;
}

/** The sum that would be `limit` if nothing were rounded, and after how many steps it is reached. */
function sumNear(
  limit: number,
  { start, increment, min, max }: Variable & { readonly increment: number },
  steps: number,
): { readonly sum: number; readonly step: number } | undefined {
  let sum = start.kind === "number" ? start.value : NaN;
  for (let step = 1; step <= steps && sum >= min && sum <= max; step += 1) {
    sum += increment;
    // Each addition errs by half a unit in the last place at most.
    const error = step * Number.EPSILON * Math.max(Math.abs(limit), Math.abs(increment));
    if (sum !== limit && Math.abs(sum - limit) <= error) return { sum, step };
    if (increment > 0 ? sum > limit : sum < limit) return undefined;
  }
  return undefined;
}

/** Where a step more or less shows: outcomes, the end of a run, what may happen when. */
function conditionsOf(model: Model): readonly Expression[] {
  const acting = [
    ...model.flashpoints.flatMap(({ rules }) => rules),
    ...model.actors.flatMap(({ moves }) => moves),
    ...model.events,
  ];
  return [
    ...acting.map(({ when }) => when),
    ...model.outcomes.flatMap(({ form }) =>
      form.kind === "until" ? [form.hold, form.reach] : [form.of],
    ),
    model.endsWhen,
  ].flatMap((one) => one ?? []);
}
