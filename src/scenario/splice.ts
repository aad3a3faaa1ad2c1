/** Names (`$calm`) within a longer text: what they stand for, put in their place. */

import { diagnose } from "../source/catalog.ts";
import type { Diagnostic } from "../source/diagnostic.ts";
import { anyName, near, spanOfName } from "./template.ts";
import type { Node, ScalarNode } from "./yaml/tree.ts";

/** Longest text that comes of it, in UTF-16 units; as long as any text of a file. */
const maximumLength = 10_000;

/** What needs no brackets within an expression: a name, a number, a percentage. */
const single = /^(?:[A-Za-z_][\w.]*|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*%?)$/u;
const plainNumber = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/u;

/**
 * An expression or a reference with every name replaced; what is more than a name or a number goes into
 * brackets, so that it stays one operand. Texts are told as a whole: languages inflect what stands in a
 * sentence, so a name within one is refused. What is put in is located where its name stands.
 */
export function spliceNames(
  node: ScalarNode,
  kind: "text" | "expression",
  names: ReadonlyMap<string, Node>,
  report: (diagnostic: Diagnostic) => void,
): ScalarNode {
  let text = "";
  let read = 0;
  const offsets: number[] = [];
  const copyTo = (end: number): void => {
    text += node.text.slice(read, end);
    offsets.push(...(node.offsets ?? []).slice(read, end));
    read = end;
  };
  for (const match of node.text.matchAll(anyName)) {
    const [whole, name = ""] = match;
    const value = names.get(name);
    if (kind === "text") {
      if (value === undefined) continue;
      report(diagnose("template-name-in-text", spanOfName(node, match), { name: whole }));
      return node;
    }
    if (value === undefined) {
      const suggestion = near(name, names.keys());
      report(
        diagnose("template-name-unbound", spanOfName(node, match), { name: whole }, { suggestion }),
      );
      return node;
    }
    if (value.kind !== "scalar" || value.value === null) {
      const foundType = value.kind === "mapping" ? "mapping" : "list";
      const found = value.kind === "scalar" ? "nothing" : foundType;
      report(diagnose("wrong-type", value.span, { expected: "expression", foundType: found }));
      return node;
    }
    copyTo(match.index);
    const put = value.text.trim();
    const operand = single.test(put) ? put : `(${put})`;
    text += operand;
    const from = node.offsets?.[match.index] ?? node.span.start;
    const last = node.offsets?.[match.index + whole.length - 1] ?? from;
    offsets.push(...Array.from(operand, (_, at) => (at < operand.length - 1 ? from : last)));
    read = match.index + whole.length;
    if (text.length > maximumLength) {
      report(diagnose("text-too-long", node.span, { limit: maximumLength }));
      return node;
    }
  }
  copyTo(node.text.length);
  offsets.push(node.offsets?.at(-1) ?? node.span.end);
  return {
    ...node,
    text,
    value: plainNumber.test(text) ? Number(text) : text,
    style: "plain",
    offsets: node.offsets === undefined ? undefined : offsets,
  };
}
