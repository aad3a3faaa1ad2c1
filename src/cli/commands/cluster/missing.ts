/** `brink missing`: what of a shared batch is not done yet. */

import { Asking } from "../../../ask/asking.ts";
import { flag, readOptions } from "../../../ask/option.ts";
import type { CommandDefinition } from "../../definition.ts";
import { exitCodes } from "../../exit-codes.ts";
import { foldersArgument } from "./shared.ts";

const options = { array: flag("--array", "help.missing-array", { idle: true }) };

/** `brink missing`. */
export const missing: CommandDefinition = {
  name: "missing",
  about: "help.missing",
  arguments: [foldersArgument],
  options: Object.values(options),
  examples: ["brink missing planned", "brink missing planned --array"],
  perform: async (context, input) => {
    const began = performance.now();
    const [{ standingIn }, { tellStanding }] = await Promise.all([
      import("../../../ask/standing.ts"),
      import("./shared.ts"),
    ]);
    const answer = standingIn(input.arguments, new Asking(context), began);
    const { array } = readOptions(options, input.values, context.say);
    if (!array || context.json) return tellStanding(answer, input.arguments[0] ?? "", context);
    context.print(answer.array ?? "");
    return answer.complete ? exitCodes.fine : exitCodes.incomplete;
  },
};
