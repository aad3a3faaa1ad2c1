/** Play as a program of the shell; auto-play and the odds run beside it. */

import type { Program } from "./shell.ts";
import type { OddsKeeper } from "./odds-keeper.ts";
import { reduce } from "./reduce.ts";
import { frameOf } from "./screens/frame.ts";
import { oddsKey, type PlayEvent, type PlayState, type Surroundings } from "./state.ts";
import { oddsWanted } from "./wanted.ts";

/** Milliseconds between the steps of auto-play, by speed 1 … 5. */
const pauses: Readonly<Record<number, number>> = { 1: 2400, 2: 1400, 3: 800, 4: 400, 5: 150 };
/** Odds wait until the player has stayed for so many milliseconds. */
const oddsPause = 120;

/** What play needs of the machine. */
export interface Beside {
  /** Told of every new state, for saving. */
  readonly onState?: (state: PlayState) => void;
  /** Makes the keeper of odds; absent = no odds (tests). */
  readonly openOdds?: (dispatch: (event: PlayEvent) => void) => OddsKeeper;
}

/** The play screens. */
export function playProgram(
  around: Surroundings,
  first: PlayState,
  { onState, openOdds }: Beside,
): Program<PlayState, PlayEvent> {
  return {
    first,
    reduce: (state, event) => reduce(around, state, event),
    frame: (painter, state) => frameOf(painter, around, state),
    eventOf: (event) => event,
    company: (dispatch) => {
      const keeper = openOdds?.(dispatch);
      let before: PlayState | undefined;
      let asking: NodeJS.Timeout | undefined;
      let ticking: NodeJS.Timeout | undefined;
      return {
        onState: (state) => {
          onState?.(state);
          if (before === undefined || oddsKey(state) !== oddsKey(before)) {
            clearTimeout(asking);
            asking = setTimeout(() => keeper?.want(oddsWanted(around, state)), oddsPause);
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
          void keeper?.close();
        },
      };
    },
  };
}
