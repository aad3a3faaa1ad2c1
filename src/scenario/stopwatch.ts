/** Stopwatches: what the language keeps time with. */

import type { StopwatchId } from "../base/brand.ts";
import type { Happening } from "./expression/expression.ts";

/** Steps since something last happened: made of what an author writes, never written by itself. */
export interface Stopwatch {
  readonly id: StopwatchId;
  /** What it times: how long ago something was, a plan, an effect that comes later, or an offer that is open. */
  readonly kind: "memory" | "plan" | "delay" | "offer";
  readonly origin: Happening;
  /** Steps until what it times is done, of a plan. */
  readonly takes?: number;
  /** Steps that it shows at the start of a run; absent = off. */
  readonly start?: number;
  readonly hidden: boolean;
}

/** What becomes of a plan: it is done, has lost what it needs, or no longer stays done. */
export type PlanStage = "done" | "stopped" | "over";
