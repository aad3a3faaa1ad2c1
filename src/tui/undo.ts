/** Undoing what was done to the session: a step, a choice, a fork, a bookmark. */

import { dateOfStep } from "../story/naming.ts";
import type { PlayState, Surroundings } from "./state.ts";
import { standAt } from "./time.ts";

/** So many deeds can be undone. */
const deepest = 50;

/** The state after a deed, with the session before it to go back to. */
export function remembering(before: PlayState, after: PlayState): PlayState {
  if (after.session === before.session || after.undo !== before.undo) return after;
  // Steps of auto-play are undone together.
  if (before.auto !== undefined) return after;
  return { ...after, undo: [...before.undo, before.session].slice(-deepest), redo: [] };
}

/** The session before the last deed. */
export function undo(around: Surroundings, state: PlayState): PlayState {
  const { naming } = around.context;
  const session = state.undo.at(-1);
  if (session === undefined) return { ...state, message: naming.say("message.nothing-to-undo") };
  const date = dateOfStep(naming, session.cursor);
  const back = standAt(around, state, session, naming.say("message.undone", { date }));
  return { ...back, undo: state.undo.slice(0, -1), redo: [...state.redo, state.session] };
}

/** What was undone last, again. */
export function redo(around: Surroundings, state: PlayState): PlayState {
  const { naming } = around.context;
  const session = state.redo.at(-1);
  if (session === undefined) return { ...state, message: naming.say("message.nothing-to-redo") };
  const date = dateOfStep(naming, session.cursor);
  const on = standAt(around, state, session, naming.say("message.redone", { date }));
  return { ...on, redo: state.redo.slice(0, -1), undo: [...state.undo, state.session] };
}
