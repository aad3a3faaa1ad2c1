/** Things seen on a path, by their ids. */

import { at } from "../base/invariant.ts";
import type { Happening, Signal } from "../belief/signal.ts";
import type { Program } from "../ir/program.ts";

/** The ids that a signal of an answer has beside its kind. */
interface SignalIds {
  readonly event?: string;
  readonly actor?: string;
  readonly move?: string;
  readonly flashpoint?: string;
  readonly from?: string;
  readonly to?: string;
  readonly or?: readonly string[];
  readonly flashpoints?: readonly string[];
  readonly since?: string;
}

/** Ids by the program's indices. */
export function signalIds(program: Program, seen: Signal): SignalIds {
  switch (seen.kind) {
    case "event":
      return { event: at(program.events, seen.event).id, ...sinceOf(seen) };
    case "move": {
      const { id, moves } = at(program.actors, seen.actor);
      return { actor: id, move: at(moves, seen.move).id, ...sinceOf(seen) };
    }
    case "level": {
      const { id, levels } = at(program.flashpoints, seen.flashpoint);
      const or = seen.or?.map((level) => at(levels, level));
      return {
        ...{ flashpoint: id, from: at(levels, seen.from), to: at(levels, seen.to) },
        ...(or === undefined ? {} : { or }),
      };
    }
    case "steady":
      return { flashpoints: seen.flashpoints.map((index) => at(program.flashpoints, index).id) };
    case "quiet":
      return {};
  }
}

const sinceOf = ({ since }: Happening): Pick<SignalIds, "since"> =>
  since === undefined ? {} : { since };
