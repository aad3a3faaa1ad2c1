/** A figure in the language of Graphviz. */

import { visible } from "../../base/visible.ts";
import type { Figure } from "./figure.ts";

/** A quoted string: nothing in it can end it, and a line break shows as one. */
function quoted(text: string): string {
  const lines = text.split(/\r?\n/u).map(visible);
  const inner = lines.map((line) => line.replaceAll("\\", "\\\\").replaceAll('"', '\\"'));
  return `"${inner.join("\\n")}"`;
}

/** The figure as the text of a `.dot` file. */
export function dotText({ name, title, direction, nodes, edges }: Figure): string {
  return [
    `digraph ${quoted(name)} {`,
    `  label=${quoted(title)};`,
    '  labelloc="t";',
    `  rankdir=${direction === "up" ? "BT" : "LR"};`,
    "  node [shape=box];",
    ...nodes.map(
      ({ id, label, start }) =>
        `  ${quoted(id)} [label=${quoted(label)}${start === true ? ", peripheries=2" : ""}];`,
    ),
    ...edges.map(
      ({ from, to, label, line }) =>
        `  ${quoted(from)} -> ${quoted(to)} [label=${quoted(label)}, style=${line}];`,
    ),
    "}",
    "",
  ].join("\n");
}
