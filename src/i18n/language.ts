/** The languages that Brink itself speaks. Scenarios may hold texts in any number of others. */

export type Language = "en" | "ar";

/** All of them, English first (it is the fallback). */
export const languages: readonly Language[] = ["en", "ar"];

/** Reading direction of a language. */
export function directionOf(language: Language): "ltr" | "rtl" {
  return language === "ar" ? "rtl" : "ltr";
}

/**
 * The language that a tag such as `ar-LB`, `ar_EG.UTF-8` or `en` asks for; undefined if we do not
 * speak it.
 */
export function languageOf(tag: string): Language | undefined {
  const primary = tag.toLowerCase().split(/[-_.@]/u)[0];
  return languages.find((language) => language === primary);
}
