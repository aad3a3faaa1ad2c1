/** Views that are not yet stories, as lines of text. */

import { wrap } from "../i18n/terminal/spans.ts";
import { TABLE_WIDTH, tableText } from "../render/table-text.ts";
import type { BatchView } from "../view/batch.ts";

/** The whole report, line by line. */
export function batchText(view: BatchView, width: number = TABLE_WIDTH): string[] {
  const lines = view.heading.flatMap((line) => wrap(line, width));
  for (const table of view.tables) lines.push("", ...tableText(table, width, view.tables));
  if (view.notes.length > 0) lines.push("", ...view.notes.flatMap((note) => wrap(note, width, 2)));
  return lines;
}
