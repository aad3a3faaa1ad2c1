/** What an action means wherever nothing on top of the overview has taken it. */

import type { Action } from "./keys.ts";
import { narrowed } from "./narrowed.ts";
import { seenOf } from "./seen.ts";
import {
  popOverlay,
  pushOverlay,
  rowCount,
  rowsIn,
  topOverlay,
  withTop,
  type Overlay,
  type PlayState,
  type Surroundings,
  type Tab,
} from "./state.ts";
import { redo, undo } from "./undo.ts";
import { bookmark, compare, fork } from "./ways.ts";
import { decideFor, nextEvent, rewind, stepAlone, stepOn } from "./time.ts";

const tabs: readonly Tab[] = ["flashpoints", "headlines", "odds"];

/** How far an action moves a cursor or scrolls; undefined if it is no such action. */
export function distance(action: Action | undefined, page = 10): number | undefined {
  switch (action) {
    case "up":
      return -1;
    case "down":
      return 1;
    case "pageUp":
      return -page;
    case "pageDown":
      return page;
    case "first":
      return -Infinity;
    case "last":
      return Infinity;
    default:
      return undefined;
  }
}

/** A row so far from another, within a list whose last row is `last`. */
export function moved(from: number, by: number, last: number): number {
  return Math.max(0, Math.min(from + by, Math.max(0, last)));
}

/** Opens the flashpoint of a row, above or in place of another one. */
export function openRow(around: Surroundings, state: PlayState, row: number): PlayState {
  if (row < 0 || row >= rowCount(around, state)) return state;
  const opened: Overlay = { kind: "detail", row, scroll: 0 };
  const chosen = { ...state, selected: row };
  return topOverlay(state)?.kind === "detail"
    ? withTop(chosen, opened)
    : pushOverlay(chosen, opened);
}

/** Opens what is selected: a flashpoint, or that of a headline; other headlines have none. */
function openSelected(around: Surroundings, state: PlayState): PlayState {
  if (state.tab === "odds") return state;
  if (state.tab === "flashpoints") return openRow(around, state, state.selected);
  const { headlines } = narrowed(around, state, seenOf(around, state)).situation.dashboard;
  const flashpoint = headlines[state.scroll]?.flashpoint;
  if (flashpoint === undefined) return state;
  return openRow(around, state, rowsIn(around, state).indexOf(flashpoint));
}

function nextTab(state: PlayState, by: number): PlayState {
  const tab = tabs[(tabs.indexOf(state.tab) + by + tabs.length) % tabs.length] ?? "flashpoints";
  return { ...state, tab, scroll: 0 };
}

/** What an action means wherever nothing on top has taken it. */
export function act(around: Surroundings, state: PlayState, action: Action): PlayState {
  const { naming } = around.context;
  if (typeof action === "object") {
    return openRow(around, state, action.digit === 0 ? 9 : action.digit - 1);
  }
  switch (action) {
    case "step":
      return stepOn(around, state);
    case "next":
      return nextEvent(around, state);
    case "rewind":
      return rewind(around, state, 1);
    case "auto": {
      const started = { ...state, auto: state.speed };
      return stepAlone(around, {
        ...started,
        message: naming.say("message.auto", { speed: state.speed }),
      });
    }
    case "faster":
    case "slower": {
      const speed = Math.max(1, Math.min(5, state.speed + (action === "faster" ? 1 : -1)));
      return { ...state, speed, message: naming.say("message.auto", { speed }) };
    }
    case "open":
      return openSelected(around, state);
    case "advice":
      return openRow(around, state, state.selected);
    case "back":
      return state.overlays.length === 0 && state.filter !== ""
        ? { ...state, filter: "", selected: 0 }
        : popOverlay(state);
    case "tab":
      return nextTab(state, 1);
    case "backTab":
      return nextTab(state, -1);
    case "decide":
      return state.session.players.length > 0 && !state.session.facilitated
        ? decideFor(around, state, state.session.players)
        : pushOverlay(state, { kind: "actors", cursor: 0 });
    case "ways":
      return topOverlay(state)?.kind === "ways"
        ? popOverlay(state)
        : pushOverlay(state, { kind: "ways", cursor: 0 });
    case "fork":
      return fork(around, state, "");
    case "compare":
      return compare(around, state, "");
    case "bookmark":
      return bookmark(around, state, "");
    case "truth":
      return state.session.players.length > 0
        ? { ...state, message: naming.say("message.no-truth") }
        : {
            ...state,
            blind: !state.blind,
            message: naming.say(state.blind ? "message.seeing" : "message.blind"),
          };
    case "command":
      return { ...state, prompt: "", prompting: "command", pick: 0 };
    case "filter":
      return { ...state, prompt: state.filter, prompting: "filter", pick: 0 };
    case "undo":
      return undo(around, state);
    case "redo":
      return redo(around, state);
    case "help":
      return pushOverlay(state, {
        ...{ kind: "help", query: "", scroll: 0 },
        place: topOverlay(state)?.kind ?? state.tab,
      });
    case "quit":
      return { ...state, done: true };
    case "up":
    case "down":
    case "pageUp":
    case "pageDown":
    case "first":
    case "last":
    case "policy":
    case "drop":
      return state;
  }
}
