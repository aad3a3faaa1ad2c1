/** Texts of a scenario in one language, with fallback. */

/** A text in one or more languages, by BCP 47 tag (as `Text` of the model). */
export type Texts = Readonly<Record<string, string>>;

/**
 * The text in `language`; failing that in English, failing that the first one given; "" if there
 * is none at all.
 */
export function textIn(texts: Texts | undefined, language: string): string {
  if (texts === undefined) return "";
  return texts[language] ?? texts["en"] ?? Object.values(texts)[0] ?? "";
}
