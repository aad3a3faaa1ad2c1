/**
 * What is hidden shows only through chances: what everyone sees (visible variables, levels written
 * by effects, the end of the run) does not read it, and the moves that are open to an actor do not
 * depend on what the actor does not know: the list that a player is offered would tell.
 */

import { diagnose } from "../../source/catalog.ts";
import type { Expression } from "../expression/expression.ts";
import { printExpression } from "../expression/print.ts";
import { readsOf, type Read } from "../expression/reads.ts";
import type { Model } from "../model.ts";
import { allEffects } from "./effects.ts";
import type { Rule } from "./rule.ts";

/** Reports `hidden-leak`. */
export const hiddenStateStaysHidden: Rule = ({ model, context, report }) => {
  const hidden = hiddenReads(model);
  const check = (
    target: string,
    expression: Expression | undefined,
    known: (read: Read) => boolean = () => false,
    rewrite?: (expression: Expression, leak: Read) => string,
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
      const place = inside ? leak.span : expression.span;
      const suggestion = rewrite?.(expression, leak);
      report(diagnose("hidden-leak", place, { target, read }, { suggestion }));
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
      (read.kind === "moved" && knows(model, actor.id, read)) ||
      ("origin" in read && read.origin.kind === "move" && knows(model, actor.id, read.origin));
    const rewrite = context.scope.edition < 2 ? undefined : asMultiplier;
    for (const move of actor.moves) check(`${actor.id}.${move.id}`, move.when, known, rewrite);
  }
  // What crosses a red line that everyone sees is seen by everyone.
  for (const { id, origin, hidden: unseen, when } of model.events) {
    if (origin !== undefined && !unseen) check(id, when);
  }
  check("ends_when", model.endsWhen);
};

/** What may not open or close a move may still keep its policy from it. */
function asMultiplier(condition: Expression, leak: Read): string {
  if (condition.kind === "and") {
    const { left, right } = condition;
    return asMultiplier(readsOf(left).includes(leak) ? left : right, leak);
  }
  return `times: [{ by: 0, when: "not (${printExpression(condition)})" }]`;
}

/** Whether an actor sees a hidden move, and what is made of it: its own, and those known to it. */
function knows(
  model: Model,
  actor: string,
  of: { readonly actor: string; readonly move: string },
): boolean {
  if (of.actor === actor) return true;
  const owner = model.actors.find(({ id }) => id === of.actor);
  const move = owner?.moves.find(({ id }) => id === of.move);
  return move?.knownTo?.some((one) => one === actor) === true;
}

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
