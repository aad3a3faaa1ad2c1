/** What keys mean to what lies above the overview. */

import { act, distance, moved, openRow } from "./act.ts";
import { actionOf, type Action, type KeyPress } from "./keys.ts";
import {
  popOverlay,
  rowCount,
  topOverlay,
  withTop,
  withoutSeat,
  type Overlay,
  type PlayState,
  type Surroundings,
} from "./state.ts";
import { tourPages } from "./screens/tour.ts";
import { decideFor, settle, uncover } from "./time.ts";
import { compare, compareNext, dropRow, goToRow, placeInRow } from "./ways.ts";

/** A page scrolled by a key that scrolls; undefined where it is another. */
function scrolledTo(
  state: PlayState,
  overlay: Extract<Overlay, { readonly scroll: number }>,
  action: Action,
  maxScroll: number,
): PlayState | undefined {
  const by = distance(action);
  return by === undefined
    ? undefined
    : withTop(state, { ...overlay, scroll: moved(overlay.scroll, by, maxScroll) });
}

/** The keys that lead away from a page which takes no others: back, help, quit. @throws RunFault */
function onLeaving(around: Surroundings, state: PlayState, action: Action): PlayState {
  if (action === "back") return popOverlay(state);
  return action === "help" || action === "quit" ? act(around, state, action) : state;
}

/** A key on the decision sheet. @throws RunFault */
export function onDecision(around: Surroundings, state: PlayState, action: Action): PlayState {
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
    case "advice":
      return withTop(state, { ...overlay, advised: !overlay.advised });
    case "back":
      return withoutSeat(popOverlay(state));
    default:
      return onLeaving(around, state, action);
  }
}

/** A key on the curtain between two seats. @throws RunFault */
export function onCurtain(around: Surroundings, state: PlayState, action: Action): PlayState {
  return action === "open" ? uncover(around, state) : onLeaving(around, state, action);
}

/** A key on the tour: on, back, or away with it. @throws RunFault */
export function onTour(
  around: Surroundings,
  state: PlayState,
  { page }: Extract<Overlay, { kind: "tour" }>,
  action: Action,
): PlayState {
  const to = (next: number): PlayState =>
    next >= tourPages
      ? popOverlay(state)
      : withTop(state, { kind: "tour", page: Math.max(0, next) });
  switch (action) {
    case "open":
    case "step":
    case "down":
      return to(page + 1);
    case "rewind":
    case "up":
      return to(page - 1);
    default:
      return onLeaving(around, state, action);
  }
}

/** A key on a page that is only scrolled. @throws RunFault */
export function onPage(
  around: Surroundings,
  state: PlayState,
  overlay: Extract<Overlay, { kind: "log" }>,
  action: Action,
  maxScroll: number,
): PlayState {
  const scrolled = scrolledTo(state, overlay, action, maxScroll);
  if (scrolled !== undefined) return scrolled;
  return action === "open" ? popOverlay(state) : act(around, state, action);
}

/** A key on the list of ways or actors. @throws RunFault */
export function onList(
  around: Surroundings,
  state: PlayState,
  overlay: Extract<Overlay, { kind: "actors" | "ways" }>,
  action: Action,
  maxScroll: number,
): PlayState {
  const by = distance(action);
  if (by !== undefined)
    return withTop(state, { ...overlay, cursor: moved(overlay.cursor, by, maxScroll) });
  const choose = (row: number): PlayState =>
    overlay.kind === "ways"
      ? goToRow(around, state, row)
      : row < around.context.engine.program.actors.length
        ? decideFor(around, state, [row])
        : state;
  if (typeof action === "object") return choose(action.digit === 0 ? 9 : action.digit - 1);
  if (action === "open" || action === "step") return choose(overlay.cursor);
  if (overlay.kind === "ways" && action === "drop") return dropRow(around, state, overlay.cursor);
  if (overlay.kind === "ways" && action === "compare") {
    const place = placeInRow(state.session, overlay.cursor);
    return compare(around, state, place?.kind === "fork" ? place.name : "");
  }
  return act(around, state, action);
}

/** A key on two ways beside one another. @throws RunFault */
export function onCompare(
  around: Surroundings,
  state: PlayState,
  overlay: Extract<Overlay, { kind: "compare" }>,
  action: Action,
  maxScroll: number,
): PlayState {
  const scrolled = scrolledTo(state, overlay, action, maxScroll);
  if (scrolled !== undefined) return scrolled;
  if (action === "tab" || action === "compare") return compareNext(around, state, 1);
  if (action === "backTab") return compareNext(around, state, -1);
  if (action === "open") return popOverlay(state);
  return act(around, state, action);
}

/** A key on the page of a flashpoint. @throws RunFault */
export function onDetail(
  around: Surroundings,
  state: PlayState,
  overlay: Extract<Overlay, { kind: "detail" }>,
  action: Action,
  maxScroll: number,
): PlayState {
  const scrolled = scrolledTo(state, overlay, action, maxScroll);
  if (scrolled !== undefined) return scrolled;
  const count = rowCount(around, state);
  if (action === "tab") return openRow(around, state, (overlay.row + 1) % count);
  if (action === "backTab") return openRow(around, state, (overlay.row + count - 1) % count);
  if (action === "open") return popOverlay(state);
  return act(around, state, action);
}

/** A key on the end screen. @throws RunFault */
export function onEnd(
  around: Surroundings,
  state: PlayState,
  overlay: Extract<Overlay, { kind: "end" }>,
  action: Action,
  maxScroll: number,
): PlayState {
  const scrolled = scrolledTo(state, overlay, action, maxScroll);
  if (scrolled !== undefined) return scrolled;
  return act(around, state, action);
}

/** The help page takes letters as its search. */
export function onHelp(
  around: Surroundings,
  state: PlayState,
  overlay: Extract<Overlay, { kind: "help" }>,
  key: KeyPress,
  maxScroll: number,
): PlayState {
  if (
    key.name === "escape" ||
    key.name === "enter" ||
    (key.text === "?" && overlay.query === "" && key.pasted !== true)
  ) {
    return popOverlay(state);
  }
  if (key.ctrl === true && key.text === "c") return { ...state, done: true };
  if (key.name === "backspace") {
    return withTop(state, { ...overlay, query: overlay.query.slice(0, -1), scroll: 0 });
  }
  if (key.name === undefined && key.ctrl !== true && key.text !== "") {
    if (key.text === "q" && overlay.query === "" && key.pasted !== true) return popOverlay(state);
    return withTop(state, { ...overlay, query: overlay.query + key.text, scroll: 0 });
  }
  const by = distance(actionOf(key, around.direction));
  return by === undefined
    ? state
    : withTop(state, { ...overlay, scroll: moved(overlay.scroll, by, maxScroll) });
}
