/** The way that the one played is compared with. */

import { forkAt } from "../app/play/forks.ts";
import type { Session } from "../app/play/session.ts";
import type { PlayState, Surroundings } from "./state.ts";

/** The other way at the date of this one, on the way there left to the staff where it was not played so far. @throws RunFault */
export function comparedWith(
  { context }: Surroundings,
  { session, overlays }: Pick<PlayState, "session" | "overlays">,
): Session | undefined {
  const overlay = overlays.findLast(({ kind }) => kind === "compare");
  const fork =
    overlay?.kind === "compare"
      ? session.forks.find(({ name }) => name === overlay.name)
      : undefined;
  return fork === undefined ? undefined : forkAt(context.engine, session, fork, session.cursor);
}
