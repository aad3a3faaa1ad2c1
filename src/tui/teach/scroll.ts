/** Where the window of an exercise page stands, and what moves it: pure functions. */

import { distance } from "../act.ts";
import { actionOf, type KeyPress } from "../keys.ts";
import type { View } from "../screens/painter.ts";
import { shownKey, type TeachState } from "./state.ts";

/** A state from which one of these may be taken out. */
export type Without<Key extends "scroll" | "looking"> = {
  -readonly [K in keyof TeachState]: TeachState[K];
} & {
  readonly [K in Key]?: TeachState[K];
};

/** The window follows the focus again. */
export function following(state: TeachState): TeachState {
  const rest: Without<"scroll"> = { ...state };
  delete rest.scroll;
  return rest;
}

/** Where the window stands: after keys that came before their frame, where they put it. */
function windowOn(state: TeachState, view: View): View {
  // Of a page that has not been drawn yet nothing is known but that it starts at its top.
  if (view.of !== undefined && view.of !== shownKey(state)) {
    return { ...view, top: state.scroll ?? 0, maxScroll: Number.MAX_SAFE_INTEGER };
  }
  return { ...view, top: Math.min(state.scroll ?? view.top, view.maxScroll) };
}

/** The window moved by so many lines, within its page. */
export function scrolledBy(state: TeachState, lines: number, view: View): TeachState {
  const { top, maxScroll } = windowOn(state, view);
  return { ...state, scroll: Math.max(0, Math.min(maxScroll, top + lines)) };
}

/** Whether nothing of the page lies below the window. */
export function isAtEnd(state: TeachState, view: View): boolean {
  const { top, maxScroll } = windowOn(state, view);
  return top >= maxScroll;
}

/** What a key that only moves the window makes of a state. */
export function onScroll(
  state: TeachState,
  { key, view }: { readonly key: KeyPress; readonly view: View },
): TeachState {
  const by = distance(actionOf(key, "ltr"), view.rows - 2);
  return by === undefined ? state : scrolledBy(state, by, view);
}
