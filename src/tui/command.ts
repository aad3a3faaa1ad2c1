/** The line behind `:`: a palette of every command, searched by what is typed. */

import type { Naming } from "../story/naming.ts";
import { commands, type PlayCommand } from "./commands.ts";
import { folded, fuzzyScore, holds } from "./fuzzy.ts";
import type { KeyPress } from "./keys.ts";
import { withoutPrompt, type PlayState, type Surroundings } from "./state.ts";

/** Short names that people know from elsewhere. */
const short: Readonly<Record<string, PlayCommand["name"]>> = { q: "quit", g: "goto" };

/** The command of that name, in English or in the reader's language. */
function named({ say }: Naming, word: string): PlayCommand | undefined {
  const wanted = folded(word);
  return commands.find(
    ({ name }) =>
      name === wanted || folded(say(`command.${name}`)) === wanted || short[wanted] === name,
  );
}

/** The commands that what was typed may mean, the likeliest first. */
export function commandsFor(naming: Naming, typed: string): readonly PlayCommand[] {
  const { say } = naming;
  const [word = "", ...rest] = typed.trim().split(/\s+/u);
  const exact = named(naming, word);
  if (exact !== undefined && (rest.length > 0 || typed.endsWith(" "))) return [exact];
  if (word === "") return commands;
  const scored = commands.flatMap((command) => {
    const names = [command.name, say(`command.${command.name}`)];
    const scores = names.flatMap((name) => fuzzyScore(name, typed) ?? []);
    const about = holds(say(`cmd.${command.name}`), typed) ? [-50] : [];
    const best = Math.max(...scores, ...about);
    return Number.isFinite(best) ? [{ command, score: command === exact ? 1000 : best }] : [];
  });
  return scored.toSorted((one, other) => other.score - one.score).map(({ command }) => command);
}

/** Carries out what was typed (without its colon), or the command that is picked. @throws RunFault */
export function runCommand(around: Surroundings, open: PlayState, typed: string): PlayState {
  const state = withoutPrompt(open);
  const { naming } = around.context;
  const [word = "", ...rest] = typed.trim().split(/\s+/u);
  const picked = commandsFor(naming, typed)[open.pick];
  const exact = open.pick === 0 ? named(naming, word) : undefined;
  if (word === "" && open.pick === 0) return state;
  if (exact !== undefined) return exact.run(around, state, rest.join(" "));
  if (picked === undefined) {
    return { ...state, message: naming.say("message.bad-command", { command: word }) };
  }
  if (picked.needs !== true) return picked.run(around, state, "");
  return { ...open, prompt: `${naming.say(`command.${picked.name}`)} `, pick: 0 };
}

/** Whether what is typed narrows the rows, and is no command. */
function isFilter(state: PlayState): boolean {
  return state.prompting === "filter";
}

function typedOn(state: PlayState, prompt: string): PlayState {
  const filter = isFilter(state) ? { filter: prompt, selected: 0, scroll: 0 } : {};
  return { ...state, ...filter, prompt, pick: 0 };
}

/** A key while a line is open. @throws RunFault */
export function onPrompt(
  around: Surroundings,
  state: PlayState,
  typed: string,
  key: KeyPress,
): PlayState {
  const { naming } = around.context;
  if (key.name === "enter") {
    return isFilter(state) ? withoutPrompt(state) : runCommand(around, state, typed);
  }
  if (key.name === "escape" || (key.ctrl === true && key.text === "c")) {
    return withoutPrompt(isFilter(state) ? { ...state, filter: "", selected: 0 } : state);
  }
  if (key.name === "backspace") {
    return typed === "" ? withoutPrompt(state) : typedOn(state, typed.slice(0, -1));
  }
  if (!isFilter(state) && (key.name === "down" || key.name === "up")) {
    const last = commandsFor(naming, typed).length - 1;
    const pick = state.pick + (key.name === "down" ? 1 : -1);
    return { ...state, pick: Math.max(0, Math.min(last, pick)) };
  }
  if (!isFilter(state) && key.name === "tab") {
    const picked = commandsFor(naming, typed)[state.pick];
    return picked === undefined
      ? state
      : typedOn(state, `${naming.say(`command.${picked.name}`)} `);
  }
  if (key.name !== undefined || key.ctrl === true) return state;
  return typedOn(state, typed + key.text);
}
