/** Texts in several languages, and where a number or a claim comes from. */

import type { SourceId } from "../base/brand.ts";

/** A text in one or more languages, by BCP 47 tag; at least one entry. */
export type Text = Readonly<Record<string, string>>;

/** Where a number or a claim comes from. */
export interface Basis {
  /** Entries of the scenario's bibliography; empty where `judgement`. */
  readonly sources: readonly SourceId[];
  /** The author's own judgement, with a reason in `because`. */
  readonly judgement: boolean;
  readonly because?: Text;
}

/** What a single number rests on beside its basis: cases counted, experts asked, targets fitted to. */
export type Ground =
  | { readonly kind: "counted"; readonly count: number; readonly of: number }
  /** From how many experts. */
  | { readonly kind: "elicited"; readonly experts: number }
  /** The hash of the scenario that it was fitted in. */
  | { readonly kind: "fitted"; readonly hash: string };

/** An entry of the bibliography. */
export interface Source {
  readonly id: SourceId;
  readonly text: Text;
  /** Citation as written, language-neutral. */
  readonly ref?: string;
  readonly url?: string;
  /** The authors' own judgement, written down. */
  readonly judgement?: true;
}

/** Where something stands on a map, in whole degrees: −180 to 180 east, −90 to 90 north. */
export interface MapPlace {
  readonly east: number;
  readonly north: number;
}
