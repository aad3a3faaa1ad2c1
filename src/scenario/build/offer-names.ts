/** The names that an offer brings with it: its moves, its lapse. */

import { diagnose } from "../../source/catalog.ts";
import type { Diagnostic } from "../../source/diagnostic.ts";
import type { ScopeActor } from "../expression/scope.ts";
import type { Calendar } from "../model.ts";
import { childOf, entriesOf, stringOf, type Entry } from "../yaml/tree.ts";
import { readDuration } from "./duration.ts";
import { brand } from "./id.ts";

/** An offer as others see it. */
export interface NamedOffer {
  /** Steps for which it is open; absent = until it is answered. */
  readonly stands?: number;
}

/** Ids of the moves of an offer, as written: who makes them, their id, and where their keys stand. */
export function offerMoves(offer: Entry): readonly {
  readonly side: "by" | "to";
  readonly id: string;
  readonly part: Entry;
  readonly path: string;
}[] {
  const { key, value } = offer;
  const path = `offers.${key}`;
  const own = entriesOf(value).flatMap((part) =>
    part.key === "make"
      ? [{ side: "by" as const, id: key, part, path: `${path}.make` }]
      : part.key === "withdraw"
        ? [{ side: "by" as const, id: `${key}_withdraw`, part, path: `${path}.withdraw` }]
        : [],
  );
  const answers = entriesOf(childOf(value, "answers")).map((part) => ({
    side: "to" as const,
    id: `${key}_${part.key}`,
    part,
    path: `${path}.answers.${part.key}`,
  }));
  return [...own, ...answers];
}

/** Gives the two actors of an offer its moves, and reports ids that one of them has already. */
export function nameOffer(
  offer: Entry,
  actors: Map<string, ScopeActor>,
  written: (actor: string) => readonly Entry[],
  reading: { readonly calendar: Calendar; readonly report: (diagnostic: Diagnostic) => void },
): NamedOffer {
  for (const { side, id, part } of offerMoves(offer)) {
    const name = stringOf(childOf(offer.value, side)) ?? "";
    const actor = actors.get(name);
    if (actor === undefined) continue;
    if (actor.moves.has(id)) {
      const taken = written(name).find(({ key }) => key === id) ?? part;
      reading.report(diagnose("generated-id-taken", taken.keySpan, { id, of: offer.key }));
    }
    actors.set(name, { ...actor, moves: new Map([...actor.moves, [id, brand(id)]]) });
  }
  const stands = childOf(offer.value, "stands");
  return stands === undefined ? {} : { stands: readDuration(reading, stands) };
}
