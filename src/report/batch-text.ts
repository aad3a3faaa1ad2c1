/** The base-rate audit, which is no question yet, as lines of text. */

import { wrap } from "../i18n/terminal/spans.ts";
import { TABLE_WIDTH, tableText } from "../render/table-text.ts";
import type { Table } from "../story/block.ts";

/** Tables between words. */
export interface BatchView {
  readonly heading: readonly string[];
  readonly tables: readonly Table[];
  readonly notes: readonly string[];
}

/** The whole text, line by line. */
export function batchText(view: BatchView, width: number = TABLE_WIDTH): string[] {
  const lines = view.heading.flatMap((line) => wrap(line, width));
  for (const table of view.tables) lines.push("", ...tableText(table, width, view.tables));
  if (view.notes.length > 0) lines.push("", ...view.notes.flatMap((note) => wrap(note, width, 2)));
  return lines;
}
