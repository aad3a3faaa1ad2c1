/** All effects of a model with what they belong to. */

import type { Actor, Effect, Event, Model, Move, Rule } from "../model.ts";

/** An effect and who has it. */
export interface OwnedEffect {
  readonly effect: Effect;
  readonly owner: Rule | Event | Move;
  readonly actor?: Actor;
}

/** Every effect of rules, moves and events. */
export function allEffects(model: Model): readonly OwnedEffect[] {
  const own = (owner: Rule | Event | Move): OwnedEffect[] =>
    owner.effects.map((effect) => ({ effect, owner }));
  return [
    ...model.flashpoints.flatMap(({ rules }) => rules.flatMap(own)),
    ...model.actors.flatMap((actor) =>
      actor.moves.flatMap((move) => own(move).map((one) => ({ ...one, actor }))),
    ),
    ...model.events.flatMap(own),
  ];
}
