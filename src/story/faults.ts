/** Why a run stopped, in words. */

import type { RunFaultReason } from "../engine/interpreter/fault.ts";
import type { Speech } from "../i18n/catalog.ts";

const keys = {
  "not finite": "run.fault.not-finite",
  negative: "run.fault.negative",
  "hazard above 10^6": "run.fault.hazard",
  "chance outside [0, 1)": "run.fault.chance",
  "chance outside [0, 1]": "run.fault.dated-chance",
  "no share": "run.fault.share",
} as const satisfies Readonly<Record<RunFaultReason, string>>;

/** The reason of a fault in one language. */
export function faultWords(reason: RunFaultReason, say: Speech): string {
  return say(keys[reason]);
}
