/** Standing offers of a model: the states that one has, and what was made of it. */

import type { ActorId } from "../base/brand.ts";

/**
 * The states, each kept as its place here. Answers add beyond either end, while all else sets: so that an
 * answer outlives what is set in the same moment, such as a withdrawal on the same snapshot.
 */
export const offerStates = ["refused", "none", "open", "withdrawn", "lapsed", "accepted"] as const;

/** How an offer stands. */
export type OfferState = (typeof offerStates)[number];

/** The number that stands for a state. */
export function offerNumber(state: OfferState): number {
  return offerStates.indexOf(state);
}

/** What a move or event was made of: a part of an offer. */
export interface OfferOrigin {
  readonly kind: "offer";
  readonly offer: string;
  /** In the file: `offers.meetings.answers.accept`. */
  readonly path: string;
}

/** What the variable with the state of an offer was made of. */
export interface OfferTerms {
  readonly kind: "offer-state";
  readonly by: ActorId;
  readonly to: ActorId;
  /** Steps for which it is open; absent = until it is answered. */
  readonly stands?: number;
  /** Moves of its recipient that leave it open. */
  readonly leaving: readonly string[];
}

/** Id of the stopwatch that shows how long an offer has been open. */
export function offerClockId(offer: string): string {
  return `offer(${offer})`;
}

/** Id of the event by which it lapses. */
export function lapsedId(offer: string): string {
  return `${offer}.lapsed`;
}
