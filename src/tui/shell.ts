/** What the shell of the screens and the programs on it know of each other. */

import type { KeyPress } from "./keys.ts";
import type { Frame, Painter, View } from "./screens/painter.ts";

/** What people do at a screen; `view` is the window as they saw it. */
export type ShellEvent =
  | { readonly kind: "key"; readonly key: KeyPress; readonly view: View }
  | { readonly kind: "click"; readonly row: number; readonly view: View }
  | { readonly kind: "wheel"; readonly lines: number; readonly view: View };

/** What is told of every new state, and runs beside the screen. */
export interface Company<State> {
  readonly onState: (state: State) => void;
  readonly close: () => void;
}

/** A program on the shell: a state, what events make of it, and how it looks. */
export interface Program<State extends { readonly done: boolean }, Event> {
  readonly first: State;
  readonly reduce: (state: State, event: Event) => State;
  readonly frame: (painter: Painter, state: State) => Frame;
  /** An event of the shell as one of the program: with the time and the chance that it needs. */
  readonly eventOf: (event: ShellEvent) => Event;
  /** Comes once the screen stands; events of its own go to `dispatch`. */
  readonly company: (dispatch: (event: Event) => void) => Company<State>;
}
