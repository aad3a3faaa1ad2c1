/**
 * Shapes: what may stand where in a scenario file, as data. From the one table in `constructs.ts`
 * come the structural check, the JSON Schema for editors and the tables of the reference.
 */

import type { Edition } from "../edition.ts";

/** Names of the things that a scenario is made of. */
export type ConstructName =
  | "scenario"
  | "source"
  | "parameter"
  | "correlation"
  | "definition"
  | "unknown"
  | "value"
  | "variable"
  | "noise"
  | "place"
  | "flashpoint"
  | "level"
  | "rule"
  | "multiplier"
  | "effect"
  | "couplings"
  | "link"
  | "actor"
  | "actor_objective"
  | "move"
  | "break_off"
  | "plan_done"
  | "red_line"
  | "offer"
  | "offer_move"
  | "offer_answer"
  | "offer_lapsed"
  | "answer"
  | "unanswered"
  | "event"
  | "outcome"
  | "until"
  | "history"
  | "observed_level"
  | "observed_event"
  | "observed_move"
  | "forecaster"
  | "forecast"
  | "base_rates"
  | "audited_ladder"
  | "expectation"
  | "target"
  | "template"
  | ExerciseConstructName;

/** Names of the things that an exercise is made of. */
export type ExerciseConstructName =
  | "exercise"
  | "setting"
  | "lever"
  | "mask"
  | "objective"
  | "role"
  | "aim"
  | "handout"
  | "round"
  | "inject"
  | "question"
  | "sealed"
  | "known"
  | "reference"
  | "crowd"
  | "choice"
  | "decision"
  | "option"
  | "issue"
  | "agreement"
  | "signal"
  | "scoring"
  | "points"
  | "phase"
  | "reading";

/** What an id, standing alone, refers to. */
export type ReferenceKind =
  | "source"
  | "flashpoint"
  | "level"
  | "actor"
  | "event"
  | "culprit"
  | "outcome"
  | "unknown"
  | "value"
  | "move"
  | "plan"
  | "lever"
  | "objective"
  | "role"
  | "handout"
  | "round"
  | "inject"
  | "question"
  | "decision"
  | "issue"
  | "signal"
  | "template";

/** What may stand at a place. */
export type Shape =
  /** A text: `{ en: …, ar: … }`, or a plain string for the first declared language. */
  | { readonly kind: "text" }
  /** A plain string, the same in every language. */
  | { readonly kind: "string" }
  | { readonly kind: "boolean" }
  | { readonly kind: "integer"; readonly min: number; readonly max: number }
  /** A finite number, no expression. */
  | { readonly kind: "number" }
  | { readonly kind: "date" }
  /** `true` or `false`, or a date. */
  | { readonly kind: "flag-or-date" }
  | { readonly kind: "choice"; readonly of: readonly (string | number | boolean)[] }
  | { readonly kind: "id" }
  | { readonly kind: "language" }
  | { readonly kind: "expression"; readonly type: "number" | "boolean" | "either" }
  /** `1.2% per week`, or an expression with a window. */
  | { readonly kind: "chance" }
  /** As `chance`, or, for a dated event, without a window. */
  | { readonly kind: "event-chance" }
  /** `60%`, or an expression. */
  | { readonly kind: "share" }
  /** `[low, high]`; `percent`: may be written with `%`. */
  | { readonly kind: "range"; readonly percent: boolean }
  | { readonly kind: "basis" }
  | { readonly kind: "horizon" }
  /** `3 weeks`, `2 steps`. */
  | { readonly kind: "duration" }
  /** `always`, `at least 95%`, `at most 5%`. */
  | { readonly kind: "demand" }
  /** `6 of 75`: in how many of how many cases. */
  | { readonly kind: "counted" }
  /** A step number or a date, or one of `words`. */
  | { readonly kind: "moment"; readonly words?: readonly string[] }
  | { readonly kind: "reference"; readonly to: ReferenceKind }
  /** A file name, relative to the scenario's folder. */
  | { readonly kind: "file" }
  /** A number as `--set` takes it: `2%`, `0.02`, `2% per month`. */
  | { readonly kind: "override" }
  /** `length`: exactly so many. */
  | { readonly kind: "list"; readonly of: Shape; readonly length?: number }
  /** One, or a list of them. */
  | { readonly kind: "some"; readonly of: Shape }
  /** Ids (`id`), paths or references as keys. */
  | {
      readonly kind: "map";
      readonly keys: "id" | "source" | "reference" | "path";
      /** What keys that are references refer to, where the table can say it. */
      readonly to?: ReferenceKind;
      readonly of: Shape;
    }
  | { readonly kind: "construct"; readonly name: ConstructName }
  /** A list, or a mapping in its place. */
  | { readonly kind: "either"; readonly list: Shape; readonly map: Shape }
  /** What stands in a copy, with names (`$calm`) in it; anything where `of` does not say. Checked in the copies. */
  | { readonly kind: "template"; readonly of?: Shape }
  /** A ladder: a mapping of levels, or a list of level ids. */
  | { readonly kind: "ladder" };

/** Finds the construct of a name: the table that a walk goes by. */
export type Grammar = (name: ConstructName) => Construct;

/** One key of a construct. */
export interface Field {
  readonly key: string;
  readonly shape: Shape;
  readonly required?: true;
  /** What happens without it, in a few words. */
  readonly default?: string;
  /** The edition of the language that it came with; the first where none is said. */
  readonly since?: Edition;
  /** One sentence for the reference and for an editor's hover text. */
  readonly doc: string;
}

/** A mapping with known keys. */
export interface Construct {
  readonly name: ConstructName;
  /** What it is, in a sentence or two. */
  readonly doc: string;
  readonly fields: readonly Field[];
  /** Groups of keys of which exactly one must stand. */
  readonly oneOf?: readonly (readonly string[])[];
  /** Pairs of keys that exclude one another. */
  readonly conflicts?: readonly (readonly [string, string])[];
  /** Keys that make no sense without another: the key, and the one that it needs. */
  readonly needs?: readonly (readonly [string, string])[];
  /** What may stand in its place, instead of a mapping. */
  readonly short?: {
    readonly shape: Shape;
    readonly means: string;
    /** The key that it stands for, where it is one. */
    readonly key?: string;
  };
  /** Whether the mapping may be left empty. */
  readonly mayBeEmpty?: true;
}
