/** Colour on stderr: only where a person reads it, and never against NO_COLOR. */

import { visibleLines } from "../base/visible.ts";
import type { DiagnosticPart } from "../i18n/diagnostics.ts";
import { directionOf } from "../i18n/language.ts";
import type { Context } from "./context.ts";

/** SGR parameters; no part says anything by colour alone. */
const codes: Readonly<Record<DiagnosticPart, string>> = {
  error: "1;31",
  warning: "1;33",
  message: "1",
  place: "36",
  gutter: "2",
  caret: "31",
  note: "2",
};

/** Paints the parts of a diagnostic, or leaves them plain. */
export type Paint = (part: DiagnosticPart, text: string) => string;

/** How to paint here; undefined = not at all. */
export function paintFor({ surroundings, language }: Context): Paint | undefined {
  const { stderr, environment } = surroundings;
  const refused = (environment["NO_COLOR"] ?? "") !== "" || environment["TERM"] === "dumb";
  // Lines that are reordered for a terminal cannot carry sequences between their characters.
  if (!stderr.isTTY || refused || directionOf(language) === "rtl") return undefined;
  return (part, text) => `\u001b[${codes[part]}m${visibleLines(text)}\u001b[0m`;
}
