/** How an exercise is scored. */

import type { Text } from "../scenario/basis.ts";

/** The rule that scores forecasts. */
export type ScoreRule = "brier" | "rps" | "log";

/** How it is scored. Forecasts, decisions and explanations are never added up. */
export interface Scoring {
  /** Rules shown, the first one first; empty: Brier, and RPS for levels. */
  readonly rules: readonly ScoreRule[];
  /** What skill is measured against. */
  readonly against?: "reference" | "class" | "half";
  /** Compare the first forecast of a question with the last. */
  readonly improvement: boolean;
  /** Points for work that a person marks. */
  readonly points: readonly {
    readonly id: string;
    readonly text: Text;
    readonly most: number;
    readonly objective?: string;
  }[];
  /** Mark explanations by claim, mechanism, evidence, counter-signal, uncertainty (0–4 in all). */
  readonly explanation: boolean;
  /** What evaluators tick, by observation. */
  readonly checklist: readonly { readonly id: string; readonly text: Text }[];
  /** Ladders whose steps above a level are counted, each by itself, against the run with nothing done. */
  readonly harm: readonly string[];
  /** The joint payoff is shown at the end only. */
  readonly joint: boolean;
}
