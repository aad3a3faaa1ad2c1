/** One story as a page of its own, for those who draw it as HTML or Markdown. */

import { speech } from "../i18n/catalog.ts";
import { directionOf } from "../i18n/language.ts";
import type { NumberStyle } from "../i18n/number.ts";
import type { Page, Story } from "./block.ts";

/**
 * The page of a story.
 *
 * @param style the language in which it was told
 *
 * @example
 * import { ask, pageOf, reportHtml, reportMarkdown, tell } from "brink";
 *
 * const answer = await ask("exact", { scenario: "two-state" });
 * const story = await tell(answer, { scenario: "two-state", language: "ar" });
 * const page = pageOf(story, { language: "ar", digits: "latin" });
 * console.log(reportMarkdown(page).length, reportHtml(page).includes('dir="rtl"'));
 */
export function pageOf(
  { subject, made, headline = [], sections }: Story,
  style: NumberStyle,
): Page {
  const say = speech(style);
  return {
    language: style.language,
    direction: directionOf(style.language),
    title: subject,
    lead: made,
    headline,
    caution: say("note.model"),
    sections,
    words: { contents: say("report.contents"), data: say("report.data") },
  };
}
