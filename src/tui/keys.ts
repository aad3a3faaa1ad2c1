/**
 * The one key map: what a key press asks for. Arabic keyboard layouts work too: a letter on the same
 * key asks for the same (Arabic 101 and the PC layout agree on all keys used here).
 */

import { latinDigits } from "../i18n/number.ts";

/** A key press, as the terminal gave it: one character, or a named key. */
export interface KeyPress {
  /** One grapheme, unless it was pasted; "" for named keys. */
  readonly text: string;
  readonly name?:
    | "up"
    | "down"
    | "left"
    | "right"
    | "pageUp"
    | "pageDown"
    | "home"
    | "end"
    | "enter"
    | "escape"
    | "tab"
    | "backTab"
    | "backspace";
  readonly ctrl?: boolean;
  /** One of many of the same that came at once: the key is held down. */
  readonly held?: boolean;
  /** Pasted, not typed: a text of any length, which is no command. */
  readonly pasted?: boolean;
}

/** What a key press can ask for. */
export type Action =
  | "step"
  | "next"
  | "rewind"
  | "auto"
  | "faster"
  | "slower"
  | "open"
  | "back"
  | "up"
  | "down"
  | "pageUp"
  | "pageDown"
  | "first"
  | "last"
  | "tab"
  | "backTab"
  | "decide"
  | "policy"
  | "advice"
  | "fork"
  | "ways"
  | "compare"
  | "bookmark"
  | "drop"
  | "undo"
  | "redo"
  | "filter"
  | "truth"
  | "command"
  | "help"
  | "quit"
  | { readonly kind: "digit"; readonly digit: number };

/** Arabic letter → the Latin one on the same key (Arabic 101). */
const arabicKeys: Readonly<Record<string, string>> = {
  ض: "q",
  ص: "w",
  ث: "e",
  ق: "r",
  ف: "t",
  غ: "y",
  ع: "u",
  ه: "i",
  خ: "o",
  ح: "p",
  ش: "a",
  س: "s",
  ي: "d",
  ب: "f",
  ل: "g",
  ا: "h",
  ت: "j",
  ن: "k",
  م: "l",
  ئ: "z",
  ء: "x",
  ؤ: "c",
  ر: "v",
  لا: "b",
  ى: "n",
  ة: "m",
  "؟": "?",
};

const letters: Readonly<Record<string, Action>> = {
  " ": "step",
  n: "next",
  u: "rewind",
  a: "auto",
  "+": "faster",
  "=": "faster",
  "-": "slower",
  o: "open",
  k: "up",
  j: "down",
  d: "decide",
  p: "policy",
  w: "advice",
  f: "ways",
  g: "fork",
  c: "compare",
  b: "bookmark",
  x: "drop",
  z: "undo",
  Z: "redo",
  "/": "filter",
  t: "truth",
  ":": "command",
  "?": "help",
  q: "quit",
};

const named: Readonly<Record<NonNullable<KeyPress["name"]>, Action | undefined>> = {
  up: "up",
  down: "down",
  left: undefined,
  right: undefined,
  pageUp: "pageUp",
  pageDown: "pageDown",
  home: "first",
  end: "last",
  enter: "open",
  escape: "back",
  tab: "tab",
  backTab: "backTab",
  backspace: "back",
};

const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** The characters of a text as people count them. */
export function graphemesOf(text: string): readonly string[] {
  return [...segmenter.segment(text)].map(({ segment }) => segment);
}

/** The Latin character on the key that was pressed, whatever the layout. */
export function latinKey(text: string): string {
  const folded = latinDigits(text.normalize("NFKC"));
  return arabicKeys[folded] ?? folded;
}

/**
 * What a key press asks for; undefined if nothing. Left and right mean back and on in time, in the
 * reading direction.
 */
export function actionOf(key: KeyPress, direction: "ltr" | "rtl"): Action | undefined {
  if (key.ctrl === true) {
    switch (key.text) {
      case "c":
        return "quit";
      case "u":
      case "b":
        return "pageUp";
      case "d":
      case "f":
        return "pageDown";
      default:
        return undefined;
    }
  }
  const text = latinKey(key.text);
  const isLeft = key.name === "left" || text === "h";
  const isRight = key.name === "right" || text === "l";
  if (isLeft || isRight) return isLeft === (direction === "ltr") ? "rewind" : "step";
  if (key.name !== undefined) return named[key.name];
  if (/^[0-9]$/u.test(text)) return { kind: "digit", digit: Number(text) };
  return letters[text];
}
