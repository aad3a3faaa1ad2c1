/** Why what an earlier version drew cannot be drawn again. */

import type { Speech } from "../i18n/catalog.ts";
import { hadOtherLuck, LUCK_SINCE } from "../random/since.ts";

/** That the seeds of a version gave other luck, in words; `undefined` if they did not. */
export function otherLuck(say: Speech, version: string): string | undefined {
  return hadOtherLuck(version) ? say("luck.changed", { version, since: LUCK_SINCE }) : undefined;
}
