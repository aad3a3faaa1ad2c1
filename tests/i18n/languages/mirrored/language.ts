/** The accented language in letters that run from right to left. */

import type { LanguageData } from "../../../../src/i18n/language-data.ts";
import { madeFromEnglish } from "../pseudo.ts";

/** a to z; the script has no capitals. */
export const mirroredAlphabet = "אבגדהוזחטיכלמנסעפצקרשתךםןף";

export const mirrored: LanguageData = madeFromEnglish(mirroredAlphabet, mirroredAlphabet, {
  direction: "rtl",
});
