/**
 * A story as lines of text of at most a given width, in logical order: the caller arranges them for the
 * terminal. Nothing is cut short, and nothing in a text can drive the terminal.
 */

import { wrap } from "../i18n/terminal/spans.ts";
import { visible } from "../base/visible.ts";
import type { Block, Field, Section, Story, Table } from "../story/block.ts";
import type { SessionPage } from "../story/exercise/session/page.ts";
import { barLines } from "./bar-text.ts";
import { TABLE_WIDTH, tableText } from "./table-text.ts";

/** Blocks that stand in lines of their own, without an empty one between those of the same kind. */
const running: ReadonlySet<Block["kind"]> = new Set([
  ...(["paragraph", "caution", "note", "command"] as const),
  ...(["list", "ladder", "headline"] as const),
]);

/** The whole story, line by line. */
export function storyText(story: Story, width: number = TABLE_WIDTH): readonly string[] {
  const opening = [story.subject, ...story.made].flatMap((line) => wrap(line, width));
  const lines = [...opening, ...story.sections.flatMap((one) => sectionText(one, width))];
  return lines.map(visible);
}

function sectionText({ title, blocks }: Section, width: number): readonly string[] {
  const tables = blocks.flatMap(tablesOf);
  const lines = title === "" ? [] : ["", ...wrap(title, width)];
  let before: Block["kind"] | undefined = title === "" ? undefined : "paragraph";
  for (const block of blocks.flatMap(flat)) {
    const together = before !== undefined && running.has(before) && running.has(block.kind);
    const noted = block.kind === "note" || block.kind === "command";
    const same = together && (!noted || before === "note" || before === "command");
    lines.push(...(same ? [] : [""]), ...blockText(block, width, tables));
    before = block.kind;
  }
  return lines;
}

/** What a terminal shows of blocks, one below the other. */
function flat(block: Block): readonly Block[] {
  if (block.kind === "row") return block.blocks.flatMap(flat);
  return block.kind === "figure" && block.illustrates === true ? [] : [block];
}

const tablesOf = (block: Block): readonly Table[] =>
  flat(block).flatMap((one) => ("table" in one ? [one.table] : []));

/** A form in lines: what is asked, and what can be chosen. */
export const formText = (fields: readonly Field[]): readonly string[] =>
  fields.flatMap(({ kind, label, options }) => [
    kind === "tick" ? `[ ] ${label}` : `${label}:`,
    ...options.map(({ text }) => `[ ] ${text}`),
  ]);

/** A block as lines; tables that stand beside it share its columns. */
export function blockText(
  block: Block,
  width: number,
  tables: readonly Table[] = [],
): readonly string[] {
  switch (block.kind) {
    case "paragraph": {
      const { text, indent = 0 } = block;
      return wrap(text, width - indent).map((line) => `${" ".repeat(indent)}${line}`);
    }
    case "heading":
      return wrap(block.text, width);
    case "list":
      return block.items.flatMap((item) =>
        wrap(`${block.ticks === true ? "[ ]" : "·"} ${item}`, width, 2),
      );
    case "ladder":
    case "headline":
      return wrap(`  ${block.text}`, width, 2);
    case "cards":
      return block.cards.flatMap(({ head, text, lines }) =>
        [head, text, ...lines].flatMap((line) => wrap(line, width, 2)),
      );
    case "form":
      return formText(block.fields).flatMap((line) => wrap(line, width, 2));
    case "together":
      return block.blocks.flatMap((one) => blockText(one, width, tables));
    case "break":
      return [""];
    case "caution":
      return wrap(`! ${block.text}`, width, 2);
    case "note":
      return wrap(block.text, width, 2);
    case "command":
      // On lines of its own, to be copied as it is whatever the direction of the words.
      return [
        ...wrap(block.about, width),
        ...wrap(block.text, width - 2, 2).map((line) => `  ${line}`),
      ];
    case "table":
      return tableText(block.table, width, tables);
    case "folded":
      // A title that the table's head repeats is said once.
      return [
        ...(block.title === block.table.head[0] ? [] : wrap(block.title, width)),
        ...tableText(block.table, width, tables),
      ];
    case "figure":
      return [
        ...wrap(block.caption, width),
        ...(block.plot.kind === "bars"
          ? barLines(block.plot, block.table, width)
          : tableText(block.table, width, tables)),
      ];
    case "row":
      return block.blocks.flatMap((one) => blockText(one, width, tables));
  }
}

/**
 * What is read on a page of an exercise, a line for each paragraph: the form is not part of it, and
 * nothing is wrapped.
 */
export function pageText({ title, status, blocks }: SessionPage): readonly string[] {
  const place = status === "" ? "" : ` (${status})`;
  const lines = blocks.flatMap((block) =>
    block.kind === "heading" ? ["", `## ${block.text}`] : blockText(block, Infinity),
  );
  return [`# ${title}${place}`, ...lines].map(visible);
}
