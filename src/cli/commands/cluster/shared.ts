/** What the commands of a shared batch have in common. */

import { shardsAnswer, type ShardsAnswer } from "../../../answer/shards.ts";
import { findResults } from "../../../app/batch/folder.ts";
import { Asking, elapsedSince } from "../../../ask/asking.ts";
import { faultyResult, foldersOf, planIn } from "../../../ask/batch-order.ts";
import { shellWord } from "../../../ask/shell.ts";
import { jobIdOf } from "../../../batch/identity.ts";
import type { Plan } from "../../../batch/manifest.ts";
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

/** The command that makes all runs of a plan in one process. */
export function replayOf({ identity, order }: Plan): string {
  const { file, runs, set, engine } = order;
  const settings = Object.entries(set).flatMap(([id, value]) => ["--set", `${id}=${value}`]);
  const words = [...settings, ...(engine === "kernel" ? [] : ["--engine", engine])];
  const all = [file, "--runs", String(runs), "--seed", identity.seed, ...words];
  return ["brink batch", ...all.map(shellWord)].join(" ");
}

/** How far the batch in folders is, by the names of its results. @throws what `planIn` and `faultyResult` give */
export function standingIn(
  named: readonly string[],
  context: Context,
  began: number,
): { readonly plan: Plan; readonly answer: ShardsAnswer } {
  const asking = new Asking(context);
  const plan = planIn(named[0] ?? "", asking);
  const folders = foldersOf(named, asking);
  const found = findResults(folders, jobIdOf(plan.identity));
  if ("kind" in found) throw faultyResult(found, asking);
  const done = found.chosen.map(({ range }) => range);
  return {
    plan,
    answer: shardsAnswer(plan, done, { replay: replayOf(plan), elapsed: elapsedSince(began) }),
  };
}

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
