/** `brink teach list`: what there is to teach with. */

import { textIn } from "../../../i18n/text.ts";
import type { Context } from "../../context.ts";
import { exitCodes, type ExitCode } from "../../exit-codes.ts";

/** Prints the exercises on offer. */
export async function listExercises(context: Context): Promise<ExitCode> {
  const { surroundings, say, language, print, json, printJson } = context;
  const { offeredExercises } = await import("../../../app/exercise/offered.ts");
  const offered = await offeredExercises(surroundings.folder);
  if (json) {
    printJson({ kind: "teach-list", exercises: offered });
    return exitCodes.fine;
  }
  const width = Math.max(...offered.map(({ exercise }) => exercise.length));
  for (const shipped of [true, false]) {
    const some = offered.filter((one) => one.shipped === shipped);
    if (some.length === 0) continue;
    if (!shipped) print("");
    print(say(shipped ? "teach.shipped" : "list.here"));
    for (const { exercise, title, level, minutes } of some) {
      if (title === undefined || level === undefined || minutes === undefined) {
        print(`  ${exercise.padEnd(width)}  ${say("list.faulty", { file: exercise })}`);
        continue;
      }
      const facts = say("teach.facts", { level: say(`teach.level.${level}`), minutes });
      print(`  ${exercise.padEnd(width)}  ${textIn(title, language)} (${facts})`);
    }
  }
  return exitCodes.fine;
}
