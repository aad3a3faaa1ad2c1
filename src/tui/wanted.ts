/** What a state wants to be told: odds of where the player stands and of the start, and advice if asked for. */

import type { AdviceQuestion } from "../app/play/advice.ts";
import { suppositions, wishesOf } from "../app/play/context.ts";
import type { OddsQuestion } from "../app/play/odds.ts";
import { standing } from "../app/play/session.ts";
import type { Wanted } from "./answer-keeper.ts";
import { comparedWith } from "./compared.ts";
import {
  adviceKey,
  oddsKey,
  oddsKeyOf,
  perspectiveIn,
  startOddsKey,
  topOverlay,
  type PlayState,
  type Surroundings,
} from "./state.ts";

/** Continuations per answer: a standard error of at most 1.1 percentage points. */
const runs = 2000;

/** The odds that a state wants, most important first. */
export function oddsWanted(
  around: Surroundings,
  state: PlayState,
): readonly Wanted<OddsQuestion>[] {
  const { context } = around;
  const { session } = state;
  const perspective = perspectiveIn(state);
  const here: Wanted<OddsQuestion> = {
    key: oddsKey(state),
    question: () => ({
      step: session.cursor,
      suppositions: suppositions(context, session, perspective),
      runs,
    }),
  };
  const first = { ...session, cursor: 0 };
  const start: Wanted<OddsQuestion> = {
    key: startOddsKey,
    question: () => ({
      step: first.cursor,
      suppositions: suppositions(context, first, { ...perspective, truth: false }),
      runs,
    }),
  };
  const other = comparedWith(around, state);
  const there: readonly Wanted<OddsQuestion>[] =
    other === undefined || standing(other).ended
      ? []
      : [
          {
            key: oddsKeyOf(other, perspective),
            question: () => ({
              step: other.cursor,
              suppositions: suppositions(context, other, perspective),
              runs,
            }),
          },
        ];
  return standing(session).ended ? [...there, start] : [here, ...there, start];
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
