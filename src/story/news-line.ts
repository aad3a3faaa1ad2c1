/** What the news says of something that happens, the first time and later times. */

import type { EventRecord, MoveRecord, TransitionRecord } from "../engine/interpreter/record.ts";
import type { Event, Rule } from "../scenario/model.ts";
import { told, type Naming } from "./naming.ts";

/** What can happen several times in a run, by indices of the program. */
export type Happened =
  | { readonly kind: "event"; readonly event: number }
  | { readonly kind: "move"; readonly actor: number; readonly move: number }
  | { readonly kind: "rule"; readonly flashpoint: number; readonly rule: number };

/** Of the record of a step what counts how often a thing has happened. */
export interface Deeds {
  readonly events: readonly Pick<EventRecord, "event" | "happened">[];
  readonly moves: readonly Pick<MoveRecord, "actor" | "chosen">[];
  readonly transitions: readonly Pick<TransitionRecord, "flashpoint" | "fired">[];
}

/** How often that happened in these steps. */
export function timesIn(records: readonly Deeds[], what: Happened): number {
  const counts = records.map(({ events, moves, transitions }) => {
    switch (what.kind) {
      case "event":
        return events.filter(({ event, happened }) => happened && event === what.event);
      case "move":
        return moves.filter(({ actor, chosen }) => actor === what.actor && chosen === what.move);
      case "rule":
        return transitions.filter(
          ({ flashpoint, fired }) => flashpoint === what.flashpoint && fired === what.rule,
        );
    }
  });
  return counts.reduce((sum, { length }) => sum + length, 0);
}

/** The headline of what happened `before` times already; "" if it has none. Draws nothing. */
export function newsLine(
  naming: Naming,
  { headline, again = [] }: Pick<Rule, "headline" | "again">,
  before: number,
): string {
  return told(naming, before === 0 ? headline : (again[(before - 1) % again.length] ?? headline));
}

/** Whether only the end of a hidden plan that lasted its time, without a word of its own: no news to anyone. */
export function isQuiet({ origin, hidden, headline }: Event): boolean {
  return hidden && headline === undefined && origin?.kind === "move" && origin.stage === "over";
}
