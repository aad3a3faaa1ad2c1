/** What an actor wants: read by analysis, never by a run. */

import type { OutcomeId } from "../base/brand.ts";
import type { Span } from "../source/span.ts";

/** What an actor wants of an outcome. */
export interface Objective {
  readonly id: string;
  readonly outcome: OutcomeId;
  readonly wants: "less" | "more";
  /** > 0, beside those of its other objectives. */
  readonly weight: number;
  /** Of a number: the values that count as 0 and as 1 where objectives are weighed. */
  readonly scale?: readonly [low: number, high: number];
  readonly span: Span;
}
