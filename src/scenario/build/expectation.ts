/** Expectations: what must be so in runs. */

import { diagnose } from "../../source/catalog.ts";
import type { Demand, Expectation, ExpectationForm } from "../expectation.ts";
import type { Expression } from "../expression/expression.ts";
import { demandForm, guessDemand } from "../shape/guess.ts";
import { childOf, itemsOf, numberOf, type Entry, type Node } from "../yaml/tree.ts";
import { pieceOf, readPiece, type Context } from "./context.ts";
import { readDuration } from "./duration.ts";
import { brand } from "./id.ts";
import { plainNumber } from "./number.ts";
import { optionalText } from "./text.ts";

/** Reads one expectation. */
export function readExpectation(
  context: Context,
  { key, keySpan, value: node }: Entry,
): Expectation {
  return {
    id: brand(key),
    ...optionalText(context, node, "title"),
    ...optionalText(context, node, "about"),
    form: readForm(context, node),
    holds: readDemand(context, childOf(node, "holds")),
    span: keySpan,
  };
}

/** The form that is written; keys that are missing or do not go together are the shape's business. */
function readForm(context: Context, node: Node): ExpectationForm {
  const read = (key: string): Expression => readCondition(context, childOf(node, key) ?? node);
  if (childOf(node, "at_first") !== undefined) {
    const too = childOf(node, "holds_too");
    const listed = childOf(node, "of");
    const of = too === undefined ? itemsOf(listed) : [too];
    const conditions = of.map((item) => readCondition(context, item));
    const least = readLeast(context, node, of.length);
    return { kind: "first", at: read("at_first"), of: conditions, least };
  }
  const judge =
    (["always", "ever", "never"] as const).find((key) => childOf(node, key)) ?? "always";
  const of = read(judge);
  if (childOf(node, "after") === undefined) {
    return { kind: judge === "ever" ? "ever" : "always", of };
  }
  const within = readDuration(context, childOf(node, "within"));
  return { kind: "after", after: read("after"), within, judge, of };
}

function readCondition(context: Context, node: Node): Expression {
  return node.kind === "scalar"
    ? readPiece(context, pieceOf(node), "boolean")
    : { kind: "boolean", value: true, span: node.span };
}

/** How many of so many conditions; 1 where that is not said. */
function readLeast(context: Context, node: Node, conditions: number): number {
  const written = childOf(node, "at_least");
  const least = written === undefined ? undefined : numberOf(written);
  if (written?.kind !== "scalar" || least === undefined) return 1;
  if (conditions > 0 && least > conditions) {
    const fill = { found: written.text, bounds: `1 … ${String(conditions)}` };
    context.report(diagnose("number-out-of-bounds", written.span, fill));
  }
  return least;
}

/** The share that must hold; all cases where nothing is said. */
function readDemand({ report }: Context, node: Node | undefined): Demand {
  if (node?.kind !== "scalar") return { kind: "always" };
  const [, word, amount = ""] = demandForm.exec(node.text) ?? [];
  const share = plainNumber(amount)?.value;
  if (word === undefined || share === undefined) return { kind: "always" };
  const kind = word === "at least" ? "at-least" : "at-most";
  if (!(share > 0 && share < 1)) {
    const suggestion = guessDemand(`${word} ${amount}`);
    const fill = { found: node.text.trim(), bounds: "(0 %, 100 %)" };
    report(diagnose("chance-out-of-bounds", node.span, fill, { suggestion }));
  }
  return { kind, share };
}
