/** `brink new`: a scenario to start from. */

import { UsageFault } from "../../ask/refusal.ts";
import type { CommandDefinition } from "../definition.ts";
import { exitCodes } from "../exit-codes.ts";

/** `brink new`. */
export const create: CommandDefinition = {
  name: "new",
  about: "help.new",
  arguments: [{ name: "file", about: "help.new-file", optional: true, completion: "file" }],
  options: [],
  examples: ["brink new crisis.yaml"],
  perform: async ({ surroundings, say, report, json, printJson }, input) => {
    const { writeStartingScenario } = await import("../../app/new.ts");
    const file = input.arguments[0] ?? "my-scenario.yaml";
    if (!writeStartingScenario(file, surroundings.folder)) {
      throw new UsageFault(say("usage.exists", { file }));
    }
    if (json) printJson({ kind: "new", file });
    else report(say("new.written", { file }));
    return exitCodes.fine;
  },
};
