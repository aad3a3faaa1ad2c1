/**
 * Happenings of which only a stretch of days is known: each was in exactly one of the steps that meet it.
 * Which of them have happened is part of a hypothesis, one bit for each that is still open. Of two of the same
 * event, what happens settles the one that is due first, so that every course is counted once.
 */

import { at } from "../base/invariant.ts";
import type { State } from "../engine/interpreter/state.ts";
import type { OpenHappening } from "./observation.ts";
import type { Setting } from "./setting.ts";

/** Key of an event, by index. */
export const eventKey = (event: number): string => `event ${String(event)}`;

/** Key of a move, by the indices of its actor and itself. */
export const moveKey = (actor: number, move: number): string =>
  `move ${String(actor)}.${String(move)}`;

/** What happened in one of the steps of a stretch, both ends included. */
export interface Stretch {
  readonly key: string;
  readonly from: number;
  readonly to: number;
  /** It may have been before the first step, or after the last. */
  readonly maybeOutside: boolean;
}

/**
 * The stretches that can be in steps of their own, the first due first; one that cannot shares its step with
 * another of the same key and says no more (the greedy matching of Glover 1967).
 * @param dated steps in which something happened as is known to the day, by key
 */
export function scheduled<One extends Stretch>(
  stretches: readonly One[],
  dated: readonly Pick<Stretch, "key" | "from">[],
  steps: number,
): readonly One[] {
  const left = new Set(stretches.toSorted((a, b) => a.to - b.to || a.from - b.from));
  const kept = new Set<One>();
  for (let step = 0; step < steps; step += 1) {
    const taken = new Set(dated.filter(({ from }) => from === step).map(({ key }) => key));
    for (const one of left) {
      if (one.from > step || taken.has(one.key)) continue;
      left.delete(one);
      if (one.to < step) continue;
      taken.add(one.key);
      kept.add(one);
    }
  }
  return stretches.filter((one) => kept.has(one)).toSorted((a, b) => a.to - b.to);
}

/** What a happening in this step would settle; undefined where none may be unseen, or it was seen. */
export function openFor(
  { observation: { open }, settled = [] }: Setting,
  key: string,
): OpenHappening | undefined {
  return open?.find((one) => one.key === key && !settled.includes(one.entry));
}

/**
 * Which open happenings have happened after a step, of those that are open beyond it; undefined where one that
 * was due has not.
 * @param happening events that happened in the step
 * @param after the state after the moves of the step
 */
export function settle(
  setting: Setting,
  happening: readonly number[],
  after: State,
): readonly number[] | undefined {
  const { observation, settled = [] } = setting;
  const { open = [], events, turns } = observation;
  if (open.length === 0) return [];
  const keys = [
    ...happening.filter((event) => !events.includes(event)).map(eventKey),
    ...after.moves.flatMap((made, actor) =>
      made
        .filter((move) => !at(turns, actor).drawn.includes(move))
        .map((move) => moveKey(actor, move)),
    ),
  ];
  const now = [...settled, ...keys.flatMap((key) => openFor(setting, key)?.entry ?? [])];
  if (open.some(({ entry, isLast }) => isLast && !now.includes(entry))) return undefined;
  return open
    .filter(({ entry, isLast }) => !isLast && now.includes(entry))
    .map(({ entry }) => entry)
    .toSorted((a, b) => a - b);
}
