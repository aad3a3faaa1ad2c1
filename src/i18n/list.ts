/** Lists in a sentence or a cell: what CLDR calls units, without an "and". */

import { dataOf, type Language } from "./language.ts";

const formats = new Map<Language, Intl.ListFormat>();
const choices = new Map<Language, Intl.ListFormat>();

/** Texts of which one holds: with an "or". */
export function choiceIn(
  { language }: { readonly language: Language },
  texts: Iterable<string>,
): string {
  const format = choices.get(language) ?? new Intl.ListFormat(language, { type: "disjunction" });
  choices.set(language, format);
  return format.format(texts);
}

/** Texts one after another, as the language separates them. */
export function listIn(
  { language }: { readonly language: Language },
  texts: Iterable<string>,
): string {
  const { listSeparator } = dataOf(language);
  if (listSeparator !== undefined) return [...texts].join(listSeparator);
  let format = formats.get(language);
  if (format === undefined) {
    format = new Intl.ListFormat(language, { type: "unit", style: "long" });
    formats.set(language, format);
  }
  return format.format(texts);
}

/** Clauses one after another, which may hold lists themselves. */
export function clausesIn(
  { language }: { readonly language: Language },
  clauses: Iterable<string>,
): string {
  return [...clauses].join(dataOf(language).clauseSeparator ?? "; ");
}
