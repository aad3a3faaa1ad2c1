/** The questions that a checked scenario asks about its runs. */

import type { OutcomeId } from "../base/brand.ts";
import type { Span } from "../source/span.ts";
import type { Text } from "./basis.ts";
import type { Expression } from "./expression/expression.ts";

/** A state S_k that a question names, by the number of the step or by a day. */
export interface AskedState {
  readonly step: number;
  /** The day that was asked about (since 1970-01-01), for those who know what was so on it. */
  readonly on?: number;
}

/** The part of the observed path that a question is about, both ends included. */
export interface AskedSpan {
  readonly from?: AskedState;
  readonly by?: AskedState;
}

/** Read on the observed path S_0, S_1, … only. */
export type OutcomeForm =
  | {
      readonly kind: "ever" | "always" | "first_time";
      readonly of: Expression;
      readonly during?: AskedSpan;
    }
  | { readonly kind: "at_end" | "max" | "min"; readonly of: Expression }
  /** `hold` at every step before the first one at which `reach` holds, and that one exists. */
  | { readonly kind: "until"; readonly hold: Expression; readonly reach: Expression }
  | ({ readonly kind: "value"; readonly of: Expression } & AskedState);

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
