/**
 * A story as lines of text of at most a given width, in logical order: the caller arranges them for the
 * terminal. Nothing is cut short, and nothing in a text can drive the terminal.
 */

import { wrap } from "../i18n/terminal/spans.ts";
import { visible } from "../base/visible.ts";
import type { Block, Section, Story, Table } from "../story/block.ts";
import { barLines } from "./bar-text.ts";
import { TABLE_WIDTH, tableText } from "./table-text.ts";

/** Blocks that stand in lines of their own, without an empty one between those of the same kind. */
const running: ReadonlySet<Block["kind"]> = new Set(["paragraph", "caution", "note", "command"]);

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

function blockText(block: Block, width: number, tables: readonly Table[]): readonly string[] {
  switch (block.kind) {
    case "paragraph":
    case "heading":
      return wrap(block.text, width);
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
