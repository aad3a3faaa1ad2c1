/** The languages that Brink speaks, by BCP 47 tag: a folder and a line each. The first is the fallback. */

import type { LanguageData } from "../language-data.ts";
import { arabic } from "./ar/language.ts";
import { english } from "./en/language.ts";

/** The languages that ship, by tag. */
export const registry: Readonly<Record<"en" | "ar", LanguageData>> = {
  en: english,
  ar: arabic,
};
