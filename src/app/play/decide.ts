/** Which decision of the coming step waits for a player, and what is open to them. */

import { at } from "../../base/invariant.ts";
import type { Choice, Choices } from "../../engine/interpreter/record.ts";
import type { Model } from "../../scenario/model.ts";
import type { DecisionRequest, NewsItem, Perspective } from "../../view/play/scene.ts";
import type { PlayEngine } from "./engine.ts";
import { visibleNews } from "./news.ts";
import { deedsBefore } from "./path.ts";
import { currentState, type Session } from "./session.ts";

/** Decisions of the coming step so far. */
export interface Draft {
  readonly choices: Choices;
  /** Actors whose remaining slots are left to their policy. */
  readonly delegated: readonly number[];
}

/** Nothing decided yet. */
export const emptyDraft: Draft = { choices: new Map(), delegated: [] };

/**
 * What the step brings before an actor's turn: events, and with sequential turns the moves of those
 * before. Nothing later in the step can change it, and nothing later is played. @throws RunFault
 */
function newsBefore(
  engine: PlayEngine,
  session: Session,
  actor: number,
  choices: Choices,
  perspective: Perspective,
): readonly NewsItem[] {
  const { record } = engine.beforeTurn(currentState(engine, session), actor, choices);
  return visibleNews(
    engine.program,
    record,
    perspective,
    deedsBefore(session.path, session.cursor),
  );
}

/** Program indices of an actor's moves in the author's order. */
function authorsOrder(model: Model, { program }: PlayEngine, actor: number): readonly number[] {
  const { id, moves } = at(program.actors, actor);
  const written = model.actors.find((one) => one.id === id)?.moves ?? [];
  return written.map((move) => moves.findIndex((one) => one.id === move.id));
}

/**
 * The first slot of these actors that still waits for a decision; undefined once all are settled.
 * Slots with nothing open to them need none. @throws RunFault
 */
export function nextDecision(
  model: Model,
  engine: PlayEngine,
  session: Session,
  actors: readonly number[],
  draft: Draft,
  perspective: Perspective,
): DecisionRequest | undefined {
  const state = currentState(engine, session);
  if (state.ended) return undefined;
  for (const actor of actors.toSorted((left, right) => left - right)) {
    if (draft.delegated.includes(actor)) continue;
    const slots = at(engine.program.actors, actor).sites.length;
    const taken = draft.choices.get(actor) ?? [];
    if (taken.length >= slots) continue;
    const earlier = new Map([...draft.choices].filter(([other]) => other < actor));
    const made = taken.flatMap((choice) => (choice.kind === "move" ? [choice.move] : []));
    const { state: snapshot } = engine.beforeTurn(state, actor, earlier);
    const open = engine.options(snapshot, actor);
    const options = authorsOrder(model, engine, actor).filter(
      (move) => open.some((option) => option.move === move) && !made.includes(move),
    );
    if (options.length === 0) continue;
    return {
      actor,
      slot: taken.length,
      slots,
      snapshot,
      options,
      news: newsBefore(engine, session, actor, earlier, perspective),
    };
  }
  return undefined;
}

/** The draft with one more choice; `none` ends the actor's turn. */
export function withChoice(draft: Draft, request: DecisionRequest, choice: Choice): Draft {
  const taken = draft.choices.get(request.actor) ?? [];
  const rest = choice.kind === "none" ? request.slots - taken.length : 1;
  const slots = [...taken, ...Array.from({ length: rest }, () => choice)];
  return { ...draft, choices: new Map([...draft.choices, [request.actor, slots]]) };
}

/** The draft with the rest of an actor's turn left to its policy. */
export function withDelegation(draft: Draft, actor: number): Draft {
  return { ...draft, delegated: [...draft.delegated, actor] };
}
