/** `brink` alone: the start screen at a terminal; undefined where help is to be printed instead. */

import { isAtTerminal } from "../app/surroundings.ts";
import type { Context } from "./context.ts";
import { exitCodes, type ExitCode } from "./exit-codes.ts";

/** Lets the user choose a scenario and plays it. */
export async function start(context: Context): Promise<ExitCode | undefined> {
  if (!isAtTerminal(context.surroundings) || context.json) return undefined;
  const { playChosen } = await import("./commands/play-at-terminal.ts");
  return (await playChosen(context)) ?? exitCodes.fine;
}
