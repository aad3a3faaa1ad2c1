/** The shares of an unknown total 100 % at the central values of the parameters. */

import { diagnose } from "../../source/catalog.ts";
import type { Expression } from "../expression/expression.ts";
import type { Unknown } from "../model.ts";
import { childOf, entriesOf } from "../yaml/tree.ts";
import type { Rule } from "./rule.ts";

/** Room for shares rounded to a few decimals: runs draw in proportion (three times 33.3 % is still wrong). */
const tolerance = 1e-6;

/** Reports `shares-total`. */
export const sharesTotalOne: Rule = ({ tree, model, report }) => {
  const values = new Map(model.parameters.map(({ id, value }) => [id, value]));
  const sections = new Map(entriesOf(childOf(tree, "unknowns")).map((entry) => [entry.key, entry]));
  for (const unknown of model.unknowns) {
    const shares = unknown.values.map(({ share }) => centralShare(share, (id) => values.get(id)));
    // An expression is left to the run, which draws in proportion.
    if (shares.includes(undefined)) continue;
    if (childOf(sections.get(unknown.id)?.value, "values")?.kind !== "mapping") continue;
    // A share that is none has been reported; the total would only repeat it.
    if (shares.some((share) => share !== undefined && (share < 0 || share > 1))) continue;
    const total = shares.reduce<number>((sum, share) => sum + (share ?? 0), 0);
    if (Math.abs(total - 1) <= tolerance) continue;
    // So many digits that it is not printed as 100.
    const digits = Math.max(6, 3 - Math.floor(Math.log10(Math.abs(total - 1))));
    const percent = `${String(Number((total * 100).toPrecision(digits)))} %`;
    const span = sections.get(unknown.id)?.keySpan ?? unknown.span;
    const suggestion = lastShare(unknown, total);
    report(diagnose("shares-total", span, { unknown: unknown.id, total: percent }, { suggestion }));
  }
};

/** The last share such that all total 100 %, if there is one and it is a plain number. */
function lastShare({ values }: Unknown, total: number): string | undefined {
  const last = values.at(-1);
  if (last?.share.kind !== "number") return undefined;
  const meant = Number(((last.share.value + 1 - total) * 100).toPrecision(12));
  return meant > 0 && meant <= 100 ? `${last.id}: ${String(meant)}%` : undefined;
}

type ValueOf = (id: (Expression & { kind: "parameter" })["parameter"]) => number | undefined;

/** The value of a share made of literals and parameters by plain arithmetic; undefined for others. */
function centralShare(share: Expression, valueOf: ValueOf): number | undefined {
  if (share.kind === "number") return share.value;
  if (share.kind === "parameter") return valueOf(share.parameter);
  if (share.kind === "unary" && share.function === "negate") {
    const operand = centralShare(share.operand, valueOf);
    return operand === undefined ? undefined : -operand;
  }
  if (share.kind === "binary") {
    const left = centralShare(share.left, valueOf);
    const right = centralShare(share.right, valueOf);
    if (left === undefined || right === undefined) return undefined;
    if (share.operator === "+") return left + right;
    if (share.operator === "-") return left - right;
    if (share.operator === "*") return left * right;
    return share.operator === "/" ? left / right : undefined;
  }
  return undefined;
}
