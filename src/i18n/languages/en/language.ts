/** English: everything the engine knows of it. */

import type { LanguageData } from "../../language-data.ts";
import { diagnostics, frame } from "./diagnostics.ts";
import { terms } from "./diagnostics-terms.ts";
import { messages } from "./messages.ts";

/** English, as data. */
export const english: LanguageData = {
  direction: "ltr",
  reviewed: true,
  messages,
  diagnostics,
  terms,
  frame,
  signs: {
    avoid: [
      ...["no", "not", "nothing", "never", "nobody", "none", "without"],
      ...["avoid", "prevent", "stop", "deny"],
    ],
    keep: ["keep", "hold", "win", "gain", "protect", "preserve", "secure", "save", "survive"],
  },
  // "There is no a level" is no English: after `no` the article goes.
  contractions: { " no a ": " no ", " no an ": " no " },
};
