/** What keys do in the fields of an exercise form: pure functions. */

import type { Field } from "../../story/block.ts";
import type { SessionPage } from "../../story/exercise/session/page.ts";
import { graphemesOf, latinKey, type KeyPress } from "../keys.ts";
import { following } from "./scroll.ts";
import type { TeachAround, TeachState } from "./state.ts";

/** A field with another value; what was wrong with it is not said any more. */
export function withValue(state: TeachState, id: string, value: string): TeachState {
  const { [id]: _, ...problems } = state.problems;
  return { ...following(state), values: { ...state.values, [id]: value }, problems, message: "" };
}

/** A key in a choice or a tick; `undefined`: it is not for the field. */
export function pick(
  { direction }: TeachAround,
  state: TeachState,
  field: Field,
  key: KeyPress,
): TeachState | undefined {
  const value = state.values[field.id];
  if (field.kind === "tick") {
    const toggles = key.text === " " || key.name === "left" || key.name === "right";
    return toggles ? withValue(state, field.id, value === "yes" ? "" : "yes") : undefined;
  }
  const now = field.options.findIndex(({ id }) => id === value);
  const digit = /^[1-9]$/u.test(latinKey(key.text)) ? Number(latinKey(key.text)) : undefined;
  const forward = direction === "ltr" ? "right" : "left";
  const by =
    key.name === forward || key.text === " "
      ? 1
      : key.name === "left" || key.name === "right"
        ? -1
        : 0;
  if (digit === undefined && by === 0) return undefined;
  const count = field.options.length;
  const next =
    digit === undefined
      ? now < 0
        ? by > 0
          ? 0
          : count - 1
        : (now + by + count) % count
      : digit - 1;
  const option = field.options[next];
  return option === undefined ? undefined : withValue(state, field.id, option.id);
}

/** Up or down within a choice, whose options stand under one another; `undefined` beyond its ends. */
export function alongChoice(state: TeachState, field: Field, by: 1 | -1): TeachState | undefined {
  if (field.kind !== "choice") return undefined;
  const now = field.options.findIndex(({ id }) => id === state.values[field.id]);
  const option = field.options[now + by];
  return option === undefined || (now < 0 && by < 0)
    ? undefined
    : withValue(state, field.id, option.id);
}

/** A key in a field that is written in. */
export function typed(state: TeachState, field: Field, key: KeyPress): TeachState {
  const value = state.values[field.id] ?? "";
  const touched = { ...state, touched: field.id };
  if (key.name === "backspace") {
    return withValue(touched, field.id, graphemesOf(value).slice(0, -1).join(""));
  }
  if (key.name !== undefined || key.ctrl === true) return state;
  if (key.text === " " && value === "") return state;
  const replaces = field.kind !== "line" && state.touched !== field.id;
  // What was filled in beforehand is replaced by what is written, which a blank is not.
  if (key.text === " " && replaces) return state;
  return withValue(touched, field.id, replaces ? key.text : value + key.text);
}

/** The focus on a field, or behind the last of them. */
export function focused(state: TeachState, page: SessionPage, focus: number): TeachState {
  const { touched: _, ...rest } = state;
  return following({ ...rest, focus: Math.max(0, Math.min(page.fields.length, focus)) });
}
