/** How flashpoints heat and cool one another. */

import type { FlashpointId } from "../base/brand.ts";
import type { Span } from "../source/span.ts";
import type { Basis } from "./basis.ts";
import type { Expression } from "./expression/expression.ts";

/**
 * Signed, bounded influence of flashpoints on one another. For every flashpoint f that is the `to`
 * of a link, each of its chance and hazard rules has one more multiplier, after its own:
 * up-rules (target worse than the current level) m = clamp(exp(s), floor, ceiling), down-rules
 * clamp(exp(-s), floor, ceiling) if `calms` else none, where
 * s = strength · Σ weight_c · (rung(from_c, lag_c) - rung of from_c's starting level) over the links
 * whose `when` holds, in the order written.
 */
export interface Couplings {
  readonly strength: Expression;
  readonly floor: Expression;
  readonly ceiling: Expression;
  readonly calms: boolean;
  readonly links: readonly CouplingLink[];
  readonly span: Span;
}

/** How strongly one flashpoint drives another. */
export interface CouplingLink {
  readonly from: FlashpointId;
  readonly to: FlashpointId;
  readonly weight: Expression;
  /** Steps, ≥ 0; 0 = the current level. */
  readonly lag: number;
  readonly when?: Expression;
  readonly basis?: Basis;
  readonly span: Span;
}
