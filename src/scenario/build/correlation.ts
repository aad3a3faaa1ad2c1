/** Groups of numbers that move together. */

import { diagnose } from "../../source/catalog.ts";
import type { Correlation } from "../correlation.ts";
import type { Parameter } from "../model.ts";
import { childOf, itemsOf, type Entry } from "../yaml/tree.ts";
import { reportUnknown, type Context } from "./context.ts";
import { readBasis, withBasis } from "./text.ts";

/** Reads the groups; a number that has no range, or is in a group already, is reported and left out. */
export function readCorrelations(
  context: Context,
  entries: readonly Entry[],
  parameters: readonly Parameter[],
): readonly Correlation[] {
  const ranged = new Set(
    parameters.flatMap(({ id, prior }) => (prior === undefined ? [] : [id as string])),
  );
  const taken = new Map<string, string>();
  return entries.map(({ key: id, keySpan, value }): Correlation => {
    const items = itemsOf(childOf(value, "of"));
    const of = items.flatMap((item): Correlation["of"] => {
      if (item.kind !== "scalar") return [];
      const opposite = item.text.startsWith("-");
      const parameter = opposite ? item.text.slice(1).trim() : item.text;
      const group = taken.get(parameter);
      if (!ranged.has(parameter)) {
        reportUnknown(context, "ranged", parameter, item.span, ranged);
      } else if (parameter.startsWith("unknowns.")) {
        context.report(diagnose("correlated-share", item.span, { number: parameter }));
      } else if (group !== undefined) {
        context.report(diagnose("correlated-twice", item.span, { number: parameter, group }));
      } else {
        taken.set(parameter, id);
        return [{ parameter, opposite }];
      }
      return [];
    });
    if (items.length < 2) context.report(diagnose("correlated-alone", keySpan, { group: id }));
    const r = childOf(value, "r");
    const found = r?.kind === "scalar" && typeof r.value === "number" ? r.value : 0.5;
    if (r !== undefined && !(found > 0 && found < 1)) {
      const fill = { found, bounds: "> 0, < 1" };
      context.report(diagnose("number-out-of-bounds", r.span, fill));
    }
    return { id, of, r: found, ...withBasis(readBasis(context, value, undefined)) };
  });
}
