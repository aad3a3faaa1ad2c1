/**
 * Pieces of text that keep their own order inside text of another direction (Unicode Standard Annex 9,
 * isolates). The one place that makes or counts these characters; terminals never see them,
 * `terminal/reorder.ts` takes them out.
 */

import { directionOf, type Language } from "./language.ts";
import type { Direction } from "./language-data.ts";

const openers = { ltr: "\u2066", rtl: "\u2067", auto: "\u2068" } as const;
const closer = "\u2069";
const opening = /[\u2066-\u2068]/gu;
const any = /[\u2066-\u2069]/gu;

const strong =
  /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}]/u;
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

/** A text set apart as of one direction; `auto`: that of its first letter. */
export function isolate(text: string, as: Direction | "auto"): string {
  return `${openers[as]}${text}${closer}`;
}

/** What opens and what closes an isolate of one direction, for text in pieces. */
export function fences(as: Direction): readonly [open: string, close: string] {
  return [openers[as], closer];
}

/** As `isolate`, if what stands around it runs from right to left; else the text as it is. */
export function isolateIn(around: Direction, text: string, as: Direction | "auto" = "ltr"): string {
  return around === "rtl" ? isolate(text, as) : text;
}

/** Figures, signs and formulas in one piece and from left to right, whatever the language. */
export function isolated(text: string, { language }: { readonly language: Language }): string {
  return isolateIn(directionOf(language), text);
}

/** A path, a command or a name in one piece, in the direction of its own first letter. */
export function isolatedName(text: string, { language }: { readonly language: Language }): string {
  return isolateIn(directionOf(language), text, "auto");
}

/** As `isolatedName`, but only around what runs from left to right: names of the language itself need nothing. */
export function isolatedForeign(text: string, style: { readonly language: Language }): string {
  const first = strong.exec(text);
  return first === null || rightToLeft.test(first[0]) ? text : isolatedName(text, style);
}

const word = String.raw`[\w./='"<>*:-]*[\w/'"<>*]`;
const piece = String.raw`(?:${word}|\{\w+\})`;
/** An isolate, or else a command: words of which one begins as options and commands of the screen do. */
const isolatesAndCommands = new RegExp(
  String.raw`[\u2066-\u2068][^\u2069]*\u2069|(?<![\w{}:-])(?:[a-z]\w* (?:${piece} )*)?(?:--?|:)[a-z](?:${word})?(?: ${piece})*`,
  "gu",
);

/** The pieces of a command line within a text from right to left set apart: their marks would change sides. */
export function isolateCommands(text: string): string {
  return text.replace(isolatesAndCommands, (found) =>
    /^[\u2066-\u2068]/u.test(found) ? found : isolate(found, "ltr"),
  );
}

/** The text without its isolates, which take no room. */
export function withoutIsolates(text: string): string {
  return text.replace(any, "");
}

/** What closes the isolates that a cut text left open. */
export function closersOf(text: string): string {
  const open = (text.match(opening)?.length ?? 0) - (text.split(closer).length - 1);
  return closer.repeat(Math.max(0, open));
}
