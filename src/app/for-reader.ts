/** Tables as their reader needs them: at a terminal in the order that it shows, else as stored. */

import { detectBidiMode } from "../i18n/terminal/detect.ts";
import type { NumberStyle } from "../i18n/number.ts";
import { arrangeText, widthOf } from "../i18n/terminal/spans.ts";
import { directionOf } from "../i18n/language.ts";
import { TABLE_WIDTH } from "../render/table-text.ts";
import type { Surroundings } from "./surroundings.ts";

/**
 * Right-to-left lines stand at the right edge of the table; at a terminal that cannot order them they
 * are put in visual order. In a file or a pipe they stay as text is stored.
 */
export function forReader(
  lines: readonly string[],
  style: NumberStyle,
  { stdout, environment }: Surroundings,
): readonly string[] {
  if (directionOf(style.language) === "ltr" || !stdout.isTTY) return lines;
  const mode = detectBidiMode(environment);
  return lines.map((line) => {
    if (line === "" || mode === "logical") return arrangeText(line, "rtl", mode);
    return arrangeText(
      `${line}${" ".repeat(Math.max(0, TABLE_WIDTH - widthOf(line)))}`,
      "rtl",
      mode,
    );
  });
}
