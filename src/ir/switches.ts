/**
 * A model whose parts can be switched off one at a time by parameters of their own, so that one
 * program answers for every removal and nothing has to be read or compiled again. With all switches
 * at 0 a run is that of the model itself, to the last bit; with one at 1 its part never acts.
 */

import type { ParameterId } from "../base/brand.ts";
import type { Expression } from "../scenario/expression/expression.ts";
import type { Model, Parameter } from "../scenario/model.ts";
import type { Span } from "../source/span.ts";

/** A part that can be taken away; `path` as `--with 'without PATH'` takes it. */
export type RemovablePart = { readonly path: string } & (
  | { readonly kind: "rule"; readonly flashpoint: string; readonly rule: string }
  | { readonly kind: "move"; readonly actor: string; readonly move: string }
  | { readonly kind: "event"; readonly event: string }
  | { readonly kind: "coupling"; readonly from: string; readonly to: string }
);

/** The model with switches, and for each part the id of its parameter. */
export interface SwitchedModel {
  readonly model: Model;
  readonly parts: readonly { readonly part: RemovablePart; readonly parameter: string }[];
}

/**
 * Gives each rule, event and coupling a switch, and each move that writes something: a move without
 * effects is how an actor rests, and without it the actor would act all the more.
 */
export function switchParts(model: Model): SwitchedModel {
  const parts: { readonly part: RemovablePart; readonly parameter: string }[] = [];
  const parameters: Parameter[] = [...model.parameters];
  const guard = <Guarded extends { readonly when?: Expression; readonly span: Span }>(
    part: RemovablePart,
    guarded: Guarded,
  ): Guarded => {
    const { when, span } = guarded;
    // No id of a file has a blank.
    const parameter = `without ${String(parts.length)}` as ParameterId;
    parts.push({ part, parameter });
    parameters.push({ id: parameter, declared: true, value: 0, span });
    const on: Expression = {
      kind: "compare",
      comparison: "==",
      left: { kind: "parameter", parameter, span },
      right: { kind: "number", value: 0, span },
      span,
    };
    return {
      ...guarded,
      when: when === undefined ? on : { kind: "and", left: on, right: when, span },
    };
  };
  const flashpoints = model.flashpoints.map((flashpoint) => ({
    ...flashpoint,
    rules: flashpoint.rules.map((rule) => {
      const path = `flashpoints.${flashpoint.id}.rules.${rule.id}`;
      return guard({ kind: "rule", flashpoint: flashpoint.id, rule: rule.id, path }, rule);
    }),
  }));
  const actors = model.actors.map((actor) => ({
    ...actor,
    moves: actor.moves.map((move) => {
      const path = `actors.${actor.id}.moves.${move.id}`;
      return move.effects.length === 0
        ? move
        : guard({ kind: "move", actor: actor.id, move: move.id, path }, move);
    }),
  }));
  const events = model.events.map((event) =>
    guard({ kind: "event", event: event.id, path: `events.${event.id}` }, event),
  );
  const { couplings } = model;
  const links = couplings?.links.map((link, index) => {
    const path = `couplings.links.${String(index)}`;
    return guard({ kind: "coupling", from: link.from, to: link.to, path }, link);
  });
  return {
    model: {
      ...model,
      flashpoints,
      actors,
      events,
      ...(couplings === undefined || links === undefined
        ? {}
        : { couplings: { ...couplings, links } }),
      parameters,
    },
    parts,
  };
}
