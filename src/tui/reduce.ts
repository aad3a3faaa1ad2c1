/**
 * What an event makes of the state of the play screens: a pure function. What is on top gets a key
 * first; what it does not take means the same everywhere.
 */

import { assertNever } from "../base/invariant.ts";
import { runCommand } from "./command.ts";
import { actionOf, type Action, type KeyPress } from "./keys.ts";
import {
  flashpointInRow,
  paused,
  popOverlay,
  pushOverlay,
  rowCount,
  topOverlay,
  withTop,
  withoutPrompt,
  type Overlay,
  type PlayEvent,
  type PlayState,
  type Surroundings,
  type Tab,
} from "./state.ts";
import {
  decideFor,
  goToCheckpoint,
  nextEvent,
  returnToBranch,
  rewind,
  settle,
  stepAlone,
  stepOn,
} from "./time.ts";

/** Rows that a page key moves by. */
const page = 10;
const tabs: readonly Tab[] = ["flashpoints", "headlines", "odds"];

/** How far an action moves a cursor or scrolls; undefined if it is no such action. */
function distance(action: Action | undefined): number | undefined {
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

function moved(from: number, by: number, last: number): number {
  return Math.max(0, Math.min(from + by, Math.max(0, last)));
}

function openRow(around: Surroundings, state: PlayState, row: number): PlayState {
  if (row < 0 || row >= rowCount(around)) return state;
  const opened: Overlay = { kind: "detail", row, scroll: 0 };
  const chosen = { ...state, selected: row };
  return topOverlay(state)?.kind === "detail"
    ? withTop(chosen, opened)
    : pushOverlay(chosen, opened);
}

function nextTab(state: PlayState, by: number): PlayState {
  const tab = tabs[(tabs.indexOf(state.tab) + by + tabs.length) % tabs.length] ?? "flashpoints";
  return { ...state, tab, scroll: 0 };
}

/** What an action means wherever nothing on top has taken it. */
function act(around: Surroundings, state: PlayState, action: Action): PlayState {
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
      return openRow(around, state, state.selected);
    case "back":
      return popOverlay(state);
    case "tab":
      return nextTab(state, 1);
    case "backTab":
      return nextTab(state, -1);
    case "decide":
      return state.session.players.length > 0
        ? decideFor(around, state, state.session.players)
        : pushOverlay(state, { kind: "actors", cursor: 0 });
    case "fork":
      return pushOverlay(state, { kind: "fork", cursor: 0 });
    case "truth":
      return state.session.players.length > 0 ? state : { ...state, blind: !state.blind };
    case "command":
      return { ...state, prompt: "" };
    case "help":
      return pushOverlay(state, { kind: "help", query: "", scroll: 0 });
    case "quit":
      return { ...state, done: true };
    case "up":
    case "down":
    case "pageUp":
    case "pageDown":
    case "first":
    case "last":
    case "policy":
      return state;
    default:
      return assertNever(action, "action");
  }
}

function onOverview(
  around: Surroundings,
  state: PlayState,
  action: Action,
  maxScroll: number,
): PlayState {
  const by = distance(action);
  if (by === undefined) return act(around, state, action);
  return state.tab === "flashpoints"
    ? { ...state, selected: moved(state.selected, by, rowCount(around) - 1) }
    : { ...state, scroll: moved(state.scroll, by, maxScroll) };
}

function onDecision(around: Surroundings, state: PlayState, action: Action): PlayState {
  const overlay = topOverlay(state);
  if (overlay?.kind !== "decision") return state;
  const last = overlay.request.options.length + 1;
  const by = distance(action);
  if (by !== undefined)
    return withTop(state, { ...overlay, cursor: moved(overlay.cursor, by, last) });
  if (typeof action === "object") {
    if (action.digit === 0) return settle(around, state, overlay.request.options.length);
    return action.digit <= overlay.request.options.length
      ? withTop(state, { ...overlay, cursor: action.digit - 1 })
      : state;
  }
  switch (action) {
    case "open":
    case "step":
      return settle(around, state, overlay.cursor);
    case "policy":
      return settle(around, state, last);
    case "back":
      return popOverlay(state);
    case "help":
    case "quit":
      return act(around, state, action);
    default:
      return state;
  }
}

/** The lists of the fork page: the latest branch, then the checkpoints. */
function chooseFork(around: Surroundings, state: PlayState, row: number): PlayState {
  const { branches, checkpoints } = state.session;
  if (branches.length > 0 && row === 0) return returnToBranch(around, state);
  const checkpoint = checkpoints[row - (branches.length > 0 ? 1 : 0)];
  if (checkpoint === undefined) return state;
  return goToCheckpoint(around, popOverlay(state), checkpoint.name) ?? state;
}

function onList(
  around: Surroundings,
  state: PlayState,
  overlay: Extract<Overlay, { kind: "actors" | "fork" }>,
  action: Action,
  maxScroll: number,
): PlayState {
  const by = distance(action);
  if (by !== undefined)
    return withTop(state, { ...overlay, cursor: moved(overlay.cursor, by, maxScroll) });
  const choose = (row: number): PlayState =>
    overlay.kind === "fork"
      ? chooseFork(around, state, row)
      : row < around.context.engine.program.actors.length
        ? decideFor(around, state, [row])
        : state;
  if (typeof action === "object") return choose(action.digit === 0 ? 9 : action.digit - 1);
  if (action === "open" || action === "step") return choose(overlay.cursor);
  return act(around, state, action);
}

