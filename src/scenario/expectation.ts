/** What must be so in runs of a scenario: read by `brink check --expectations`, never by a run. */

import type { ExpectationId } from "../base/brand.ts";
import type { Span } from "../source/span.ts";
import type { Text } from "./basis.ts";
import type { Expression } from "./expression/expression.ts";

/** What counts as a case, and what makes it hold; read on the observed path S_0, S_1, … only. */
export type ExpectationForm =
  /** A case is a run; `of` in every state of it, or in one. */
  | { readonly kind: "always" | "ever"; readonly of: Expression }
  /**
   * A case is each S_k in which `after` holds and in S_k-1 did not; `of` in every one of the states
   * S_k+1 … S_k+within, in one, or in none.
   */
  | {
      readonly kind: "after";
      readonly after: Expression;
      /** In steps, ≥ 1. */
      readonly within: number;
      readonly judge: "always" | "ever" | "never";
      readonly of: Expression;
    }
  /** A case is the first S_k in which `at` holds; so many of the conditions hold in it too. */
  | {
      readonly kind: "first";
      readonly at: Expression;
      readonly of: readonly Expression[];
      /** From 1 to the number of conditions. */
      readonly least: number;
    };

/** The share of the cases that must hold: all, or at least or at most a share strictly between 0 and 1. */
export type Demand =
  { readonly kind: "always" } | { readonly kind: "at-least" | "at-most"; readonly share: number };

/** One expectation. */
export interface Expectation {
  readonly id: ExpectationId;
  readonly title?: Text;
  readonly about?: Text;
  readonly form: ExpectationForm;
  readonly holds: Demand;
  readonly span: Span;
}
