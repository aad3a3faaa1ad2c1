/** What was seen of a run from outside, step by step, in the terms of the filter. */

import type { Program } from "../ir/program.ts";
import type { Observation } from "./observation.ts";

/** That an event happened or a move was made. */
export type Happening = Extract<Signal, { readonly kind: "event" | "move" }>;

/** One thing seen in a step that may tell hypotheses apart. */
export type Signal =
  | { readonly kind: "event"; readonly event: number; readonly since?: string }
  /** `since`: it happened at some time from that date to the end of the step. */
  | {
      readonly kind: "move";
      readonly actor: number;
      readonly move: number;
      readonly since?: string;
    }
  /** Another level than was seen before it; `or`: what it may be instead. */
  | {
      readonly kind: "level";
      readonly flashpoint: number;
      readonly from: number;
      readonly to: number;
      readonly or?: readonly number[];
    }
  /** Watched events and moves that did not come. */
  | { readonly kind: "quiet" }
  /** Ladders that stand where they were last seen. */
  | { readonly kind: "steady"; readonly flashpoints: readonly number[] };

/** Dated things that no whole observed step holds: before the start, or in a step not yet over. */
export interface LeftOut {
  readonly date: string;
  readonly id: string;
}

/** A path in the terms of the filter. */
export interface WatchedPath {
  /** The program with everything hidden that was not watched. */
  readonly program: Program;
  /** By step, from 0: as far as whole steps were observed. */
  readonly steps: readonly {
    readonly observation: Observation;
    /** What happened first, then what did not. */
    readonly signals: readonly Signal[];
  }[];
  readonly leftOut: readonly LeftOut[];
  /** What was known on a day; undefined after the last day that is used. */
  readonly onDay: (day: number) => DayReading | undefined;
}

/** What was known on one day: the levels that each ladder may have had, if any, and events up to then. */
export interface DayReading {
  readonly levels: readonly (readonly number[] | undefined)[];
  /** Undefined where it may have happened. */
  readonly happened: readonly (boolean | undefined)[];
}
