/** Which kind of policy an actor has. */

import type { ProgramActor } from "./program.ts";

/**
 * Whether chances compete in a turn of this actor. A weight policy is the other kind: every move has
 * one certain way, always open, and nothing rests.
 */
export function isHazardPolicy({ moves, rest }: ProgramActor): boolean {
  if (rest !== undefined) return true;
  return !moves.every(({ ways }) => {
    const [own, ...others] = ways;
    return own?.base.kind === "certain" && own.when === undefined && others.length === 0;
  });
}
