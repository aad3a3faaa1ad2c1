/** What a scenario is to say of its own questions: read by `brink fit`, never by a run. */

import type { OutcomeId } from "../base/brand.ts";
import type { Span } from "../source/span.ts";
import type { Basis, Text } from "./basis.ts";
import type { Expression } from "./expression/expression.ts";

/** Whether something comes true in a run: an outcome, or a condition that holds in some state. */
export type Happening =
  | { readonly kind: "outcome"; readonly outcome: OutcomeId }
  | { readonly kind: "ever"; readonly of: Expression };

/** What a target is about. */
export type TargetSubject =
  /** A probability (of a time: that it comes at all), or the mean of a number outcome. */
  | { readonly kind: "of"; readonly of: Happening; readonly type: "probability" | "mean" }
  /** The share of the states of a run in which a condition holds. */
  | { readonly kind: "share_of_time"; readonly of: Expression }
  /** How often a condition becomes true after the start, per window of time. */
  | {
      readonly kind: "entries";
      readonly of: Expression;
      readonly per: "day" | "week" | "month" | "year";
    }
  /** All that a forecaster said, each as of its date. */
  | { readonly kind: "forecaster"; readonly forecaster: string };

/** One target. */
export interface Target {
  readonly id: string;
  readonly about?: Text;
  readonly subject: TargetSubject;
  /** Only the runs in which this comes true. */
  readonly given?: Happening;
  /** ISO date: as believed from the history up to the end of that day. */
  readonly asOf?: string;
  /** In (0, 1) for a probability or share, > 0 for a rate; absent with a forecaster. */
  readonly is?: number;
  /** An interval of 90 %. */
  readonly band?: { readonly low: number; readonly high: number };
  /** Of a forecaster's probabilities: half the width of the interval. */
  readonly within?: number;
  /** Cases that `is` was counted in. */
  readonly cases?: number;
  /** Factor of its part of the loss, > 0. */
  readonly weight: number;
  /** Reported, never fitted: all of it, or a forecaster's words of these dates. */
  readonly heldOut: boolean | readonly string[];
  readonly basis?: Basis;
  readonly span: Span;
}
