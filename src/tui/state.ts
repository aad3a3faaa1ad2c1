/** The state of the play screens, as plain data, and the events that change it. */

import type { Draft } from "../app/play/decide.ts";
import type { PlayContext } from "../app/play/context.ts";
import { perspectiveOf } from "../app/play/perspective.ts";
import { standing, type Session } from "../app/play/session.ts";
import { levelName, shortNameOf } from "../story/naming.ts";
import { holds } from "./fuzzy.ts";
import type { Advice, DecisionRequest, Odds, Perspective } from "../view/play/scene.ts";
import { flashpointOrder } from "../view/play/dashboard.ts";
import { at } from "../base/invariant.ts";
import type { Language } from "../i18n/language.ts";
import type { Tint } from "./theme.ts";
import type { ShellEvent } from "./shell.ts";

/** Panels of the overview. */
export type Tab = "flashpoints" | "headlines" | "odds";

/** What lies above the overview. */
export type Overlay =
  | { readonly kind: "detail"; readonly row: number; readonly scroll: number }
  | {
      readonly kind: "decision";
      readonly request: DecisionRequest;
      readonly draft: Draft;
      /** Actors who are asked. */
      readonly actors: readonly number[];
      /** Row: the moves, then nothing, then the staff. */
      readonly cursor: number;
      /** Whether what each move would change is shown beside it. */
      readonly advised: boolean;
    }
  | { readonly kind: "actors"; readonly cursor: number }
  /** Between two people at one screen: what stands behind it is for that seat alone. */
  | {
      readonly kind: "curtain";
      readonly seat: number;
      readonly draft: Draft;
      readonly actors: readonly number[];
    }
  | { readonly kind: "log"; readonly scroll: number }
  | {
      readonly kind: "help";
      readonly query: string;
      readonly scroll: number;
      /** The screen from which it was asked for, whose words come first. */
      readonly place?: string;
    }
  /** A look round, page by page from 0. */
  | { readonly kind: "tour"; readonly page: number }
  | { readonly kind: "ways"; readonly cursor: number }
  | { readonly kind: "compare"; readonly name: string; readonly scroll: number }
  | { readonly kind: "end"; readonly scroll: number };

/** All that the screen of play knows. */
export interface PlayState {
  readonly session: Session;
  readonly tab: Tab;
  /** Selected row of the flashpoints. */
  readonly selected: number;
  /** Scroll of the headlines and the odds. */
  readonly scroll: number;
  /** The last one is on top. */
  readonly overlays: readonly Overlay[];
  /** The seat that looks on, where there are several; absent = everyone. */
  readonly seat?: number;
  /** What is being typed after `:` or `/`. */
  readonly prompt?: string;
  /** What it is for. */
  readonly prompting: "command" | "filter";
  /** The command of the palette that is picked, from the top. */
  readonly pick: number;
  /** Rows are shown that hold this; "" = all. */
  readonly filter: string;
  /** Sessions to undo to, the latest last, and to redo to. */
  readonly undo: readonly Session[];
  readonly redo: readonly Session[];
  /** Chosen on the way; absent = that of the start. */
  readonly language?: Language;
  readonly theme: Tint;
  /** One line about what just happened, in words. */
  readonly message: string;
  /** Speed of auto-play, 1 … 5; absent = paused. */
  readonly auto?: number;
  readonly speed: number;
  /** An observer who does not want to know what is hidden. */
  readonly blind: boolean;
  /** Odds that have been computed, by `oddsKey`. */
  readonly odds: Readonly<Record<string, Odds>>;
  /** Odds cannot be computed here. */
  readonly noOdds: boolean;
  /** How often chances of a coming step became whole: the screen is drawn anew with each. */
  readonly foreseen: number;
  /** Advice that has been computed, by `adviceKey`. */
  readonly advice: Readonly<Record<string, Advice>>;
  /** Advice cannot be computed here. */
  readonly noAdvice: boolean;
  /** File to which the session is being written, relative to the folder of the shell. */
  readonly exporting?: string;
  /** The user left. */
  readonly done: boolean;
}

/** What changes the screen of play. */
export type PlayEvent =
  | ShellEvent
  | { readonly kind: "tick" }
  | { readonly kind: "odds"; readonly key: string; readonly odds: Odds }
  | { readonly kind: "no-odds" }
  /** The chances of the coming step are whole now. */
  | { readonly kind: "foreseen" }
  | { readonly kind: "advice"; readonly key: string; readonly advice: Advice }
  | { readonly kind: "no-advice" }
  /** It was written, or why not. */
  | { readonly kind: "exported"; readonly file: string; readonly reason?: string };

