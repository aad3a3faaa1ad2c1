/** What an action of `brink teach` cannot do without. */

import type { Speech } from "../../../i18n/catalog.ts";
import { UsageFault } from "../../../ask/refusal.ts";

/** Gives a value that must be there. Throws UsageFault. */
export function neededBy(
  say: Speech,
  action: string,
): (value: string | undefined, what: string) => string {
  return (value, what) => {
    if (value !== undefined && value.trim() !== "") return value;
    throw new UsageFault(say("usage.teach-needs", { action, what }));
  };
}
