/**
 * Scenarios and exercises whose own texts are in Greek letters: whatever stands in Latin ones beside
 * them comes from Brink, or is an id.
 */

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse, stringify } from "yaml";
import { changed } from "./languages/pseudo.ts";

const greek = "αβψδεφγηιζκλμνοπχρστθωςξυϳ";

/** A text in Greek letters. */
export function foreign(text: string): string {
  return changed(text, greek);
}

/** Data with every text in it (English and Arabic, or English alone) in Greek letters only. */
export function foreignTexts<Data>(data: Data): Data {
  const walk = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(walk);
    if (typeof part !== "object" || part === null) return part;
    const entries = Object.entries(part);
    const { en } = part as { readonly en?: unknown };
    if (typeof en === "string" && entries.every(([key]) => key === "en" || key === "ar")) {
      return { el: foreign(en) };
    }
    return Object.fromEntries(entries.map(([key, inner]) => [key, walk(inner)]));
  };
  return walk(data) as Data;
}

/** A scenario file of the project as the text of one in Greek letters. */
export function foreignScenario(path: string): string {
  const file = fileURLToPath(new URL(`../../${path}`, import.meta.url));
  const tree = foreignTexts(parse(readFileSync(file, "utf8")) as object);
  return stringify({ ...tree, languages: ["el"] });
}

/** Ids of a scenario or an exercise: every key below its sections, and what it is called. */
export function idsOf(yaml: string): readonly string[] {
  const ids = new Set<string>();
  const walk = (part: unknown, named: boolean): void => {
    if (typeof part !== "object" || part === null || "el" in part) return;
    for (const [key, inner] of Object.entries(part)) {
      if (named) ids.add(key);
      walk(inner, !named && sections.has(key));
    }
  };
  walk(parse(yaml), false);
  return [...ids];
}

/** Keys whose mapping has ids for keys. */
const sections: ReadonlySet<string> = new Set([
  "actors",
  "definitions",
  "events",
  "flashpoints",
  "forecasters",
  "levels",
  "moves",
  "outcomes",
  "parameters",
  "rules",
  "sources",
  "unknowns",
  "values",
  "variables",
]);

/** Words of two letters and more, with the dots and dashes of an id or a path; not the `e` of a number, keys or hashes. */
export function latinWords(text: string): readonly string[] {
  const words = text.match(/(?<![\w.\-])[A-Za-z][\w\-./]+/gu) ?? [];
  return words
    .map((word) => word.replace(/[./]+$/u, ""))
    .filter((word) => word.length > 1 && !/^[\da-f]{32,}$/u.test(word));
}

/** Texts, and every word in Latin letters in them, for `strayWords`. */
export function knownWords(texts: readonly string[]): ReadonlySet<string> {
  const all = texts.flatMap((text) => [text, ...latinWords(text)]);
  return new Set(all.map((word) => word.toLowerCase()));
}

/** Words of a page in Latin letters that are neither known nor made of ids that are. */
export function strayWords(page: string, known: ReadonlySet<string>): readonly string[] {
  return latinWords(page).filter((word) => {
    const parts = [word, ...word.split(/[./]/u)];
    return !parts.some((part) => known.has(part.toLowerCase()));
  });
}
