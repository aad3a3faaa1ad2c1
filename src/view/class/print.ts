/** A page to print as plain data in one language: what stands on it, before it is laid out. */

import type { Language } from "../../i18n/language.ts";

/** A card to cut out. */
export interface PrintCard {
  /** Number and time. */
  readonly head: string;
  /** What it says. */
  readonly text: string;
  /** Sender, receivers; of a controller's copy also truth and what is expected. */
  readonly lines: readonly string[];
}

/** A piece of a page. */
export type PrintPiece =
  | { readonly kind: "heading"; readonly text: string; readonly small?: boolean }
  | { readonly kind: "paragraph"; readonly text: string; readonly soft?: boolean }
  /** In a frame. */
  | { readonly kind: "note"; readonly title: string; readonly texts: readonly string[] }
  | { readonly kind: "list"; readonly items: readonly string[] }
  | {
      readonly kind: "table";
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  /** Empty lines under a label, to write on. */
  | { readonly kind: "lines"; readonly label: string; readonly count: number }
  /** Labels with a box each, to write a number or a word in. */
  | { readonly kind: "boxes"; readonly labels: readonly string[]; readonly unit?: string }
  /** Lines to tick. */
  | { readonly kind: "ticks"; readonly items: readonly string[] }
  | { readonly kind: "cards"; readonly cards: readonly PrintCard[] }
  /** Kept on one page where it fits. */
  | { readonly kind: "together"; readonly pieces: readonly PrintPiece[] }
  /** A new page begins. */
  | { readonly kind: "break" };

/** Paper sizes. */
export type Paper = "a4" | "letter";

/** A whole document. */
export interface PrintDocument {
  readonly language: Language;
  readonly direction: "ltr" | "rtl";
  readonly paper: Paper;
  readonly title: string;
  /** Under the title: class and exercise, and what more there is. */
  readonly lead: readonly string[];
  readonly pieces: readonly PrintPiece[];
  /** Large type on landscape paper, a slide to a page. */
  readonly slides?: boolean;
}

/** A document and the file that it belongs in, without extension, below the folder of the pack. */
export interface PackPage {
  readonly name: string;
  readonly document: PrintDocument;
}
