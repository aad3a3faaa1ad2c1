/** Sites of random draws: every place that draws has its own, or the scenario is refused. */

import { siteOf } from "../random/site.ts";
import type { Model } from "../scenario/model.ts";
import { diagnose } from "../source/catalog.ts";
import type { Diagnostic } from "../source/diagnostic.ts";
import type { Span } from "../source/span.ts";

interface Draw {
  /** Qualified name, e.g. `event/osce_council`, `move/nato/1`. */
  readonly name: string;
  readonly span: Span;
}

/** The qualified name of a slot of an actor's turn. */
export function moveSiteName(actor: string, slot: number): string {
  return slot === 0 ? `move/${actor}` : `move/${actor}/${String(slot)}`;
}

function drawsOf(model: Model): readonly Draw[] {
  return [
    ...model.unknowns.map(({ id, span }) => ({ name: `unknown/${id}`, span })),
    ...model.events.map(({ id, span }) => ({ name: `event/${id}`, span })),
    ...model.actors.flatMap(({ id, span, movesPerStep }) =>
      Array.from({ length: movesPerStep }, (_, slot) => ({ name: moveSiteName(id, slot), span })),
    ),
    ...model.flashpoints.map(({ id, span }) => ({ name: `flashpoint/${id}`, span })),
    ...model.variables
      .filter(({ noise }) => noise !== undefined)
      .map(({ id, span }) => ({ name: `noise/${id}`, span })),
  ];
}

/**
 * Two places whose names hash to the same 32-bit site would share their luck. It happens to one pair
 * in 2^32; the author's way out is another id.
 * @returns a fault for each place that shares the site of an earlier one
 */
export function checkSites(model: Model): readonly Diagnostic[] {
  const taken = new Map<number, Draw>();
  const found: Diagnostic[] = [];
  for (const draw of drawsOf(model)) {
    const site = siteOf(draw.name);
    const other = taken.get(site);
    if (other === undefined) {
      taken.set(site, draw);
      continue;
    }
    const related = [{ span: other.span, code: "first-defined-here" }];
    const fill = { name: draw.name, other: other.name };
    found.push(diagnose("site-collision", draw.span, fill, { related }));
  }
  return found;
}
