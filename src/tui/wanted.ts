/** What a state wants to be told: odds of where the player stands and of the start, and advice if asked for. */

import type { AdviceQuestion } from "../app/play/advice.ts";
import { suppositions, wishesOf } from "../app/play/context.ts";
import type { OddsQuestion } from "../app/play/odds.ts";
import { standing, type Session } from "../app/play/session.ts";
import type { Wanted } from "./answer-keeper.ts";
import { comparedWith } from "./compared.ts";
import {
  adviceKey,
  oddsKeyOf,
  perspectiveIn,
  startOddsKey,
  topOverlay,
  type PlayState,
  type Surroundings,
} from "./state.ts";

/** Continuations per answer in the end: a standard error of at most 0.4 percentage points. */
const runs = 16_384;
/** Of the start, with which nothing is compared to the point: soon there. */
const startRuns = 4096;

/** The odds that a state wants, most important first. */
export function oddsWanted(
  around: Surroundings,
  state: PlayState,
): readonly Wanted<OddsQuestion>[] {
  const { context } = around;
  const { session } = state;
  const perspective = perspectiveIn(state);
  const at = (place: Session): Wanted<OddsQuestion> => ({
    key: oddsKeyOf(place, perspective),
    question: () => ({
      step: place.cursor,
      suppositions: suppositions(context, place, perspective),
      runs,
    }),
  });
  const { cursor } = session;
  const here = at(session);
  // Mostly known from the step before; what is compared must rest on as much.
  const before = cursor === 0 ? [] : [at({ ...session, cursor: cursor - 1 })];
  const first = { ...session, cursor: 0 };
  const start: Wanted<OddsQuestion> = {
    key: startOddsKey,
    question: () => ({
      step: first.cursor,
      suppositions: suppositions(context, first, { ...perspective, truth: false }),
      runs: startRuns,
    }),
  };
  const other = comparedWith(around, state);
  const there = other === undefined || standing(other).ended ? [] : [at(other)];
  return standing(session).ended ? [...there, start] : [here, ...there, start, ...before];
}

/** Runs under each course: they halve the interval three times after the first answer. */
export const courseRuns = 4096;

/** The advice that a state wants: on the decision that is on top, if it was asked for. */
export function adviceWanted(
  { context }: Surroundings,
  state: PlayState,
): readonly Wanted<AdviceQuestion>[] {
  const overlay = topOverlay(state);
  if (overlay?.kind !== "decision" || !overlay.advised) return [];
  const { session } = state;
  const { actor, options } = overlay.request;
  const wishes = wishesOf(context, actor);
  if (wishes.length === 0) return [];
  return [
    {
      key: adviceKey(state, overlay.request),
      question: () => ({
        ...{ actor, moves: options, step: session.cursor, wishes, runs: courseRuns },
        // What this actor can know, whoever looks on.
        suppositions: suppositions(context, session, { players: [actor], truth: false }),
      }),
    },
  ];
}
