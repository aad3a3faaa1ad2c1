/** Pages as running text: for screen readers, terminals without a screen, and the record of a session. */

import type { Naming } from "../../story/naming.ts";
import { headlineText } from "../play/linear.ts";
import type { Block, Page } from "./page.ts";

function blockText({ say }: Naming, block: Block): readonly string[] {
  switch (block.kind) {
    case "heading":
      return ["", `## ${block.text}`];
    case "text":
      return [`${" ".repeat(block.indent)}${block.text}`];
    case "ladder": {
      const { name, level, worst, levelName } = block.row;
      return [`  ${name}: ${say("linear.level", { level, of: worst, name: levelName })}`];
    }
    case "headline":
      return [`  ${headlineText(block.headline)}`];
    case "table":
      return block.rows.map((row) => `  ${row.join(" | ")}`);
  }
}

/** What is read on a page, a line each; the form is not part of it. */
export function pageText(naming: Naming, page: Page): readonly string[] {
  const status = page.status === "" ? "" : ` (${page.status})`;
  return [`# ${page.title}${status}`, ...page.blocks.flatMap((block) => blockText(naming, block))];
}
