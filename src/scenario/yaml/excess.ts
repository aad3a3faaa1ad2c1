/** What is said of a text that is more than is read. */

import { diagnose } from "../../source/catalog.ts";
import type { Diagnostic } from "../../source/diagnostic.ts";
import type { Span } from "../../source/span.ts";
import { maximumDepth, maximumLength, maximumTokens, type Excess } from "./library.ts";

/** The limit passed, at the first thing too much. */
export function diagnoseExcess(limit: Excess["limit"], span: Span): Diagnostic {
  switch (limit) {
    case "depth":
      return diagnose("yaml-too-deep", span, { limit: maximumDepth });
    case "tokens":
      return diagnose("yaml-too-many", span, { limit: maximumTokens });
    case "length":
      return diagnose("text-too-long", span, { limit: maximumLength });
    case "marks":
      return span.file.text[span.start] === "!"
        ? diagnose("yaml-tag", span, { tag: "!" })
        : diagnose("yaml-alias", span, {});
  }
}
