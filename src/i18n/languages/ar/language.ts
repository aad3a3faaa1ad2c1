/** Arabic: everything the engine knows of it. */

import type { LanguageData } from "../../language-data.ts";
import { diagnostics, frame } from "./diagnostics.ts";
import { terms } from "./diagnostics-terms.ts";
import { messages } from "./messages.ts";

/** Arabic, as data. */
export const arabic: LanguageData = {
  direction: "rtl",
  reviewed: false,
  messages,
  diagnostics,
  terms,
  frame,
  signs: {
    avoid: ["لا", "ألا", "دون", "بلا", "عدم", "تجنب", "تجنّب", "منع", "لن", "لم", "ليس"],
    keep: ["صون", "حفظ", "الحفاظ", "إبقاء", "حماية", "كسب", "الفوز", "بقاء"],
  },
  // What CLDR says ("أ وب") joins "و" to names in Latin letters and to figures.
  listSeparator: "، ",
  clauseSeparator: "؛ ",
  // Western digits stand unless Arabic-Indic ones are asked for.
  digits: { numerals: "٠١٢٣٤٥٦٧٨٩", point: "٫", percent: "٪" },
};
