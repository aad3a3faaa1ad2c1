/**
 * The languages that Brink itself speaks. Scenarios may hold texts in any number of others. Everything
 * here and below reads a language's data; nothing knows a language by name.
 */

import { invariant } from "../base/invariant.ts";
import type { Direction, LanguageData } from "./language-data.ts";
import { registry } from "./languages/registry.ts";

/** Tag of a language that Brink speaks (BCP 47). */
export type Language = keyof typeof registry;

const known = new Map<Language, LanguageData>(
  Object.entries(registry) as [Language, LanguageData][],
);

/** All of them, the fallback first. */
export function languages(): readonly Language[] {
  return [...known.keys()];
}

/** The language of those who ask for none, or for one that we do not speak. */
export const fallbackLanguage: Language = Object.keys(registry)[0] as Language;

/**
 * Registers a language for as long as the program runs, as if it stood in the registry.
 * @throws InvariantError if its tag is taken
 */
export function addLanguage(tag: string, data: LanguageData): Language {
  const language = tag as Language;
  invariant(!known.has(language), `a new language: ${tag}`);
  known.set(language, data);
  return language;
}

/** Everything a language says. */
export function dataOf(language: Language): LanguageData {
  const data = known.get(language);
  invariant(data !== undefined, `a language: ${language}`);
  return data;
}

/** Reading direction of a language. */
export function directionOf(language: Language): Direction {
  return dataOf(language).direction;
}

/** Words by which a text speaks of something to avoid, or to keep. */
export function signWords(language: Language): LanguageData["signs"] {
  return dataOf(language).signs;
}

/** Whether a native editor has read the words of a language. */
export function isReviewed(language: Language): boolean {
  return dataOf(language).reviewed;
}

/** A tag and the wider ones in which texts may be found instead: `ar-LB-x` → `ar-lb-x`, `ar-lb`, `ar`. */
export function widening(tag: string): readonly string[] {
  const parts = tag.toLowerCase().split(/[.@]/u)[0]?.split(/[-_]/u) ?? [];
  return parts.map((_, index) => parts.slice(0, parts.length - index).join("-"));
}

/**
 * The language that a tag such as `ar-LB`, `ar_EG.UTF-8` or `en` asks for; undefined if we do not
 * speak it.
 */
export function languageOf(tag: string): Language | undefined {
  const all = languages();
  for (const wanted of widening(tag)) {
    const found = all.find((language) => language.toLowerCase() === wanted);
    if (found !== undefined) return found;
  }
  return undefined;
}
