/** What leads to an outcome, as lines of text of at most a given width, in logical order. */

import { wrap } from "../i18n/terminal/spans.ts";
import type { PathsView } from "../view/paths.ts";
import { TABLE_WIDTH, tableText } from "../render/table-text.ts";

/** The whole report, line by line. */
export function pathsText(view: PathsView, width: number = TABLE_WIDTH): string[] {
  return view.flatMap((block, index) => [
    ...(index === 0 ? [] : [""]),
    ...(block.kind === "table"
      ? tableText(block.table, width)
      : block.lines.flatMap(({ text, inset, hang }) =>
          wrap(text, width - inset, hang).map((line) => `${" ".repeat(inset)}${line}`),
        )),
  ]);
}
