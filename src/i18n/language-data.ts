/**
 * What a language is to the engine: words and properties, plain data without functions. What it does
 * not say is taken from CLDR by its tag (plural rules, names of months, lists).
 */

import type { DiagnosticCode } from "../source/catalog.ts";
import type { Messages } from "./languages/en/messages.ts";
import type { Plural } from "./message.ts";

/** Where lines begin. */
export type Direction = "ltr" | "rtl";

/** The other words of a report of diagnostics. */
export type FrameWord = "error" | "warning" | "suggestion" | "first-defined-here";

/** One language. */
export interface LanguageData {
  readonly direction: Direction;
  /** Whether a native editor has read its words; if not, readers are told. */
  readonly reviewed: boolean;
  readonly messages: Readonly<Record<keyof Messages, string | Plural>>;
  readonly diagnostics: Readonly<Record<DiagnosticCode, string>>;
  /** Words of the scenario language inside diagnostics; a word that is missing stands as it is. */
  readonly terms: Readonly<Record<string, string>>;
  readonly frame: Readonly<Record<FrameWord, string>>;
  /** Words by which the text of an aim speaks of something to avoid, or to keep; in lower case. */
  readonly signs?: { readonly avoid: readonly string[]; readonly keep: readonly string[] };
  /** What two words become where a term follows another word: `no a ` → `no `. */
  readonly contractions?: Readonly<Record<string, string>>;
  /** Between the entries of a list, where CLDR's own form does not suit. */
  readonly listSeparator?: string;
  /** Between clauses that may hold lists themselves; `; ` where absent. */
  readonly clauseSeparator?: string;
  /** Names of the twelve months as dates have them, where CLDR's short ones do not suit. */
  readonly months?: readonly string[];
  /** Its own digits, 0 to 9, decimal point and percent sign, if readers may ask for them. */
  readonly digits?: { readonly numerals: string; readonly point: string; readonly percent: string };
}
