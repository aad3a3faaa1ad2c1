/** Every command of play, by its name: what is behind `:`, in the palette and on the help page. */

import { languages } from "../i18n/language.ts";
import { latinDigits } from "../i18n/number.ts";
import type { Messages } from "../i18n/catalog.ts";
import type { Naming } from "../story/naming.ts";
import { act } from "./act.ts";
import type { Action } from "./keys.ts";
import { speakIn } from "./dress.ts";
import { themes, type Tint } from "./theme.ts";
import { logged } from "../app/play/session.ts";
import { pushOverlay, type PlayState, type Surroundings } from "./state.ts";
import { goTo } from "./time.ts";
import { bookmark, compare, fork, rename, switchTo, toBookmark } from "./ways.ts";

/** Name of a command in English, which is understood in every language. */
export type CommandName = Suffix<"command", Extract<keyof Messages, `command.${string}`>>;
type Suffix<Area extends string, Key> = Key extends `${Area}.${infer Name}` ? Name : never;

/** A command. */
export interface PlayCommand {
  readonly name: CommandName;
  /** What stands behind its name. */
  readonly takes?: Suffix<"takes", Extract<keyof Messages, `takes.${string}`>>;
  /** Whether it means nothing without that. */
  readonly needs?: boolean;
  /** The key that does the same. */
  readonly key?: string;
  /** @throws RunFault */
  readonly run: (around: Surroundings, state: PlayState, argument: string) => PlayState;
}

function does(action: Action): PlayCommand["run"] {
  return (around, state) => act(around, state, action);
}

function said(state: PlayState, message: string): PlayState {
  return { ...state, message };
}

function goToPlace(around: Surroundings, state: PlayState, argument: string): PlayState {
  const { naming, engine } = around.context;
  const { steps } = engine.program.calendar;
  const step = Number(latinDigits(argument));
  if (argument !== "" && Number.isInteger(step) && step >= 0 && step <= steps) {
    return goTo(around, state, step);
  }
  return (
    toBookmark(around, state, argument) ??
    said(state, naming.say("message.bad-goto", { of: steps }))
  );
}

function language(around: Surroundings, state: PlayState, argument: string): PlayState {
  const { say, style } = around.context.naming;
  const all = languages();
  const next = all[(all.indexOf(style.language) + 1) % all.length];
  const wanted = argument === "" ? next : all.find((one) => one === argument.toLowerCase());
  if (wanted === undefined) {
    return said(state, say("message.no-language", { languages: all.join(", ") }));
  }
  return speakIn(around, state, wanted);
}

function theme(around: Surroundings, state: PlayState, argument: string): PlayState {
  const { say } = around.context.naming;
  const other: Tint = state.theme === "dark" ? "light" : "dark";
  const wanted = argument === "" ? other : themes.find((one) => one === argument.toLowerCase());
  if (wanted === undefined) {
    return said(state, say("message.no-theme", { themes: themes.join(", ") }));
  }
  return { ...said(state, say("message.theme", { theme: wanted })), theme: wanted };
}

function seed(around: Surroundings, state: PlayState): PlayState {
  const { seed: text, run } = state.session;
  const fill = { seed: text, run: String(run), scenario: around.scenario };
  return said(state, around.context.naming.say("message.seed", fill));
}

/** Tells the players what the model does not know; only one who leads may. */
function inject(around: Surroundings, state: PlayState, text: string): PlayState {
  const { say } = around.context.naming;
  if (!state.session.facilitated) return said(state, say("message.not-facilitated"));
  if (text === "") return said(state, say("message.no-name"));
  const session = logged(state.session, "inject", text);
  return { ...said(state, say("message.injected", { text })), session };
}

/** All of them, in the order in which they are shown. */
export const commands: readonly PlayCommand[] = [
  { name: "step", key: "space", run: does("step") },
  { name: "next", key: "n", run: does("next") },
  { name: "back", key: "u", run: does("rewind") },
  { name: "goto", takes: "step", needs: true, run: goToPlace },
  { name: "auto", key: "a", run: does("auto") },
  { name: "decide", key: "d", run: does("decide") },
  { name: "fork", takes: "name", key: "g", run: fork },
  { name: "ways", key: "f", run: does("ways") },
  { name: "switch", takes: "name", needs: true, run: switchTo },
  { name: "compare", takes: "name", key: "c", run: compare },
  { name: "rename", takes: "name", needs: true, run: rename },
  { name: "bookmark", takes: "name", key: "b", run: bookmark },
  { name: "undo", key: "z", run: does("undo") },
  { name: "redo", key: "Z", run: does("redo") },
  {
    ...{ name: "filter", takes: "text", key: "/" },
    run: (around, state, argument) =>
      argument === "" ? act(around, state, "filter") : { ...state, filter: argument, selected: 0 },
  },
  {
    ...{ name: "export", takes: "file" },
    run: (_around, state, argument) => ({
      ...state,
      exporting: argument === "" ? "session.brink-session" : argument,
    }),
  },
  { name: "truth", key: "t", run: does("truth") },
  { name: "language", takes: "language", run: language },
  { name: "theme", takes: "theme", run: theme },
  { name: "seed", run: seed },
  {
    ...{ name: "inject", takes: "text", needs: true },
    run: inject,
  },
  {
    name: "log",
    run: (_around, state) => pushOverlay(state, { kind: "log", scroll: 0 }),
  },
  { name: "tour", run: (_around, state) => pushOverlay(state, { kind: "tour", page: 0 }) },
  {
    ...{ name: "word", takes: "text" },
    run: (_around, state, argument) =>
      pushOverlay(state, { kind: "help", query: argument, scroll: 0 }),
  },
  { name: "help", key: "?", run: does("help") },
  { name: "quit", key: "q", run: does("quit") },
];

/** `goto N`, in the language of the reader. */
export function usageOf({ say }: Naming, { name, takes }: PlayCommand): string {
  return [say(`command.${name}`), ...(takes === undefined ? [] : [say(`takes.${takes}`)])].join(
    " ",
  );
}
