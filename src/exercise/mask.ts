/** The masked variant: the same world under other names, so that memory of 2022 helps less. */

import type { Mask } from "./model.ts";

/**
 * A text with every masked name replaced, longer names first. Arabic script joins words to the letters
 * before a name, so names are replaced inside words there; elsewhere as whole words only (`Russian` is a
 * name of its own).
 */
export function maskText(text: string, masks: readonly Mask[], language: string): string {
  const pairs = masks.flatMap(({ name, as }) => {
    const [from, to] = [name[language], as[language]];
    return from === undefined || to === undefined || from === "" ? [] : [[from, to] as const];
  });
  if (pairs.length === 0) return text;
  const byName = new Map(pairs);
  const names = [...byName.keys()].toSorted((a, b) => b.length - a.length);
  const any = names.map((name) => name.replaceAll(/[$()*+.?[\\\]^{|}]/gu, "\\$&")).join("|");
  const joined = "(?!\\p{Script=Arabic})[\\p{L}\\p{N}]";
  return text.replaceAll(
    new RegExp(`(?<!${joined})(?:${any})(?!${joined})`, "gu"),
    (name) => byName.get(name) ?? name,
  );
}

/**
 * Plain data with every text in it masked (objects with texts by language), for screens and pages.
 * Ids stay as they are.
 */
export function maskTexts<T>(value: T, masks: readonly Mask[], languages: readonly string[]): T {
  const walk = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(walk);
    if (typeof part !== "object" || part === null) return part;
    const entries = Object.entries(part);
    const isText =
      entries.length > 0 &&
      entries.every(([key, inner]) => languages.includes(key) && typeof inner === "string");
    return Object.fromEntries(
      entries.map(([key, inner]) => [
        key,
        isText && typeof inner === "string" ? maskText(inner, masks, key) : walk(inner),
      ]),
    );
  };
  return walk(value) as T;
}
