/** What commands on a scenario take: said once. */

import type { ArgumentDefinition, OptionDefinition } from "./definition.ts";

/** The one argument of most commands. */
export const scenarioArgument: ArgumentDefinition = {
  name: "scenario",
  about: "help.scenario",
  completion: "scenario",
};

/** `--set`. */
export const setOption: OptionDefinition = {
  flags: "--set <id=number>",
  about: "help.set",
  repeats: true,
};
