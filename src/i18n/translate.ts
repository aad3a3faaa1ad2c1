/**
 * Messages with named holes and plural forms, typed: a message that does not exist, a missing hole,
 * or a key that one language lacks does not compile.
 */

import { isolateCommands, isolatedForeign } from "./isolate.ts";
import { directionOf, type Language } from "./language.ts";
import type { Area, Plural } from "./message.ts";
import { formatNumber, withDigits, type NumberStyle } from "./number.ts";

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
export type Say<Source extends Area> = <Key extends keyof Source & string>(
  key: Key,
  ...fill: [HolesOf<Source[Key]>] extends [never] ? [] : [Fill<Source[Key]>]
) => string;

const rules = new Map<Language, Intl.PluralRules>();

function rulesOf(language: Language): Intl.PluralRules {
  let found = rules.get(language);
  if (found === undefined) rules.set(language, (found = new Intl.PluralRules(language)));
  return found;
}

function choose(entry: string | Plural, n: number, language: Language): string {
  if (typeof entry === "string") return entry;
  // CLDR gives some languages no zero form; a message may have one all the same ("no moves").
  const form = n === 0 && entry.zero !== undefined ? "zero" : rulesOf(language).select(n);
  return entry[form] ?? entry.other;
}

const templates = new Map<string, string>();

/** A template as its language writes it: from right to left, commands keep their own order. */
function templateIn(language: Language, template: string): string {
  if (directionOf(language) === "ltr") return template;
  let found = templates.get(template);
  if (found === undefined) templates.set(template, (found = isolateCommands(template)));
  return found;
}

/**
 * Messages in one style. Holes without a filling stay visible as `{name}`: a test looks for them.
 */
export function translator<Source extends Area>(messages: Area, style: NumberStyle): Say<Source> {
  return (key, ...rest) => {
    const fill: Readonly<Record<string, string | number>> = rest[0] ?? {};
    const entry = messages[key] ?? key;
    const n = fill["n"];
    const chosen = choose(entry, typeof n === "number" ? n : 0, style.language);
    const template = templateIn(style.language, chosen);
    return withDigits(template, style).replace(/\{(\w+)\}/gu, (hole, name: string) => {
      const value = fill[name];
      if (value === undefined) return hole;
      return typeof value === "number" ? formatNumber(value, style) : isolatedForeign(value, style);
    });
  };
}
