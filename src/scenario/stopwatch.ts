/** Stopwatches: what the language keeps time with. */

import type { StopwatchId } from "../base/brand.ts";
import type { Happening } from "./expression/expression.ts";

/** Steps since something last happened: made of what an author writes, never written by itself. */
export interface Stopwatch {
  readonly id: StopwatchId;
  /** What it times: how long ago something was, a plan, or an effect that comes later. */
  readonly kind: "memory" | "plan" | "delay";
  readonly origin: Happening;
  /** Steps until what it times is done, of a plan. */
  readonly takes?: number;
  /** Steps that it shows at the start of a run; absent = off. */
  readonly start?: number;
  readonly hidden: boolean;
}
