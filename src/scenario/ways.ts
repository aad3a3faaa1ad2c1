/** How the policy of an actor comes to a move, whichever kind of policy it has. */

import type { Move, Way } from "./model.ts";

/** The ways of a move in canonical order: of a weight policy the one that its weight is. */
export function waysOf(actor: string, move: Move): readonly Way[] {
  const { id, weight, multipliers, ways, basis, span } = move;
  if (ways !== undefined || weight === undefined) return ways ?? [];
  const own = basis === undefined ? {} : { basis };
  const path = `actors.${actor}.moves.${id}`;
  return [{ path, base: { kind: "certain", weight }, multipliers, ...own, span }];
}
