/**
 * The linear form of a program: the same state and reducer as on the screen, driven by typed lines. For
 * screen readers (`--plain`, INK_SCREEN_READER) and terminals that cannot show a screen.
 */

import { createInterface } from "node:readline";

import type { Program } from "./shell.ts";
import type { KeyPress } from "./keys.ts";

/** How a program talks in running text. */
export interface LinearForm<State> {
  /** What is said first. */
  readonly opening: (state: State) => readonly string[];
  /** What asks for the next line. */
  readonly prompt: (state: State) => string;
  /** What a typed line makes of the state, and what is said of it. */
  readonly answer: (
    state: State,
    line: string,
    press: (state: State, key: KeyPress) => State,
  ) => { readonly state: State; readonly said: readonly string[] };
}

/** What running text is read from and written to. */
export interface LinearPort {
  readonly stdin: NodeJS.ReadableStream;
  readonly stdout: { readonly write: (text: string) => unknown };
}

const end = Number.MAX_SAFE_INTEGER;
/** There is no window: all has been read, and lists can be gone through whatever their length. */
const view = { top: end, maxScroll: end, rows: 0 };

/** Runs until the program is done or the input ends. @throws RunFault */
export async function runLinear<State extends { readonly done: boolean }, Event>(
  { first, reduce, eventOf, company }: Program<State, Event>,
  { opening, prompt, answer }: LinearForm<State>,
  { stdin, stdout }: LinearPort,
): Promise<void> {
  let state = first;
  const beside = company((event) => {
    state = reduce(state, event);
  });
  const press = (now: State, key: KeyPress): State =>
    reduce(now, eventOf({ kind: "key", key, view }));
  const say = (lines: readonly string[]): void => {
    const asked = state.done ? "" : prompt(state);
    stdout.write([...lines, asked].join("\n"));
  };
  const lines = createInterface({ input: stdin, crlfDelay: Infinity });
  try {
    beside.onState(state);
    say(opening(state));
    for await (const line of lines) {
      const answered = answer(state, line, press);
      state = answered.state;
      say(answered.said);
      beside.onState(state);
      if (state.done) break;
    }
  } finally {
    lines.close();
    beside.close();
  }
}
