/** The interface messages, ready to be said. The words themselves stand in `languages/`. */

import { dataOf } from "./language.ts";
import type { Messages } from "./languages/en/messages.ts";
import type { NumberStyle } from "./number.ts";
import { translator, type Say } from "./translate.ts";

export type { Messages };

/** Gives interface messages in one language and style of digits. */
export type Speech = Say<Messages>;

/** The messages in one style: `const say = speech({ language: "en", digits: "latin" })`. */
export function speech(style: NumberStyle): Speech {
  return translator<Messages>(dataOf(style.language).messages, style);
}
