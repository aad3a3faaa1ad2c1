/** `brink list`: what there is to play. */

import { textIn } from "../../i18n/text.ts";
import type { CommandDefinition } from "../definition.ts";
import { exitCodes } from "../exit-codes.ts";

/** `brink list`. */
export const list: CommandDefinition = {
  name: "list",
  about: "help.list",
  arguments: [],
  options: [],
  examples: ["brink list", "brink list --lang ar"],
  perform: async ({ surroundings, say, language, print, json, printJson }) => {
    const { offeredScenarios } = await import("../../app/scenarios.ts");
    const offered = await offeredScenarios(surroundings.folder);
    if (json) {
      printJson({ kind: "list", scenarios: offered });
      return exitCodes.fine;
    }
    const width = Math.max(...offered.map(({ scenario }) => scenario.length));
    for (const shipped of [true, false]) {
      const some = offered.filter((one) => one.shipped === shipped);
      if (some.length === 0) continue;
      if (!shipped) print("");
      print(say(shipped ? "list.shipped" : "list.here"));
      for (const { scenario, title } of some) {
        const text =
          title === undefined ? say("list.faulty", { file: scenario }) : textIn(title, language);
        print(`  ${scenario.padEnd(width)}  ${text}`);
      }
    }
    const first = offered[0];
    if (first !== undefined) print(`\n${say("list.hint", { scenario: first.scenario })}`);
    return exitCodes.fine;
  },
};
