/** Seeds for those who do not choose one. */

import { randomInt } from "node:crypto";

const consonants = "bdfgklmnprstvz";
const vowels = "aeiou";

/** A fresh seed that is easy to say and type, such as `lomavu-27`. */
export function freshSeed(): string {
  const pick = (letters: string): string => letters.charAt(randomInt(letters.length));
  const word = Array.from({ length: 3 }, () => pick(consonants) + pick(vowels)).join("");
  return `${word}-${String(randomInt(10, 100))}`;
}
