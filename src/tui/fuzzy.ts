/** Finding by a few letters: what people type is matched loosely, in any writing. */

/** A text as it is searched: no case, no marks, one form of each Arabic letter. */
export function folded(text: string): string {
  return text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}|ـ/gu, "")
    .replace(/[أإآٱ]/gu, "ا")
    .replace(/ى/gu, "ي")
    .replace(/ة/gu, "ه");
}

/** Whether a text holds what was typed. */
export function holds(text: string, typed: string): boolean {
  return folded(text).includes(folded(typed).trim());
}

/**
 * How well the letters typed stand in a text in that order, better if greater: runs and beginnings of words
 * count most. Undefined if they do not.
 */
export function fuzzyScore(text: string, typed: string): number | undefined {
  const inside = Array.from(folded(text));
  let score = 0;
  let from = 0;
  let last = -1;
  for (const letter of folded(typed)) {
    if (letter === " ") continue;
    const found = inside.indexOf(letter, from);
    if (found < 0) return undefined;
    const begins = found === 0 || inside[found - 1] === " " || inside[found - 1] === "-";
    score += (found === last + 1 ? 3 : 0) + (begins ? 4 : 0) - (found - from) * 0.1;
    last = found;
    from = found + 1;
  }
  return score - inside.length * 0.01;
}