function onDetail(
  around: Surroundings,
  state: PlayState,
  overlay: Extract<Overlay, { kind: "detail" }>,
  action: Action,
  maxScroll: number,
): PlayState {
  const by = distance(action);
  if (by !== undefined)
    return withTop(state, { ...overlay, scroll: moved(overlay.scroll, by, maxScroll) });
  const count = rowCount(around);
  if (action === "tab") return openRow(around, state, (overlay.row + 1) % count);
  if (action === "backTab") return openRow(around, state, (overlay.row + count - 1) % count);
  if (action === "open") return popOverlay(state);
  return act(around, state, action);
}

function onEnd(
  around: Surroundings,
  state: PlayState,
  overlay: Extract<Overlay, { kind: "end" }>,
  action: Action,
  maxScroll: number,
): PlayState {
  const by = distance(action);
  if (by !== undefined)
    return withTop(state, { ...overlay, scroll: moved(overlay.scroll, by, maxScroll) });
  return act(around, state, action);
}

/** The help page takes letters as its search. */
function onHelp(
  around: Surroundings,
  state: PlayState,
  overlay: Extract<Overlay, { kind: "help" }>,
  key: KeyPress,
  maxScroll: number,
): PlayState {
  if (key.name === "escape" || key.name === "enter" || (key.text === "?" && overlay.query === "")) {
    return popOverlay(state);
  }
  if (key.ctrl === true && key.text === "c") return { ...state, done: true };
  if (key.name === "backspace") {
    return withTop(state, { ...overlay, query: overlay.query.slice(0, -1), scroll: 0 });
  }
  if (key.name === undefined && key.ctrl !== true && key.text !== "") {
    if (key.text === "q" && overlay.query === "") return popOverlay(state);
    return withTop(state, { ...overlay, query: overlay.query + key.text, scroll: 0 });
  }
  const by = distance(actionOf(key, around.direction));
  return by === undefined
    ? state
    : withTop(state, { ...overlay, scroll: moved(overlay.scroll, by, maxScroll) });
}

function onPrompt(around: Surroundings, state: PlayState, typed: string, key: KeyPress): PlayState {
  if (key.name === "enter") return runCommand(around, state, typed);
  if (key.name === "escape" || (key.ctrl === true && key.text === "c")) return withoutPrompt(state);
  if (key.name === "backspace") {
    return typed === "" ? withoutPrompt(state) : { ...state, prompt: typed.slice(0, -1) };
  }
  if (key.name !== undefined || key.ctrl === true) return state;
  return { ...state, prompt: typed + key.text };
}

function onKey(
  around: Surroundings,
  state: PlayState,
  key: KeyPress,
  maxScroll: number,
): PlayState {
  if (state.prompt !== undefined) return onPrompt(around, state, state.prompt, key);
  const overlay = topOverlay(state);
  if (overlay?.kind === "help") return onHelp(around, state, overlay, key, maxScroll);
  const action = actionOf(key, around.direction);
  if (action === undefined) return state;
  if (state.auto !== undefined) {
    if (action === "faster" || action === "slower") {
      const faster = act(around, state, action);
      return { ...faster, auto: faster.speed };
    }
    const still = { ...paused(state), message: around.context.naming.say("message.paused") };
    // Time keys only pause; anything else pauses and is done.
    return action === "auto" || action === "step" || action === "back"
      ? still
      : onAction(around, still, action, maxScroll);
  }
  return onAction(around, state, action, maxScroll);
}

function onAction(
  around: Surroundings,
  state: PlayState,
  action: Action,
  maxScroll: number,
): PlayState {
  const overlay = topOverlay(state);
  switch (overlay?.kind) {
    case undefined:
    case "help":
      return onOverview(around, state, action, maxScroll);
    case "detail":
      return onDetail(around, state, overlay, action, maxScroll);
    case "decision":
      return onDecision(around, state, action);
    case "actors":
    case "fork":
      return onList(around, state, overlay, action, maxScroll);
    case "end":
      return onEnd(around, state, overlay, action, maxScroll);
  }
}

function onClick(
  around: Surroundings,
  state: PlayState,
  row: number,
  maxScroll: number,
): PlayState {
  const overlay = topOverlay(state);
  if (overlay === undefined) {
    if (state.tab !== "flashpoints") return state;
    return row === state.selected ? openRow(around, state, row) : { ...state, selected: row };
  }
  if (overlay.kind === "decision" || overlay.kind === "actors" || overlay.kind === "fork") {
    return overlay.cursor === row
      ? onAction(around, state, "open", maxScroll)
      : withTop(state, { ...overlay, cursor: row });
  }
  return state;
}

/** The next state. @throws RunFault where the scenario cannot go on */
export function reduce(around: Surroundings, state: PlayState, event: PlayEvent): PlayState {
  switch (event.kind) {
    case "key":
      return onKey(around, state, event.key, event.maxScroll);
    case "tick":
      return state.auto === undefined ? state : stepAlone(around, state);
    case "odds":
      return { ...state, odds: { ...state.odds, [event.key]: event.odds } };
    case "click":
      return onClick(around, state, event.row, event.maxScroll);
    case "wheel": {
      const action = event.lines < 0 ? "up" : "down";
      return onAction(around, state, action, event.maxScroll);
    }
  }
}

/** Program index of the flashpoint that is selected. */
export function selectedFlashpoint(around: Surroundings, state: PlayState): number {
  return flashpointInRow(around, state.selected);
}
