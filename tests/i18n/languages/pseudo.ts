/**
 * Languages that nobody speaks, made from English: every word is changed and a third longer, so that
 * what was not translated, was cut or stands askew is seen. Code, keys and holes stay as they are.
 */

import type { LanguageData } from "../../../src/i18n/language-data.ts";
import { english } from "../../../src/i18n/languages/en/language.ts";

/** What is no word of a language: holes, code, options, keys to press, files, addresses. */
const kept =
  /\{\w+\}|`[^`]*`|(?<![\p{L}\d])--?[a-z][\w-]*|https?:\S+|(?:Ctrl|Shift)-\w+|(?<![\p{L}\d]):[a-z]\w*|[\w-]+\.(?:csv|html|json|md|parquet|yaml)\b|\bbrink [a-z]+/gu;

/** A vowel, or the last letter of a word of four and more: what is written twice. */
const twice = /[aeiou]|(?<=[a-z]{3})[a-z](?![a-z])/giu;

/** A text with every letter changed by `alphabet` (a to z; capitals by `capitals`), some of them twice. */
export function changed(text: string, alphabet: string, capitals: string = alphabet): string {
  const word = (part: string): string =>
    part.replace(twice, "$&$&").replace(/[A-Za-z]/gu, (letter) => {
      const lower = letter.toLowerCase();
      const letters = letter === lower ? alphabet : capitals;
      return [...letters][lower.charCodeAt(0) - 97] ?? letter;
    });
  let out = "";
  let from = 0;
  for (const match of text.matchAll(kept)) {
    out += word(text.slice(from, match.index)) + match[0];
    from = match.index + match[0].length;
  }
  return out + word(text.slice(from));
}

/** A language as English, its words changed. */
export function madeFromEnglish(
  alphabet: string,
  capitals: string,
  rest: Pick<LanguageData, "direction">,
): LanguageData {
  const each = <Value>(value: Value): Value => {
    if (typeof value === "string") return changed(value, alphabet, capitals) as Value;
    const entries = Object.entries(value as Readonly<Record<string, unknown>>);
    return Object.fromEntries(entries.map(([key, inner]) => [key, each(inner)])) as Value;
  };
  const { messages, diagnostics, terms, frame, contractions = {} } = english;
  return {
    ...rest,
    reviewed: false,
    messages: each(messages),
    diagnostics: each(diagnostics),
    terms: each(terms),
    frame: each(frame),
    contractions: Object.fromEntries(
      Object.entries(contractions).map(([from, to]) => [each(from), each(to)]),
    ),
    months: "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ").map(each),
  };
}

/** The English letters behind a text in one of these alphabets, small ones only. */
export function lettersBehind(text: string, ...alphabets: readonly string[]): string {
  const letters = new Map(
    alphabets.flatMap((alphabet) =>
      [...alphabet].map((letter, index) => [letter, String.fromCharCode(97 + index)] as const),
    ),
  );
  return [...text]
    .map((letter) => letters.get(letter) ?? letter)
    .join("")
    .toLowerCase();
}
