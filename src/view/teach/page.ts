/** A page of a session as plain data in one language: what is read, and the form below it. */

import type { LadderRow } from "./scene.ts";
import type { Headline } from "../play/headlines.ts";

/** How much a paragraph weighs. */
export type BlockTone = "plain" | "strong" | "dim" | "note";

/** A part of a page. */
export type Block =
  | { readonly kind: "heading"; readonly text: string }
  | {
      readonly kind: "text";
      readonly text: string;
      readonly tone: BlockTone;
      readonly indent: number;
    }
  | { readonly kind: "ladder"; readonly row: LadderRow }
  | { readonly kind: "headline"; readonly headline: Headline }
  /** The first row is the header; the first column is text, the others are narrow. */
  | { readonly kind: "table"; readonly rows: readonly (readonly string[])[] };

/** One of the things that can be chosen. */
export interface FieldOption {
  readonly id: string;
  readonly text: string;
}

/** Something to be filled in; values are texts, a tick is `yes`. */
export interface Field {
  readonly id: string;
  readonly kind: "percent" | "number" | "line" | "tick" | "choice";
  readonly label: string;
  /** Of a `choice`. */
  readonly options: readonly FieldOption[];
  /** One of several shares that must total 100. */
  readonly shared: boolean;
}

/** A page. */
export interface Page {
  readonly title: string;
  /** Where in the session: round, minutes, seat. */
  readonly status: string;
  readonly blocks: readonly Block[];
  readonly fields: readonly Field[];
  /** What sending the page does, in a word or two. */
  readonly button: string;
}

/** A paragraph. */
export function text(words: string, tone: BlockTone = "plain", indent = 0): Block {
  return { kind: "text", text: words, tone, indent };
}

/** Paragraphs of which some may be empty. */
export function texts(...all: readonly (string | Block)[]): readonly Block[] {
  return all.flatMap((one) => (typeof one === "string" ? (one === "" ? [] : [text(one)]) : [one]));
}

/** A heading. */
export function heading(words: string): Block {
  return { kind: "heading", text: words };
}

/** A field without options. */
export function field(id: string, kind: Field["kind"], label: string, shared = false): Field {
  return { id, kind, label, options: [], shared };
}

/** A choice. */
export function choice(id: string, label: string, options: readonly FieldOption[]): Field {
  return { id, kind: "choice", label, options, shared: false };
}
