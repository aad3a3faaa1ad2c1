/**
 * Messages with named holes and plural forms, typed: a message that does not exist, a missing hole,
 * or a key that one language lacks does not compile.
 */

import type { Language } from "./language.ts";
import { formatNumber, withDigits, type NumberStyle } from "./number.ts";

/** English plural: by `n`. */
export interface EnglishPlural {
  readonly zero?: string;
  readonly one: string;
  readonly other: string;
}

/** Arabic plural: all six CLDR forms, by `n`. */
export interface ArabicPlural {
  readonly zero: string;
  readonly one: string;
  readonly two: string;
  readonly few: string;
  readonly many: string;
  readonly other: string;
}

/** One area of the catalog in English, which sets the keys and the holes. */
export type EnglishMessages = Readonly<Record<string, string | EnglishPlural>>;

/** The same keys in Arabic; a plural stays a plural. */
export type ArabicMessages<English extends EnglishMessages> = {
  readonly [Key in keyof English]: English[Key] extends string ? string : ArabicPlural;
};

type Holes<Template> = Template extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Holes<Rest>
  : never;
type PluralHoles<Entry> = Entry extends { readonly other: infer Other }
  ? Holes<Other> | "n"
  : never;

/** Names of the holes of a message. */
export type HolesOf<Entry> = Entry extends string ? Holes<Entry> : PluralHoles<Entry>;

/** What fills the holes: numbers are formatted in the style of the language, `n` also picks the plural form. */
export type Fill<Entry> = Readonly<Record<HolesOf<Entry>, string | number>>;

/** Gives a message of the catalog in one language. */
export type Say<English extends EnglishMessages> = <Key extends keyof English & string>(
  key: Key,
  ...fill: [HolesOf<English[Key]>] extends [never] ? [] : [Fill<English[Key]>]
) => string;

const pluralRules: Readonly<Record<Language, Intl.PluralRules>> = {
  en: new Intl.PluralRules("en"),
  ar: new Intl.PluralRules("ar"),
};

const strong =
  /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}]/u;
const arabicOrHebrew = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

/** Sets a left-to-right name apart inside right-to-left text (U+2068 … U+2069). */
export function isolate(text: string): string {
  const first = strong.exec(text);
  return first !== null && !arabicOrHebrew.test(first[0]) ? `\u2068${text}\u2069` : text;
}

function choose(
  entry: string | EnglishPlural | ArabicPlural,
  n: number,
  language: Language,
): string {
  if (typeof entry === "string") return entry;
  // CLDR gives English no zero form; a message may have one all the same ("no moves").
  const form = n === 0 && entry.zero !== undefined ? "zero" : pluralRules[language].select(n);
  const forms: Partial<Record<Intl.LDMLPluralRule, string>> = { ...entry };
  return forms[form] ?? entry.other;
}

/**
 * The messages of a catalog in one style. Holes without a filling stay visible as `{name}`: a test
 * looks for them.
 */
export function translator<English extends EnglishMessages>(
  catalog: { readonly en: English; readonly ar: ArabicMessages<English> },
  style: NumberStyle,
): Say<English> {
  const messages: Readonly<Record<string, string | EnglishPlural | ArabicPlural>> =
    catalog[style.language];
  return (key, ...rest) => {
    const fill: Readonly<Record<string, string | number>> = rest[0] ?? {};
    const entry = messages[key] ?? key;
    const n = fill["n"];
    const template = choose(entry, typeof n === "number" ? n : 0, style.language);
    return withDigits(template, style).replace(/\{(\w+)\}/gu, (hole, name: string) => {
      const value = fill[name];
      if (value === undefined) return hole;
      if (typeof value === "number") return formatNumber(value, style);
      return style.language === "ar" ? isolate(value) : value;
    });
  };
}
