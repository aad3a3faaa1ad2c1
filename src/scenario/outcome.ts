/** The questions that a checked scenario asks about its runs. */

import type { OutcomeId } from "../base/brand.ts";
import type { Span } from "../source/span.ts";
import type { Text } from "./basis.ts";
import type { Expression } from "./expression/expression.ts";

/** Read on the observed path S_0, S_1, … only. */
export type OutcomeForm =
  | { readonly kind: "ever" | "always" | "at_end" | "first_time" | "max"; readonly of: Expression }
  /** `hold` at every step before the first one at which `reach` holds, and that one exists. */
  | { readonly kind: "until"; readonly hold: Expression; readonly reach: Expression }
  | {
      readonly kind: "value";
      readonly of: Expression;
      readonly step: number;
      /** The day that was asked about (since 1970-01-01), for those who know what was so on it. */
      readonly on?: number;
    };

/** A question about a run. */
export interface Outcome {
  readonly id: OutcomeId;
  readonly title: Text;
  readonly about?: Text;
  readonly form: OutcomeForm;
  /** Type of what is estimated: a probability, a number, or a time in steps (or never). */
  readonly type: "boolean" | "number" | "time";
  readonly span: Span;
}
