/** Registers the languages of this folder, as a line each in the registry would. */

import { addLanguage, type Language } from "../../../src/i18n/language.ts";
import {
  accentedAlphabet,
  accentedCapitals,
  accented as accentedData,
} from "./accented/language.ts";
import { mirrored as mirroredData, mirroredAlphabet } from "./mirrored/language.ts";
import { lettersBehind } from "./pseudo.ts";

export const accented: Language = addLanguage("en-XA", accentedData);
export const mirrored: Language = addLanguage("en-XB", mirroredData);

/** What both say alike: English letters, without capitals; signs that point forward are one sign. */
export function plain(text: string): string {
  const letters = lettersBehind(text, accentedAlphabet, accentedCapitals, mirroredAlphabet);
  return letters.replace(/[←→]/gu, "→").replaceAll("en-xb", "en-xa");
}
