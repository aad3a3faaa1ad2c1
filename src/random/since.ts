/** Which versions of Brink have the luck of this one, seed by seed. */

/** The first version whose seeds give the luck that they give now. */
export const LUCK_SINCE = "0.2.0";

/**
 * Whether a seed gave other luck in that version: what was drawn with it cannot be drawn again. A text
 * that is no version counts as one that did.
 */
export function hadOtherLuck(version: string): boolean {
  const numbers = numbersOf(version);
  if (numbers === undefined) return true;
  for (const [index, since] of (numbersOf(LUCK_SINCE) ?? []).entries()) {
    const number = numbers[index] ?? 0;
    if (number !== since) return number < since;
  }
  return false;
}

function numbersOf(version: string): readonly number[] | undefined {
  return /^(\d+)\.(\d+)\.(\d+)(?![\d.])/u.exec(version)?.slice(1).map(Number);
}
