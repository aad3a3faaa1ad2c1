/**
 * What is hidden shows only through chances: what everyone sees (visible variables, levels written
 * by effects, the end of the run) does not read it, and the moves that are open to an actor do not
 * depend on what the actor does not know: the list that a player is offered would tell.
 */

import { diagnose } from "../../source/catalog.ts";
import type { Expression } from "../expression/expression.ts";
import { readsOf, type Read } from "../expression/reads.ts";
import type { Model } from "../model.ts";
import { allEffects } from "./effects.ts";
import type { Rule } from "./rule.ts";

/** Reports `hidden-leak`. */
export const hiddenStateStaysHidden: Rule = ({ model, report }) => {
  const hidden = hiddenReads(model);
  const check = (
    target: string,
    expression: Expression | undefined,
    known: (read: Read) => boolean = () => false,
  ): void => {
    if (expression === undefined) return;
    const leak = readsOf(expression).find((read) => hidden(read) !== undefined && !known(read));
    const read = leak === undefined ? undefined : hidden(leak);
    if (leak !== undefined && read !== undefined) {
      // A read inside a definition stands elsewhere: the place of its use is what must change.
      const inside =
        leak.span.file === expression.span.file &&
        leak.span.start >= expression.span.start &&
        leak.span.end <= expression.span.end;
      report(diagnose("hidden-leak", inside ? leak.span : expression.span, { target, read }));
    }
  };
  const visible = new Set<string>(
    model.variables.filter((variable) => !variable.hidden).map(({ id }) => id),
  );
  for (const { id, drift } of model.variables) {
    if (visible.has(id)) check(id, drift);
  }
  for (const { effect } of allEffects(model)) {
    if (effect.target === "flashpoint") check(effect.flashpoint, effect.when);
    else if (effect.target === "variable" && visible.has(effect.variable)) {
      check(effect.variable, effect.value);
      check(effect.variable, effect.when);
    }
  }
  for (const actor of model.actors) {
    const unknowns = new Set<string>(
      model.unknowns.filter(({ knownTo }) => knownTo.includes(actor.id)).map(({ id }) => id),
    );
    const known = (read: Read): boolean =>
      (read.kind === "compare-unknown" && unknowns.has(read.unknown)) ||
      (read.kind === "moved" && read.actor === actor.id) ||
      ("origin" in read && read.origin.kind === "move" && read.origin.actor === actor.id);
    for (const move of actor.moves) check(`${actor.id}.${move.id}`, move.when, known);
  }
  check("ends_when", model.endsWhen);
};

/** The name of the hidden thing that a read is of, if it is one. */
function hiddenReads(model: Model): (read: Read) => string | undefined {
  const variables = new Set<string>(
    model.variables.filter(({ hidden }) => hidden).map(({ id }) => id),
  );
  const events = new Set<string>(model.events.filter(({ hidden }) => hidden).map(({ id }) => id));
  const moves = new Set(
    model.actors.flatMap((actor) =>
      actor.moves.filter(({ hidden }) => hidden).map((move) => `${actor.id}.${move.id}`),
    ),
  );
  return (read) => {
    if (read.kind === "compare-unknown") return read.unknown;
    if (read.kind === "variable" && variables.has(read.variable)) return read.variable;
    if (read.kind === "happened" && events.has(read.event)) return read.event;
    if ("origin" in read) {
      const { origin } = read;
      if (origin.kind === "event") return events.has(origin.event) ? origin.event : undefined;
      return moves.has(`${origin.actor}.${origin.move}`) ? origin.move : undefined;
    }
    if (read.kind === "moved" && moves.has(`${read.actor}.${read.move}`)) return read.move;
    return undefined;
  };
}
