/** What of the state an actor cannot see, although the outcome depends on it. */

import { part } from "../../../ir/parts.ts";
import type { Slice } from "../../../ir/slice.ts";

/** Ids of unknowns, variables, events, moves and stopwatches that matter and are hidden from an actor. */
export function hiddenFrom({ program, needed }: Slice, actor: number): readonly string[] {
  const has = (kind: string, ...indices: readonly number[]): boolean =>
    needed.has(part(kind, ...indices));
  return [
    ...program.unknowns.flatMap(({ id, knownTo }, index) =>
      has("unknown", index) && !knownTo.includes(actor) ? [id] : [],
    ),
    ...program.variables.flatMap(({ id, hidden }, index) =>
      has("variable", index) && hidden ? [id] : [],
    ),
    ...program.events.flatMap(({ id, hidden }, index) =>
      has("flag", index) && hidden ? [id] : [],
    ),
    ...program.actors.flatMap((one, index) =>
      index === actor
        ? []
        : one.moves.flatMap(({ id, hidden, knownTo = [] }, move) =>
            has("moved", index, move) && hidden && !knownTo.includes(actor)
              ? [`${one.id}.${id}`]
              : [],
          ),
    ),
    ...program.stopwatches.flatMap(({ id, hidden }, index) =>
      has("stopwatch", index) && hidden ? [id] : [],
    ),
  ];
}