/** What the reducer needs besides state and event. */
export interface Surroundings {
  readonly context: PlayContext;
  readonly direction: "ltr" | "rtl";
  /** As the user named the scenario. */
  readonly scenario: string;
}

/** The first state of the screens. */
export function initialState(session: Session, message: string): PlayState {
  return {
    session,
    tab: "flashpoints",
    selected: 0,
    scroll: 0,
    overlays: [],
    message,
    speed: 3,
    blind: false,
    prompting: "command",
    pick: 0,
    filter: "",
    undo: [],
    redo: [],
    theme: "auto",
    odds: {},
    noOdds: false,
    foreseen: 0,
    advice: {},
    noAdvice: false,
    done: false,
  };
}

/** The perspective from which the screens show the session. */
export function perspectiveIn(state: PlayState): Perspective {
  const { session, seat } = state;
  const perspective = perspectiveOf(session, state.blind);
  if (session.seats.length === 0 || perspective.truth) return perspective;
  return { ...perspective, players: session.seats[seat ?? -1] ?? [] };
}

/** Program indices of the flashpoints in the rows that the filter leaves, from the top. */
export function rowsIn(
  { context }: Surroundings,
  { filter, session }: PlayState,
): readonly number[] {
  const { naming } = context;
  const all = flashpointOrder(naming);
  if (filter === "") return all;
  const { levels } = standing(session);
  return all.filter((index) => {
    const level = levelName(naming, index, at(levels, index));
    return holds(`${shortNameOf(naming, index)} ${level}`, filter);
  });
}

/** Program index of the flashpoint in a row; of the last one beyond. */
export function flashpointInRow(around: Surroundings, state: PlayState, row: number): number {
  const rows = rowsIn(around, state);
  const all = rows.length === 0 ? flashpointOrder(around.context.naming) : rows;
  return at(all, Math.min(row, all.length - 1));
}

/** Number of rows of flashpoints. */
export function rowCount(around: Surroundings, state: PlayState): number {
  return rowsIn(around, state).length;
}

/** The overlay on top. */
export function topOverlay(state: PlayState): Overlay | undefined {
  return state.overlays.at(-1);
}

/** Replaces the overlay on top. */
export function withTop(state: PlayState, overlay: Overlay): PlayState {
  return { ...state, overlays: [...state.overlays.slice(0, -1), overlay] };
}

/** Puts an overlay on top. */
export function pushOverlay(state: PlayState, overlay: Overlay): PlayState {
  return { ...state, overlays: [...state.overlays, overlay] };
}

/** Takes the top overlay away. */
export function popOverlay(state: PlayState): PlayState {
  return { ...state, overlays: state.overlays.slice(0, -1) };
}

/** Pauses auto-play. */
export function paused(state: PlayState): PlayState {
  const rest: { -readonly [Key in keyof PlayState]: PlayState[Key] } = { ...state };
  delete rest.auto;
  return rest;
}

/** The session has been written. */
export function exportedIn(state: PlayState, message: string): PlayState {
  const rest: { -readonly [Key in keyof PlayState]: PlayState[Key] } = { ...state, message };
  delete rest.exporting;
  return rest;
}

/** The screen as everyone may see it. */
export function withoutSeat(state: PlayState): PlayState {
  const rest: { -readonly [Key in keyof PlayState]: PlayState[Key] } = { ...state };
  delete rest.seat;
  return rest;
}

/** Closes the command line. */
export function withoutPrompt(state: PlayState): PlayState {
  const rest: { -readonly [Key in keyof PlayState]: PlayState[Key] } = { ...state };
  delete rest.prompt;
  return rest;
}

/** Key of the odds at the start, as they looked to someone who knew nothing yet. */
export const startOddsKey = "start";

/** Key of the odds at the cursor: the way there, and what is known. */
export function oddsKey(state: PlayState): string {
  return oddsKeyOf(state.session, perspectiveIn(state));
}

/** Key of the odds at the cursor of a session, from a perspective. */
export function oddsKeyOf(
  session: Pick<Session, "cursor" | "decisions">,
  { truth }: Pick<Perspective, "truth">,
): string {
  const decisions = [...session.decisions]
    .filter(([step]) => step < session.cursor)
    .map(([step, choices]) => [step, [...choices]]);
  return `${String(session.cursor)} ${String(truth)} ${JSON.stringify(decisions)}`;
}

/** Key of the advice on a decision: where it is made, by whom, and what is open. */
export function adviceKey(state: PlayState, { actor, options }: DecisionRequest): string {
  return `${oddsKey(state)} ${String(actor)} ${options.join(" ")}`;
}
