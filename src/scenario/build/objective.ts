/** What an actor wants of the outcomes. */

import { diagnose } from "../../source/catalog.ts";
import type { Objective } from "../objective.ts";
import { childOf, type Entry, type Node } from "../yaml/tree.ts";
import { reportUnknown, type Context } from "./context.ts";
import { brand } from "./id.ts";
import { plainNumber } from "./number.ts";
import { readNumberOr, readString } from "./text.ts";

/** Reads what an actor wants of an outcome; undefined where that is none, which is reported. */
export function readObjective(
  context: Context,
  { key, keySpan, value }: Entry,
): Objective | undefined {
  const of = childOf(value, "of");
  if (of?.kind !== "scalar") return undefined;
  const { outcomes } = context.names;
  if (!outcomes.has(of.text)) {
    reportUnknown(context, "outcome", of.text, of.span, outcomes);
    return undefined;
  }
  const weight = childOf(value, "weight");
  const weighs = readNumberOr(value, "weight", 1);
  if (weight !== undefined && !(weighs > 0)) {
    const fill = { found: weighs, bounds: "> 0" };
    context.report(diagnose("number-out-of-bounds", weight.span, fill));
  }
  const scale = childOf(value, "scale");
  const ends = scale === undefined ? undefined : readScale(context, scale);
  return {
    id: key,
    outcome: brand(of.text),
    wants: readString(value, "wants") === "more" ? "more" : "less",
    weight: weighs,
    ...(ends === undefined ? {} : { scale: ends }),
    span: keySpan,
  };
}

/** `[low, high]`, apart from one another. */
function readScale(context: Context, node: Node): readonly [number, number] | undefined {
  if (node.kind !== "sequence") return undefined;
  const [low, high] = node.items.map((item) =>
    item.kind === "scalar" ? plainNumber(item.text)?.value : undefined,
  );
  if (low === undefined || high === undefined) return undefined;
  if (low < high) return [low, high];
  const suggestion = low === high ? undefined : `[${String(high)}, ${String(low)}]`;
  context.report(diagnose("range-reversed", node.span, { low, high }, { suggestion }));
  return undefined;
}
