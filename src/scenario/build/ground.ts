/** What a number rests on beside its basis: `counted`, `elicited` or `fitted`. */

import { diagnose } from "../../source/catalog.ts";
import { wilsonInterval } from "../../stats/proportion.ts";
import type { Ground } from "../basis.ts";
import { countedOf } from "../shape/guess.ts";
import { entryOf, itemsOf, numberOf, type Entry, type Node } from "../yaml/tree.ts";
import type { Context } from "./context.ts";

const keys = ["counted", "elicited", "fitted"] as const;

/** Keys of a number whose mapping holds no other: judgement beside it is about that number. */
const single = ["value", "start", "by", "add", "set"];

/** The entries of a mapping that say what its number rests on. */
export function groundEntries(node: Node | undefined): readonly Entry[] {
  return node?.kind === "mapping" ? keys.flatMap((key) => entryOf(node, key) ?? []) : [];
}

/** Whether a mapping is of one number alone, so that `basis: judgement` in it is said of that number. */
export function isOfOneNumber(node: Node | undefined): boolean {
  return single.some((key) => entryOf(node, key) !== undefined);
}

/** What the number of a mapping rests on; more than one thing is an error, judgement among them. */
export function readGround(
  { report }: Pick<Context, "report">,
  node: Node | undefined,
): Ground | undefined {
  const [first, second] = groundEntries(node);
  if (first === undefined || node?.kind !== "mapping") return undefined;
  if (second !== undefined) {
    report(diagnose("conflicting-keys", second.keySpan, { first: first.key, second: second.key }));
  }
  const judged = itemsOf(entryOf(node, "basis")?.value).find(
    (item) => item.kind === "scalar" && item.text === "judgement",
  );
  if (judged !== undefined && isOfOneNumber(node)) {
    const words = { first: first.key, second: "basis: judgement" };
    report(diagnose("conflicting-keys", judged.span, words));
  }
  return groundOf(first);
}

function groundOf({ key, value }: Entry): Ground | undefined {
  const text = value.kind === "scalar" ? value.text : "";
  const counted = key === "counted" ? countedOf(text) : undefined;
  if (counted !== undefined) return { kind: "counted", ...counted };
  if (key === "elicited") return { kind: "elicited", experts: numberOf(value) ?? 1 };
  return key === "fitted" ? { kind: "fitted", hash: text.trim() } : undefined;
}

/** The range of a number that was counted and has none of its own: Wilson's 95 % interval. */
export function countedEnds(ground: Ground | undefined): readonly [number, number] | undefined {
  if (ground?.kind !== "counted") return undefined;
  const { low, high } = wilsonInterval(ground.count, ground.of, 0.95);
  return [low, high];
}
