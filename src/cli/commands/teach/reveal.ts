/** `brink teach reveal`: closes the log of a class and gives its sealed world out. */

import { giveWorld } from "../../../app/exercise/class-log.ts";
import type { Context } from "../../context.ts";
import type { Input } from "../../definition.ts";
import { exitCodes, type ExitCode } from "../../exit-codes.ts";
import { withLog } from "./class-key.ts";
import { neededBy } from "./needed.ts";

/** Reveals a class; `--play` opens its world and leaves the log open. */
export async function revealClass(context: Context, input: Input): Promise<ExitCode> {
  const { say, json, print, printJson } = context;
  const needed = neededBy(say, "reveal");
  const kind = input.flag("play") ? "opened" : "revealed";
  const now = new Date().toISOString();
  const file = needed(input.value("key"), "--key");
  const { path: written, reveal } = await withLog(context, file, ({ path, key, log }) =>
    giveWorld(path, key, log, kind, now),
  );
  if (json) printJson({ kind: "teach-reveal", state: kind, file: written, word: reveal.word });
  else {
    print(say(`reveal.${kind}`, { file: written }));
    print(say("reveal.word", { word: reveal.word }));
  }
  return exitCodes.fine;
}
