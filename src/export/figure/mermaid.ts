/** A figure as a Mermaid flowchart. */

import { visible, visibleJson } from "../../base/visible.ts";
import type { Figure, FigureEdge } from "./figure.ts";

/**
 * A quoted string. Mermaid has no escapes but its own entity codes; all that it, or the HTML that it
 * makes, could take for more than text is written as one.
 */
function quoted(text: string): string {
  const inner = visible(text.replaceAll(/\r?\n/gu, " ")).replaceAll(
    /[#&"<>`\\;[\]{}|*_]/gu,
    (mark) => `#${String(mark.codePointAt(0))};`,
  );
  return `"${inner}"`;
}

const arrows: Readonly<Record<FigureEdge["line"], string>> = {
  solid: "-->",
  // Mermaid has one broken line; the words on it tell the two kinds apart.
  dashed: "-.->",
  dotted: "-.->",
};

/** The figure as the text of a `.mmd` file. */
export function mermaidText({ title, direction, nodes, edges }: Figure): string {
  return [
    "---",
    // JSON strings are YAML strings too.
    `title: ${visibleJson(JSON.stringify(title))}`,
    "---",
    `flowchart ${direction === "up" ? "BT" : "LR"}`,
    // A prefix keeps ids from being words of Mermaid, such as `end`.
    ...nodes.map(({ id, label, start }) =>
      start === true
        ? `  n_${id}(["${quoted(label).slice(1, -1)}"])`
        : `  n_${id}[${quoted(label)}]`,
    ),
    ...edges.map(
      ({ from, to, label, line }) => `  n_${from} ${arrows[line]}|${quoted(label)}| n_${to}`,
    ),
    "",
  ].join("\n");
}
