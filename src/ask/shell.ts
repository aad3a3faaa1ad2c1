/** Words of command lines that a user can paste into a shell. */

import { hostileIn } from "../base/visible.ts";

/** A word, quoted where a shell would read something into it. */
export function shellWord(text: string): string {
  if (/^[\w%+,./:=@-]+$/u.test(text) && !text.startsWith("-")) return text;
  // What a terminal would obey, or not show, is written as its number.
  if (hostileIn(text) !== undefined || /[\n\t]/u.test(text)) {
    const inner = text.replace(/[\\'\p{Cc}\p{Cf}\u2028\u2029]/gu, numbered);
    return `$'${inner}'`;
  }
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** A character as shells write it between `$'` and `'`. */
function numbered(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const digits = code.toString(16);
  return code > 0xffff ? `\\U${digits.padStart(8, "0")}` : `\\u${digits.padStart(4, "0")}`;
}

/** An option, with its value if it takes one; a value that looks like an option is joined to it and cannot be taken for one. */
export function joined(option: string, value: string | null): string {
  if (value === null) return option;
  return value.startsWith("-") ? `${option}=${shellWord(value)}` : `${option} ${shellWord(value)}`;
}
