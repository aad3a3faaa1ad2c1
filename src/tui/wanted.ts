/** Which odds a state wants: where the player stands, and the start. */

import { suppositions } from "../app/play/context.ts";
import type { Wanted } from "./odds-keeper.ts";
import {
  oddsKey,
  perspectiveIn,
  startOddsKey,
  type PlayState,
  type Surroundings,
} from "./state.ts";

/** Continuations per answer: a standard error of at most 1.1 percentage points. */
const runs = 2000;

/** The odds that a state wants, most important first. */
export function oddsWanted({ context }: Surroundings, state: PlayState): readonly Wanted[] {
  const { session } = state;
  const perspective = perspectiveIn(state);
  const here: Wanted = {
    key: oddsKey(state),
    question: () => ({
      step: session.cursor,
      suppositions: suppositions(context, session, perspective),
      runs,
    }),
  };
  const first = { ...session, cursor: 0 };
  const start: Wanted = {
    key: startOddsKey,
    question: () => ({
      step: first.cursor,
      suppositions: suppositions(context, first, { ...perspective, truth: false }),
      runs,
    }),
  };
  const ended = session.states[session.cursor]?.ended === true;
  return ended ? [start] : [here, start];
}
