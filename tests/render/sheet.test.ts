/** Blocks of exercise pages in every form: what they hold is said, and drives no reader. */

import { expect, it } from "vitest";
import { sheetHtml } from "../../src/render/html/sheet.ts";
import { reportMarkdown } from "../../src/render/markdown.ts";
import { blockText, pageText } from "../../src/render/terminal.ts";
import type { Block, Field } from "../../src/story/block.ts";

const hostile = (name: string): string => `${name} <b onload=x>\u001b[31m[l](u)`;

const field = (kind: Field["kind"], rows = 1): Field => ({
  ...{ id: kind, kind, label: hostile(kind), rows },
  options: kind === "choice" ? [{ id: "a", text: hostile("option") }] : [],
});

const blocks: readonly Block[] = [
  { kind: "heading", text: hostile("heading"), small: true },
  { kind: "paragraph", text: hostile("strong"), tone: "strong", indent: 2 },
  { kind: "list", items: [hostile("item")] },
  { kind: "list", items: [hostile("ticked")], ticks: true },
  {
    kind: "cards",
    cards: [{ head: hostile("head"), text: hostile("card"), lines: [hostile("line")] }],
  },
  {
    kind: "together",
    framed: true,
    blocks: [
      {
        kind: "form",
        fields: [
          field("percent"),
          field("number"),
          field("line", 3),
          field("tick"),
          field("choice"),
        ],
      },
    ],
  },
  { kind: "table", table: { head: ["", ""], rows: [[hostile("cell"), "1"]] } },
];

const names = [
  ...["heading", "strong", "item", "ticked", "head", "card", "line", "percent", "number"],
  ...["tick", "choice", "option", "cell"],
];

it("prints a sheet of paper with room to write, and no markup of its texts", () => {
  const html = sheetHtml({
    ...{
      language: "en",
      direction: "ltr",
      paper: "letter",
      title: hostile("title"),
      lead: [],
      blocks,
    },
  });
  for (const name of names) expect(html).toContain(`${name} &lt;b`);
  expect(html).not.toMatch(/<b |\u001b/u);
  expect(html).toContain("size: letter");
  expect(html.split('<div class="rule">')).toHaveLength(4);
  expect(html.split('<span class="box">')).toHaveLength(3);
  expect(html.split('<span class="tick">')).toHaveLength(4);
  // A head without words is none: a screen reader would read its empty cells.
  expect(html).not.toContain("<thead>");
});

it("writes them as Markdown and as running text, whole and harmless", () => {
  const markdown = reportMarkdown({ title: "t", lead: [], sections: [{ title: "s", blocks }] });
  const page = { title: "t", status: "", fields: [], button: "", blocks };
  const running = pageText(page).join("\n");
  for (const text of [markdown, running]) {
    for (const name of names) expect(text).toContain(`${name} `);
    expect(text).not.toContain("\u001b");
  }
  expect(markdown).not.toMatch(/[^\\]<b|[^\\]\[l\]/u);
  expect(markdown).toContain("- **strong");
});

it("shows a table without a head from its first row on", () => {
  const [table] = blocks.slice(-1);
  expect(blockText(table!, 80)).toHaveLength(1);
});
