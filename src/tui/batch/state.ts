/** What the screen of a batch knows, and what keys make of it. Pure but for the runs that it looks up. */

import type { BatchPicture } from "../../app/batch/picture.ts";
import { distance, moved } from "../act.ts";
import { actionOf } from "../keys.ts";
import type { ShellEvent } from "../shell.ts";

/** A run that can be opened. */
export interface OpenRun {
  readonly kind: "median" | "worst" | "typical" | "reaching";
  /** Undefined where none was found. */
  readonly run: number | undefined;
  /** Of `reaching`: program index of the outcome. */
  readonly outcome?: number;
}

/** All that the screen knows. */
export interface BatchState {
  readonly picture: BatchPicture | undefined;
  /** Widths of the interval of each row, as they came. */
  readonly widths: readonly (readonly number[])[];
  readonly cursor: number;
  /** All runs are done. */
  readonly ended: boolean;
  /** Runs to be opened, while one is chosen. */
  readonly runs?: readonly OpenRun[];
  readonly choice: number;
  /** The run that was chosen. */
  readonly chosen?: OpenRun;
  readonly done: boolean;
}

/** What changes it. */
export type BatchEvent =
  | ShellEvent
  | { readonly kind: "picture"; readonly picture: BatchPicture; readonly ended: boolean };

/** What it needs of its surroundings. */
export interface BatchAround {
  readonly direction: "ltr" | "rtl";
  /** The runs worth a look, and one in which the outcome of a row came true. */
  readonly runsFor: (row: BatchPicture["rows"][number] | undefined) => readonly OpenRun[];
  readonly stop: () => void;
}

/** The screen before the first runs are in. */
export const firstState: BatchState = {
  ...{ picture: undefined, widths: [], cursor: 0, ended: false, choice: 0, done: false },
};

/** Pictures whose widths are kept. */
const mostWidths = 60;

function seen(state: BatchState, picture: BatchPicture, ended: boolean): BatchState {
  const widths = picture.rows.map(({ low, high }, row) =>
    [...(state.widths[row] ?? []), high - low].slice(-mostWidths),
  );
  return { ...state, picture, widths, ended };
}

function withoutRuns(state: BatchState): BatchState {
  const rest: { -readonly [Key in keyof BatchState]: BatchState[Key] } = { ...state, choice: 0 };
  delete rest.runs;
  return rest;
}

function choose(state: BatchState, index: number): BatchState {
  const run = state.runs?.[index];
  return run?.run === undefined ? state : { ...withoutRuns(state), chosen: run, done: true };
}

/** The next state. */
export function reduceBatch(around: BatchAround, state: BatchState, event: BatchEvent): BatchState {
  if (event.kind === "picture") return seen(state, event.picture, event.ended);
  if (event.kind === "wheel") return state;
  const { runs, picture } = state;
  const rows = picture?.rows.length ?? 0;
  if (event.kind === "click") {
    return runs === undefined ? { ...state, cursor: event.row } : choose(state, event.row);
  }
  const action = actionOf(event.key, around.direction);
  if (action === undefined || event.key.pasted === true) return state;
  const by = distance(action);
  if (runs !== undefined) {
    if (by !== undefined) return { ...state, choice: moved(state.choice, by, runs.length - 1) };
    if (typeof action === "object") return choose(state, action.digit - 1);
    if (action === "open" || action === "step") return choose(state, state.choice);
    return action === "back" || action === "quit" ? withoutRuns(state) : state;
  }
  if (by !== undefined) return { ...state, cursor: moved(state.cursor, by, rows - 1) };
  if (action === "open" && state.ended) {
    return { ...state, runs: around.runsFor(picture?.rows[state.cursor]), choice: 0 };
  }
  if (action !== "quit") return state;
  if (!state.ended) around.stop();
  return state.ended ? { ...state, done: true } : state;
}
