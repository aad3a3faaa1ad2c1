/** How red lines stand in a state, in words: whether they are crossed, and since when. */

import type { FactorRecord } from "../engine/interpreter/record.ts";
import type { State } from "../engine/interpreter/state.ts";
import type { Expression } from "../scenario/expression/expression.ts";
import type { Event, Way } from "../scenario/model.ts";
import { found, nameOfEvent, spanOfSteps, told, type Naming } from "../story/naming.ts";

/** `crossed 3 weeks ago`; "" where the line is not crossed. */
export function standingOf(naming: Naming, state: State, actor: string, line: string): string {
  const { model, program, say } = naming;
  const id = `${actor}.${line}.crossed`;
  const event = program.events.findIndex((one) => one.id === id);
  if (state.happened[event] !== true) return "";
  const stopwatch = program.stopwatches.findIndex((one) => one.id === `ago(${id})`);
  const ago = state.stopwatches[stopwatch];
  if (ago === undefined) return say("line.standing");
  const lines = model.actors.find((one) => one.id === actor)?.redLines ?? [];
  const lasts = lines.find((one) => one.id === line)?.lasts ?? Infinity;
  return ago < lasts ? standingSince(naming, ago) : "";
}

const standingSince = (naming: Naming, steps: number): string =>
  steps === 0
    ? naming.say("line.standing-now")
    : naming.say("line.standing-ago", { span: spanOfSteps(naming, steps) });

/** The event that crosses the red line which a condition asks about first. */
export function crossingIn(naming: Naming, when: Expression | undefined): Event | undefined {
  if (when?.kind === "and") return crossingIn(naming, when.left);
  const asked =
    when?.kind === "happened"
      ? when.event
      : when?.kind === "compare" &&
          when.left.kind === "elapsed" &&
          when.left.origin.kind === "event"
        ? when.left.origin.event
        : undefined;
  return naming.model.events.find(({ id, origin }) => id === asked && origin?.kind === "crossed");
}

/** The red lines that a way of a move answers, each with how long ago it was crossed. */
export function lineNotes(
  naming: Naming,
  state: State,
  way: Pick<Way, "when" | "multipliers">,
  factors: readonly FactorRecord[],
): readonly string[] {
  const asked = factors.map(({ multiplier }) => way.multipliers[multiplier]?.when);
  const events = [way.when, ...asked].flatMap((when) => crossingIn(naming, when) ?? []);
  return [...new Set(events)].flatMap((event) => {
    if (event.origin?.kind !== "crossed") return [];
    const { actor, line } = event.origin;
    const standing = standingOf(naming, state, actor, line);
    // Nothing in the scenario asks how long ago.
    if (standing === naming.say("line.standing")) {
      const whose = told(naming, found(naming.model.actors, actor).name);
      return [naming.say("line.answer", { line: told(naming, event.origin.text), actor: whose })];
    }
    const what = nameOfEvent(naming, event);
    // Crossed in this very step: the state at its start does not know it yet.
    const age = standing === "" ? standingSince(naming, 0) : standing;
    return [naming.say("line.note", { what, age })];
  });
}
