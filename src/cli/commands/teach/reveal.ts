/** `brink teach reveal`: closes the log of a class and gives its sealed world out. */

import { giveWorld } from "../../../app/exercise/class-log.ts";
import type { Context } from "../../context.ts";
import type { Input } from "../../definition.ts";
import { exitCodes, type ExitCode } from "../../exit-codes.ts";
import { readSealedClass } from "./class-key.ts";
import { neededBy } from "./needed.ts";

/** Reveals a class; `--play` opens its world and leaves the log open. */
export async function revealClass(context: Context, input: Input): Promise<ExitCode> {
  const { say, json, print, printJson } = context;
  const needed = neededBy(say, "reveal");
  const { path, key, log } = readSealedClass(context, needed(input.value("key"), "--key"));
  const kind = input.flag("play") ? "opened" : "revealed";
  const { path: written, reveal } = giveWorld(path, key, log, kind, new Date().toISOString());
  if (json) printJson({ kind: "teach-reveal", state: kind, file: written, word: reveal.word });
  else {
    print(say(`reveal.${kind}`, { file: written }));
    print(say("reveal.word", { word: reveal.word }));
  }
  return await Promise.resolve(exitCodes.fine);
}
