/** Phase 1: events (docs/semantics.md, "Events"). */

import { at } from "../../base/invariant.ts";
import type { ProgramEvent } from "../../ir/program.ts";
import { chanceOfHazard } from "../../numeric/hazard.ts";
import type { Luck } from "../../random/luck.ts";
import { evaluateRoot, fail, holds, type Moment } from "./evaluate.ts";
import { evaluateHazard } from "./hazard.ts";
import type { ChangeRecord, EventRecord } from "./record.ts";
import type { State } from "./state.ts";
import { applyWrites, evaluateEffects } from "./write.ts";

/** The threshold of an event that may happen in this step, before the draw. */
export type EventThreshold = Omit<EventRecord, "draw" | "happened">;

/**
 * Chance of one event now, from the snapshot at the start of a step.
 * @returns undefined where nothing is drawn: not due, already happened, `when` false, hazard 0
 * @throws RunFault
 */
export function eventThreshold(moment: Moment, index: number): EventThreshold | undefined {
  const event = at(moment.program.events, index);
  const { occurrence } = event;
  if (occurrence.kind === "dated") {
    if (occurrence.step !== moment.state.step || !holds(moment, event)) return undefined;
    const probability = evaluateRoot(moment, occurrence.probability);
    if (!(probability >= 0 && probability <= 1)) {
      fail(moment, occurrence.probability.place, "chance outside [0, 1]");
    }
    return { kind: "event", event: index, factors: [], probability };
  }
  if (at(moment.state.happened, index) && !occurrence.repeats) return undefined;
  if (!holds(moment, event)) return undefined;
  if (occurrence.kind === "certain") {
    return { kind: "event", event: index, factors: [], probability: 1 };
  }
  const { base, factors, hazard } = evaluateHazard(moment, occurrence);
  if (hazard === 0) return undefined;
  return {
    kind: "event",
    event: index,
    base,
    factors,
    hazard,
    probability: chanceOfHazard(hazard),
  };
}

function drawEvent(
  moment: Moment,
  luck: Luck,
  event: ProgramEvent,
  index: number,
): EventRecord | undefined {
  const threshold = eventThreshold(moment, index);
  if (threshold === undefined) return undefined;
  if (event.occurrence.kind === "certain") return { ...threshold, happened: true };
  const draw = luck(event.site, moment.state.step);
  return { ...threshold, draw, happened: draw < threshold.probability };
}

/** All events on the snapshot at the start of the step; their writes at the end. @throws RunFault */
export function runEvents(
  moment: Moment,
  luck: Luck,
  changes: ChangeRecord[],
): { readonly state: State; readonly records: readonly EventRecord[] } {
  const { program, state } = moment;
  const records = program.events
    .map((event, index) => drawEvent(moment, luck, event, index))
    .filter((record) => record !== undefined);
  const happening = records.filter((record) => record.happened).map((record) => record.event);
  if (happening.length === 0) return { state, records };
  const writes = happening.flatMap((event) =>
    evaluateEffects(moment, at(program.events, event).effects),
  );
  const flagged: State = {
    ...state,
    happened: state.happened.map((before, event) => before || happening.includes(event)),
  };
  return { state: applyWrites(program, flagged, writes, "events", changes), records };
}
