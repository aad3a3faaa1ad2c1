/** `brink teach void`: gives up a seat whose file was lost, and makes another in its place. */

import { relative } from "node:path";
import { voidSeat } from "../../../app/exercise/void-seat.ts";
import { Unanswerable, UsageFault } from "../../../ask/refusal.ts";
import { isRevealed, isVoided } from "../../../exercise/class/log.ts";
import { listIn } from "../../../i18n/list.ts";
import type { Context } from "../../context.ts";
import type { Input } from "../../definition.ts";
import { exitCodes, type ExitCode } from "../../exit-codes.ts";
import { withLog } from "./class-key.ts";
import { neededBy } from "./needed.ts";

/** Voids a seat, before the reveal. */
export async function voidClassSeat(context: Context, input: Input): Promise<ExitCode> {
  const { say, style, language, surroundings, json, print, printJson } = context;
  const needed = neededBy(say, "void");
  const lost = needed(input.arguments[1], say("word.seat"));
  const keyFile = needed(input.value("key"), "--key");
  const now = new Date().toISOString();
  const made = await withLog(context, keyFile, ({ path, key, log }) => {
    const open = key.seats.filter(({ seat }) => !isVoided(log, seat));
    const own = open.find(({ seat }) => seat === lost);
    if (own === undefined) {
      const wanted = listIn(
        style,
        open.map(({ seat }) => seat),
      );
      throw new UsageFault(say("usage.bad-value", { option: "void", value: lost, wanted }));
    }
    if (isRevealed(log)) {
      throw new Unanswerable(`brink: ${say("void.late")}`, {
        kind: "teach-void-refused",
        seat: lost,
      });
    }
    return voidSeat(path, key, log, own, { now, language });
  });
  const file = relative(surroundings.folder, made.file);
  if (json) printJson({ kind: "teach-void", voided: lost, seat: made.seat, file });
  else print(say("void.done", { lost, seat: made.seat, file }));
  return exitCodes.fine;
}
