/** A report as Markdown (CommonMark with tables): the words and figures of the page, plots as tables. */

import { visible } from "../base/visible.ts";
import type { Block, Table, Page } from "../story/block.ts";

/** A text that no reader of Markdown takes for markup, on one line. */
function plain(text: string): string {
  return visible(text.replaceAll(/\s+/gu, " ")).replaceAll(
    /[\\`*_{}[\]<>#|!~&$]/gu,
    (character) => `\\${character}`,
  );
}

function table({ head, rows, texts = [0] }: Table): string {
  const words = new Set([0, ...texts]);
  const line = (cells: readonly string[]): string =>
    `| ${head.map((_, column) => plain(cells[column] ?? "")).join(" | ")} |`;
  const rule = head.map((_, column) => (words.has(column) ? "---" : "---:"));
  return [line(head), `| ${rule.join(" | ")} |`, ...rows.map(line)].join("\n");
}

function pieces(block: Block): readonly string[] {
  switch (block.kind) {
    case "paragraph":
      return [plain(block.text)];
    case "heading":
      return [`### ${plain(block.text)}`];
    case "command":
      return [...(block.about === "" ? [] : [plain(block.about)]), fence(block.text)];
    case "caution":
      return [`> **!** ${plain(block.text)}`];
    case "note":
      return [plain(block.text)];
    case "table":
      return [table(block.table)];
    case "folded":
      return [`**${plain(block.title)}**`, table(block.table)];
    case "figure":
      return [`**${plain(block.caption)}**`, plain(block.alternative), table(block.table)];
    case "row":
      return block.blocks.flatMap(pieces);
  }
}

/** A code block whose fence no line of the text closes. */
function fence(text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/gu) ?? []).map(({ length }) => length));
  const mark = "`".repeat(longest + 1);
  return `${mark}sh\n${visible(text)}\n${mark}`;
}

/** The whole text. */
export function reportMarkdown({ title, lead, headline, caution, sections }: Page): string {
  const parts = [
    `# ${plain(title)}`,
    ...lead.map(plain),
    headline.map((sentence) => `- ${plain(sentence)}`).join("\n"),
    `> ${plain(caution)}`,
    ...sections.flatMap((section) => [
      `## ${plain(section.title)}`,
      ...section.blocks.flatMap(pieces),
    ]),
  ];
  return `${parts.join("\n\n")}\n`;
}
