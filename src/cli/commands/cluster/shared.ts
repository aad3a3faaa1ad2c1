/** What the commands of a shared batch have in common. */

import type { ShardsAnswer } from "../../../answer/shards.ts";
import { shellWord } from "../../../ask/shell.ts";
import type { Context } from "../../context.ts";
import type { ArgumentDefinition } from "../../definition.ts";
import { exitCodes, type ExitCode } from "../../exit-codes.ts";

/** The folder of a plan. */
export const folderArgument: ArgumentDefinition = {
  name: "folder",
  about: "help.plan-folder",
  completion: "file",
};

/** The same, with more that only hold results. */
export const foldersArgument: ArgumentDefinition = {
  ...{ ...folderArgument, name: "folders", about: "help.plan-folders", repeats: true },
};

/** Says how far it is, and what to do next; or the document. */
export function tellStanding(answer: ShardsAnswer, folder: string, context: Context): ExitCode {
  const { json, print, printJson, say } = context;
  if (json) printJson(answer);
  else {
    const { runs, done, missing, array, complete } = answer;
    print(say("shards.done", { done, runs }));
    if (complete) print(`  brink merge ${shellWord(folder)}`);
    else if (array !== undefined) print(say("shards.missing", { array }));
    else
      for (const [first = 0, end = 0] of missing)
        print(say("shards.gap", { first, last: end - 1 }));
  }
  return answer.complete ? exitCodes.fine : exitCodes.incomplete;
}
