/** English with an accent on every letter, and longer. */

import type { LanguageData } from "../../../../src/i18n/language-data.ts";
import { madeFromEnglish } from "../pseudo.ts";

/** a to z. */
export const accentedAlphabet = "ȧƀƈḓḗƒɠħīĵķŀḿƞǿƥɋřşŧŭṽẇẋẏẑ";
export const accentedCapitals = "ȦƁƇḒḖƑƓĦĪĴĶĿḾȠǾƤɊŘŞŦŬṼẆẊẎẐ";

export const accented: LanguageData = madeFromEnglish(accentedAlphabet, accentedCapitals, {
  direction: "ltr",
});
