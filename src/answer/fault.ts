/** Why a run stops, as answers say it. */

import type { RunFaultReason } from "../engine/interpreter/fault.ts";

/** All reasons. */
export const faultReasons = [
  "not finite",
  "negative",
  "hazard above 10^6",
  "chance outside [0, 1)",
  "chance outside [0, 1]",
  "no share",
] as const satisfies readonly RunFaultReason[];
