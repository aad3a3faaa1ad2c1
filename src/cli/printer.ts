/**
 * Lines for a reader. Right-to-left lines that go to a terminal are put in the order in which that
 * terminal shows them rightly; in a file or a pipe text stays as text is stored.
 */

import { visibleLines, visiblePainted } from "../base/visible.ts";
import type { Surroundings } from "../app/surroundings.ts";
import { directionOf, type Language } from "../i18n/language.ts";

/** Prints a text of one or more lines. @param painted whether it has colours of ours, and is visible beneath */
export type Print = (text: string, painted?: boolean) => void;

/** A printer onto one stream. */
export async function printerOnto(
  stream: NodeJS.WriteStream,
  language: Language,
  { environment }: Surroundings,
): Promise<Print> {
  if (directionOf(language) === "ltr" || !stream.isTTY) {
    return (text, painted = false) => {
      stream.write(`${painted ? visiblePainted(text) : visibleLines(text)}\n`);
    };
  }
  const [{ arrangeText, widthOf }, { detectBidiMode }] = await Promise.all([
    import("../i18n/terminal/spans.ts"),
    import("../i18n/terminal/detect.ts"),
  ]);
  const mode = detectBidiMode(environment);
  return (text) => {
    for (const line of visibleLines(text).split("\n")) {
      const room = Math.max(0, stream.columns - 1 - widthOf(line));
      const padded = mode === "visual" && line !== "" ? line + " ".repeat(room) : line;
      stream.write(`${arrangeText(padded, "rtl", mode).trimEnd()}\n`);
    }
  };
}
