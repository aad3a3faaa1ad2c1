/** Play as a program of the shell; auto-play, odds and advice run beside it. */

import type { Program } from "./shell.ts";
import type { AdviceQuestion } from "../app/play/advice.ts";
import { isWhole, workAhead } from "../app/play/context.ts";
import { reasonToStop } from "../app/play/engine.ts";
import type { OddsQuestion } from "../app/play/odds.ts";
import type { AnswerKeeper } from "./answer-keeper.ts";
import { reduce } from "./reduce.ts";
import { frameOf } from "./screens/frame.ts";
import {
  oddsKey,
  perspectiveIn,
  topOverlay,
  type PlayEvent,
  type PlayState,
  type Surroundings,
} from "./state.ts";
import { adviceWanted, oddsWanted } from "./wanted.ts";

/** Milliseconds between the steps of auto-play, by speed 1 … 5. */
const pauses: Readonly<Record<number, number>> = { 1: 2400, 2: 1400, 3: 800, 4: 400, 5: 150 };
/** Odds wait until the player has stayed for so many milliseconds. */
const oddsPause = 120;
/** Milliseconds between pieces of other work of this thread, in which keys come through. */
const breath = 5;

/** What play needs of the machine. */
export interface Beside {
  /** Told of every new state, for saving. */
  readonly onState?: (state: PlayState) => void;
  /** Writes the session to a file; why not, if it could not. */
  readonly exportTo?: (file: string, state: PlayState) => string | undefined;
  /** Makes the keeper of odds; absent = no odds (tests). */
  readonly openOdds?: (dispatch: (event: PlayEvent) => void) => AnswerKeeper<OddsQuestion>;
  /** Makes the keeper of advice; absent = none. */
  readonly openAdvice?: (dispatch: (event: PlayEvent) => void) => AnswerKeeper<AdviceQuestion>;
}

/** The play screens. */
export function playProgram(
  around: Surroundings,
  first: PlayState,
  { onState, exportTo, openOdds, openAdvice }: Beside,
): Program<PlayState, PlayEvent> {
  return {
    first,
    reduce: (state, event) => reduce(around, state, event),
    frame: (painter, state) => frameOf(painter, around, state),
    eventOf: (event) => event,
    company: (dispatch) => {
      const keeper = openOdds?.(dispatch);
      const advisor = openAdvice?.(dispatch);
      let before: PlayState | undefined;
      let asking: NodeJS.Timeout | undefined;
      let ticking: NodeJS.Timeout | undefined;
      let foreseeing: NodeJS.Timeout | undefined;
      /** Works on at the chances of the coming step, a few milliseconds between keys. */
      const foresee = (state: PlayState): void => {
        foreseeing = setTimeout(() => {
          try {
            if (workAhead(around.context, state.session, perspectiveIn(state))) {
              dispatch({ kind: "foreseen" });
            } else foresee(state);
          } catch (error) {
            // The screen that asks for them says why there are none.
            if (reasonToStop(error) === undefined) throw error;
          }
        }, breath);
      };
      return {
        onState: (state) => {
          onState?.(state);
          if (state.exporting !== undefined && state.exporting !== before?.exporting) {
            const file = state.exporting;
            const reason = exportTo?.(file, state);
            dispatch({ kind: "exported", file, ...(reason === undefined ? {} : { reason }) });
          }
          if (before === undefined || oddsKey(state) !== oddsKey(before)) {
            clearTimeout(asking);
            // What was asked of another place is given up at once.
            if (before !== undefined) keeper?.want([]);
            asking = setTimeout(() => keeper?.want(oddsWanted(around, state)), oddsPause);
          }
          const isHere = state.session === before?.session && state.blind === before.blind;
          if (around.context.hurried === true && !isHere) {
            clearTimeout(foreseeing);
            if (!isWhole(around.context, state.session, perspectiveIn(state))) foresee(state);
          }
          if (before === undefined || topOverlay(state) !== topOverlay(before)) {
            advisor?.want(adviceWanted(around, state));
          }
          if (state.auto !== before?.auto || state.session !== before?.session) {
            clearTimeout(ticking);
            if (state.auto !== undefined) {
              ticking = setTimeout(dispatch, pauses[state.auto], { kind: "tick" });
            }
          }
          before = state;
        },
        close: () => {
          clearTimeout(asking);
          clearTimeout(ticking);
          clearTimeout(foreseeing);
          void keeper?.close();
          void advisor?.close();
        },
      };
    },
  };
}
