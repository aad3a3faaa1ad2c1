/** How offers stand in a state, in words: what became of one, how long it is open, what was said of it. */

import { at } from "../base/invariant.ts";
import type { State } from "../engine/interpreter/state.ts";
import type { Expression } from "../scenario/expression/expression.ts";
import type { Move, Variable } from "../scenario/model.ts";
import { offerClockId, offerStates, type OfferState, type OfferTerms } from "../scenario/offer.ts";
import { memoryId } from "../scenario/expression/memory.ts";
import { found, offerName, spanOfSteps, told, type Naming } from "../story/naming.ts";

/** A state of an offer in words. */
export function stateName({ say }: Naming, state: OfferState): string {
  return say(state === "lapsed" ? "offer.lapsed-state" : `offer.${state}`);
}

/** `meetings == accepted`, of a comparison that asks about an offer. */
export function compareOffer(
  naming: Naming,
  { left, comparison, state }: Extract<Expression, { kind: "compare" }>,
): string | undefined {
  if (state === undefined || left.kind !== "variable") return undefined;
  const fill = { offer: offerName(naming, left.variable), state: stateName(naming, state) };
  return naming.say(comparison === "==" ? "offer.is" : "offer.is-not", fill);
}

function valueOf({ program }: Naming, state: State, variable: string): number | undefined {
  return state.variables[program.variables.findIndex(({ id }) => id === variable)];
}

function stateIn(naming: Naming, state: State, offer: string): OfferState {
  return at(offerStates, valueOf(naming, state, offer) ?? 0);
}

/** `open for 3 of 8 weeks; “Needs time” once`. */
function standingIn(
  naming: Naming,
  state: State,
  offer: string,
  terms: OfferTerms,
  justMade = false,
): string {
  const { program, model, say } = naming;
  const now = stateIn(naming, state, offer);
  if (now !== "open" && !justMade) return stateName(naming, now);
  const { to, stands, leaving } = terms;
  const clock = program.stopwatches.findIndex(({ id }) => id === offerClockId(offer));
  const n = justMade ? 0 : state.stopwatches[clock];
  const open =
    stands === undefined || n === undefined
      ? say("offer.open")
      : say("offer.open-for", { n, span: spanOfSteps(naming, stands) });
  const moves = model.actors.find(({ id }) => id === to)?.moves ?? [];
  return moves.reduce((standing, { id, name }) => {
    if (!leaving.includes(id)) return standing;
    const made = valueOf(naming, state, memoryId("times", { kind: "move", actor: to, move: id }));
    if (made === undefined || made === 0) return standing;
    return say("offer.left-open", { standing, move: told(naming, name), n: made });
  }, open);
}

/** How the offer stands of which a move is made; "" for a move that an author wrote. */
export function offerNote(naming: Naming, state: State, { origin }: Pick<Move, "origin">): string {
  if (origin === undefined) return "";
  const terms = found(naming.model.variables, origin.offer).origin;
  if (terms?.kind !== "offer-state") return "";
  // Open to be answered or withdrawn, though not when the step began: made in this very step.
  const justMade =
    !origin.path.endsWith(".make") && stateIn(naming, state, origin.offer) !== "open";
  const standing = standingIn(naming, state, origin.offer, terms, justMade);
  return naming.say("offer.note", { offer: offerName(naming, origin.offer), standing });
}

/** The offers that are open, each with who made it to whom and how it stands. */
export function openOffers(naming: Naming, state: State): readonly string[] {
  const actor = (id: string): string => told(naming, found(naming.model.actors, id).name);
  return naming.model.variables.flatMap(({ id, origin }: Variable) => {
    if (origin?.kind !== "offer-state" || stateIn(naming, state, id) !== "open") return [];
    return [
      naming.say("offer.row", {
        offer: offerName(naming, id),
        by: actor(origin.by),
        to: actor(origin.to),
        standing: standingIn(naming, state, id, origin),
      }),
    ];
  });
}
