/** Texts of a scenario in one language, with fallback. */

import { fallbackLanguage, widening } from "./language.ts";

/** A text in one or more languages, by BCP 47 tag (as `Text` of the model). */
export type Texts = Readonly<Record<string, string>>;

/**
 * The text in `language`, or in a wider one (`en` for `en-GB`); failing that in English, failing that
 * the first one given; "" if there is none at all.
 */
export function textIn(texts: Texts | undefined, language: string): string {
  if (texts === undefined) return "";
  const found = texts[language] ?? texts[widening(language).find((tag) => tag in texts) ?? ""];
  return found ?? texts[fallbackLanguage] ?? Object.values(texts)[0] ?? "";
}
