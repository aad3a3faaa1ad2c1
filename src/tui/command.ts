/** The command line behind `:`. */

import { latinDigits } from "../i18n/number.ts";
import { goTo } from "./time.ts";
import { withoutPrompt, type PlayState, type Surroundings } from "./state.ts";
import { bookmark, compare, fork, rename, switchTo, toBookmark } from "./ways.ts";

/** The commands, with what they take, for the help page. */
export const commands = [
  { usage: ":goto N", about: "cmd.goto" },
  { usage: ":bookmark NAME", about: "cmd.bookmark" },
  { usage: ":fork NAME", about: "cmd.fork" },
  { usage: ":switch NAME", about: "cmd.switch" },
  { usage: ":compare NAME", about: "cmd.compare" },
  { usage: ":rename NAME", about: "cmd.rename" },
  { usage: ":seed", about: "cmd.seed" },
  { usage: ":quit", about: "cmd.quit" },
] as const;

function withMessage(state: PlayState, message: string): PlayState {
  return { ...state, message };
}

/** Carries out a command (without its colon) and closes the command line. */
export function runCommand(around: Surroundings, open: PlayState, typed: string): PlayState {
  const state = withoutPrompt(open);
  const { naming, engine } = around.context;
  const { say } = naming;
  const [verb = "", ...rest] = typed.trim().split(/\s+/u);
  const argument = rest.join(" ");
  switch (verb) {
    case "":
      return state;
    case "goto":
    case "g": {
      const steps = engine.program.calendar.steps;
      const step = Number(latinDigits(argument));
      if (argument !== "" && Number.isInteger(step) && step >= 0 && step <= steps) {
        return goTo(around, state, step);
      }
      return (
        toBookmark(around, state, argument) ??
        withMessage(state, say("message.bad-goto", { of: steps }))
      );
    }
    case "bookmark":
      return bookmark(around, state, argument);
    case "fork":
      return fork(around, state, argument);
    case "switch":
      return switchTo(around, state, argument);
    case "compare":
      return compare(around, state, argument);
    case "rename":
      return rename(around, state, argument);
    case "seed": {
      const { seed, run } = state.session;
      return withMessage(
        state,
        say("message.seed", { seed, run: String(run), scenario: around.scenario }),
      );
    }
    case "quit":
    case "q":
      return { ...state, done: true };
    default:
      return withMessage(state, say("message.bad-command", { command: verb }));
  }
}
