/** What of the state an actor can see, and what not, although the outcome depends on it. */

import { heldParts, part, TIME, type Part } from "../../../ir/parts.ts";
import type { Program } from "../../../ir/program.ts";
import { slice, type Slice } from "../../../ir/slice.ts";

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

/** The parts of the state that an actor sees. */
export function seenBy(program: Program, actor: number): readonly Part[] {
  return [
    ...[...program.flashpoints.keys()].flatMap((index) => [
      ...[part("level", index), part("dwell", index)],
      ...heldParts(program, index),
    ]),
    ...program.variables.flatMap(({ hidden }, index) => (hidden ? [] : [part("variable", index)])),
    ...program.stopwatches.flatMap(({ hidden }, index) =>
      hidden ? [] : [part("stopwatch", index)],
    ),
    ...program.unknowns.flatMap(({ knownTo }, index) =>
      knownTo.includes(actor) ? [part("unknown", index)] : [],
    ),
    ...program.events.flatMap(({ hidden }, index) => (hidden ? [] : [part("flag", index)])),
    ...program.actors.flatMap(({ moves }, index) =>
      moves.flatMap(({ hidden, knownTo = [] }, move) =>
        index === actor || !hidden || knownTo.includes(actor) ? [part("moved", index, move)] : [],
      ),
    ),
  ];
}

/**
 * What an actor sees that may tell it something of what is hidden: parts that hang on anything which
 * what is hidden hangs on, be the outcome independent of them.
 */
export function signsFor(
  program: Program,
  { needed }: Pick<Slice, "needed">,
  actor: number,
): readonly Part[] {
  const bare = { ...program, outcomes: [] };
  const { endsWhen: _, ...endless } = bare;
  const causesOf = (one: Part): ReadonlySet<Part> => slice(endless, [one]).needed;
  const seen = seenBy(program, actor);
  const unseen = [...needed].filter((one) => one !== TIME && !seen.includes(one));
  const causes = new Set(unseen.flatMap((one) => [...causesOf(one)]));
  causes.delete(TIME);
  return seen.filter((one) => !needed.has(one) && [...causesOf(one)].some((by) => causes.has(by)));
}
