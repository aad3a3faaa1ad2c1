/** The command line behind `:`. */

import { saveCheckpoint } from "../app/play/session.ts";
import { latinDigits } from "../i18n/number.ts";
import { goTo, goToCheckpoint, returnToBranch } from "./time.ts";
import { withoutPrompt, type PlayState, type Surroundings } from "./state.ts";

/** The commands, with what they take, for the help page. */
export const commands = [
  { usage: ":goto N", about: "cmd.goto" },
  { usage: ":save NAME", about: "cmd.save" },
  { usage: ":load NAME", about: "cmd.load" },
  { usage: ":branch", about: "cmd.branch" },
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
        goToCheckpoint(around, state, argument) ??
        withMessage(state, say("message.bad-goto", { of: steps }))
      );
    }
    case "save":
    case "w": {
      const name = argument === "" ? String(state.session.cursor) : argument;
      const session = saveCheckpoint(state.session, name);
      return { ...state, session, message: say("message.saved", { name }) };
    }
    case "load":
      return (
        goToCheckpoint(around, state, argument) ??
        withMessage(state, say("message.no-checkpoint", { name: argument }))
      );
    case "branch":
      return returnToBranch(around, state);
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
