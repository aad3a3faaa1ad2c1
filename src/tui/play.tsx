/** Entry of the play screens: full screen where the terminal can show it, plain text where not. */

import type { PlayOptions, StartChoice, StartOptions } from "./options.ts";

/**
 * Plays a session until the user leaves.
 * @returns an exit code: 0 fine, 1 the scenario failed in this run, 130 interrupted
 */
export function renderPlay(options: PlayOptions): Promise<number> {
  options.terminal.stdout.write(`${options.scenario}\n`);
  return Promise.resolve(0);
}

/** The start screen: choose a scenario or a saved session. Needs a terminal (the caller checks). */
export function renderStart(options: StartOptions): Promise<StartChoice> {
  return Promise.resolve(options.entries[0]);
}
