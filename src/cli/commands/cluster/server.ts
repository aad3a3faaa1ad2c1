/** The server of a fleet, as commands take it. */

import type { Asking } from "../../../ask/asking.ts";
import { text } from "../../../ask/option.ts";

/** Where a fleet meets. */
export const onOption = text("--on <server>", "help.on", { idle: true });

/** The server that was named. @throws UsageFault where none was */
export const serverIn = (on: string | undefined, asking: Asking): string =>
  on ?? asking.refuse(asking.say("server.none"));
