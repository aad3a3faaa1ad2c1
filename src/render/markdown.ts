/** A report as Markdown (CommonMark with tables): the words and figures of the page, plots as tables. */

import { visible } from "../base/visible.ts";
import type { Block, Page, Section, Table } from "../story/block.ts";
import { formText } from "./terminal.ts";

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
    case "paragraph": {
      const { text, tone, indent = 0 } = block;
      const words = tone === "strong" ? `**${plain(text)}**` : plain(text);
      return [indent > 0 ? `- ${words}` : words];
    }
    case "heading":
      return [`###${block.small === true ? "#" : ""} ${plain(block.text)}`];
    case "list":
      return [itemsOf(block.items, block.ticks === true ? "[ ] " : "")];
    case "ladder":
    case "headline":
      return [`- ${plain(block.text)}`];
    case "cards":
      return block.cards.flatMap(({ head, text, lines }) => [
        `**${plain(head)}**`,
        plain(text),
        itemsOf(lines),
      ]);
    case "form":
      return [itemsOf(formText(block.fields))];
    case "together":
      return block.blocks.flatMap(pieces);
    case "break":
      return ["---"];
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

const itemsOf = (items: readonly string[], mark = ""): string =>
  items.map((item) => `- ${mark}${plain(item)}`).join("\n");

/** A code block whose fence no line of the text closes. */
function fence(text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/gu) ?? []).map(({ length }) => length));
  const mark = "`".repeat(longest + 1);
  return `${mark}sh\n${visible(text)}\n${mark}`;
}

/** What a report says; of a record there is neither headline nor caution. */
type Told = Pick<Page, "title" | "lead"> &
  Partial<Pick<Page, "headline" | "caution">> & {
    readonly sections: readonly Pick<Section, "title" | "blocks">[];
  };

/** The whole text. */
export function reportMarkdown({ title, lead, headline = [], caution, sections }: Told): string {
  const parts = [
    `# ${plain(title)}`,
    ...lead.map(plain),
    itemsOf(headline),
    caution === undefined ? "" : `> ${plain(caution)}`,
    ...sections.flatMap((section) => [
      `## ${plain(section.title)}`,
      ...section.blocks.flatMap(pieces),
    ]),
  ].filter((part) => part !== "");
  // Items that follow one another are one list.
  const isItem = (part: string | undefined): boolean => part?.startsWith("- ") === true;
  const lines = parts.map((part, index) => {
    const next = parts[index + 1];
    return `${part}${isItem(part) && isItem(next) ? "\n" : "\n\n"}`;
  });
  return `${lines.join("").trimEnd()}\n`;
}
