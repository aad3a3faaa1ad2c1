/** `brink session`: sessions of play as files to hand on. */

import type { CommandDefinition } from "../definition.ts";
import { oneOf } from "../values.ts";

const actions = ["export", "import"] as const;

/** `brink session`. */
export const session: CommandDefinition = {
  name: "session",
  about: "help.session",
  arguments: [
    { name: "action", about: "help.session-action", completion: actions },
    { name: "scenario", about: "help.session-scenario", completion: "scenario" },
    { name: "file", about: "help.session-file", optional: true, completion: "file" },
  ],
  options: [],
  examples: [
    "brink session export europe-2022 lesson.brink-session",
    "brink session import europe-2022 lesson.brink-session",
  ],
  perform: async (context, input) => {
    const action = oneOf(context.say, actions)("action", input.arguments[0] ?? "");
    const [, scenario = "", file] = input.arguments;
    const { exportKept, importFile } = await import("./session-files.ts");
    return action === "export"
      ? exportKept(context, scenario, file)
      : importFile(context, scenario, file);
  },
};
