/** What teams decide in a round of an exercise: the forms of a decision and what an agreement is. */

import type { Text } from "../scenario/basis.ts";

/** What a decision asks for. */
export type DecisionKind = "plan" | "moves" | "choice" | "spend" | "text" | "agreement";

/** Something to decide. */
export interface Decision {
  readonly id: string;
  readonly text: Text;
  /**
   * `plan`: what, why, means, risks. `moves`, `choice`: some of, one of `options`. `spend`: points on
   * options. `text`: free lines, one per field. `agreement`: one option of every issue, or walk out.
   */
  readonly kind: DecisionKind;
  /** Roles that decide; empty: all. */
  readonly by: readonly string[];
  readonly options: readonly Option[];
  /** Most options (`moves`), or points to spend (`spend`). */
  readonly points?: number;
  /** Titles of the lines of a `text`, e.g. public line and private line. */
  readonly fields: readonly { readonly id: string; readonly text: Text }[];
  /** Not shown to other roles before the reveal. */
  readonly private: boolean;
  readonly minutes?: number;
}

/** One thing that can be chosen. */
export interface Option {
  readonly id: string;
  readonly text: Text;
  /** Moves of the scenario that it makes, `actor.move`. */
  readonly moves: readonly string[];
  readonly flashpoint?: string;
  /** Points that it costs in a `spend`, by default 1. */
  readonly price?: number;
  /** Cost of having chosen it, by culprit, as an inject has it. */
  readonly cost: readonly { readonly id: string; readonly value: number }[];
}

/** Something on the table, with its options. */
export interface Issue {
  readonly id: string;
  readonly text: Text;
  readonly options: readonly { readonly id: string; readonly text: Text }[];
}

/** What becomes of a text that all sign. */
export interface Agreement {
  /** Roles without whose signature there is none. */
  readonly signers: readonly string[];
  /** Chance that it survives ratification, in [0, 1]; drawn from the sealed seed. */
  readonly ratified?: number;
  /** Moves that it makes in the scenario, `actor.move`. */
  readonly moves: readonly string[];
  /** Show the Nash product as a benchmark of the class. */
  readonly nash: boolean;
}

/** What was decided; its shape goes by the kind of the decision. Ids are those of the exercise. */
export type DecisionAnswer =
  | {
      readonly kind: "plan";
      readonly what: string;
      readonly why: string;
      readonly means: string;
      readonly risks: string;
    }
  /** Options in the order of the exercise; for `spend` their prices add up to no more than `points`. */
  | { readonly kind: "moves" | "spend"; readonly options: readonly string[] }
  | { readonly kind: "choice"; readonly option: string; readonly reason?: string }
  /** By id of the field. */
  | { readonly kind: "text"; readonly fields: Readonly<Record<string, string>> }
  /** Option by issue; `undefined`: walked out. */
  | { readonly kind: "agreement"; readonly terms?: Readonly<Record<string, string>> };
