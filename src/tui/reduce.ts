/**
 * What an event makes of the state of the play screens: a pure function. What is on top gets a key
 * first; what it does not take means the same everywhere.
 */

import { act, distance, moved, openRow } from "./act.ts";
import { onPrompt, runCommand } from "./command.ts";
import { spoken } from "./dress.ts";
import { remembering } from "./undo.ts";
import { keptAnswers } from "./answer-keeper.ts";
import { actionOf, type Action, type KeyPress } from "./keys.ts";
import {
  onCompare,
  onCurtain,
  onDecision,
  onDetail,
  onEnd,
  onHelp,
  onList,
  onPage,
  onTour,
} from "./overlay-keys.ts";
import {
  exportedIn,
  paused,
  rowCount,
  startOddsKey,
  topOverlay,
  withTop,
  type PlayEvent,
  type PlayState,
  type Surroundings,
} from "./state.ts";
import { stepAlone } from "./time.ts";

function onOverview(
  around: Surroundings,
  state: PlayState,
  action: Action,
  maxScroll: number,
): PlayState {
  const by = distance(action);
  if (by === undefined) return act(around, state, action);
  return state.tab === "flashpoints"
    ? { ...state, selected: moved(state.selected, by, rowCount(around, state) - 1) }
    : { ...state, scroll: moved(state.scroll, by, maxScroll) };
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
  if (key.pasted === true) {
    return { ...state, message: around.context.naming.say("message.paste") };
  }
  const action = actionOf(key, around.direction);
  if (action === undefined) return state;
  // A key that is held must not go on acting after it is let go.
  if (key.held === true && distance(action) === undefined) return state;
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
    case "ways":
      return onList(around, state, overlay, action, maxScroll);
    case "tour":
      return onTour(around, state, overlay, action);
    case "curtain":
      return onCurtain(around, state, action);
    case "log":
      return onPage(around, state, overlay, action, maxScroll);
    case "compare":
      return onCompare(around, state, overlay, action, maxScroll);
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
  if (state.prompt !== undefined) {
    return state.prompting === "filter"
      ? state
      : runCommand(around, { ...state, pick: row }, state.prompt);
  }
  const overlay = topOverlay(state);
  if (overlay === undefined) {
    if (state.tab !== "flashpoints") return state;
    return row === state.selected ? openRow(around, state, row) : { ...state, selected: row };
  }
  if (overlay.kind === "decision" || overlay.kind === "actors" || overlay.kind === "ways") {
    return overlay.cursor === row
      ? onAction(around, state, "open", maxScroll)
      : withTop(state, { ...overlay, cursor: row });
  }
  return state;
}

/** Answers with one more; those that came first go, but for the odds of the start. */
function kept<Answer>(
  answers: Readonly<Record<string, Answer>>,
  key: string,
  answer: Answer,
): Readonly<Record<string, Answer>> {
  const { [key]: _old, ...others } = answers;
  const all = Object.entries(others).filter(([name]) => name !== startOddsKey);
  const start = others[startOddsKey];
  return {
    ...(start === undefined ? {} : { [startOddsKey]: start }),
    ...Object.fromEntries(all.slice(1 - keptAnswers)),
    [key]: answer,
  };
}

/** The next state. @throws RunFault where the scenario cannot go on */
export function reduce(start: Surroundings, state: PlayState, event: PlayEvent): PlayState {
  return remembering(state, next(spoken(start, state), state, event));
}

function next(around: Surroundings, state: PlayState, event: PlayEvent): PlayState {
  switch (event.kind) {
    case "key":
      return onKey(around, state, event.key, event.view.maxScroll);
    case "tick":
      return state.auto === undefined ? state : stepAlone(around, state);
    case "odds":
      return { ...state, odds: kept(state.odds, event.key, event.odds) };
    case "foreseen":
      return { ...state, foreseen: state.foreseen + 1 };
    case "no-odds":
      return { ...state, noOdds: true };
    case "advice":
      return { ...state, advice: kept(state.advice, event.key, event.advice) };
    case "no-advice":
      return { ...state, noAdvice: true };
    case "exported": {
      const { file, reason } = event;
      const { say } = around.context.naming;
      return exportedIn(
        state,
        reason === undefined
          ? say("message.exported", { file })
          : say("message.not-exported", { file, reason }),
      );
    }
    case "click":
      return onClick(around, state, event.row, event.view.maxScroll);
    case "wheel": {
      const action = event.lines < 0 ? "up" : "down";
      return onAction(around, state, action, event.view.maxScroll);
    }
  }
}
