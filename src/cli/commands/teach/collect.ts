/** `brink teach collect`: registers the commitments of a class in its log, before the reveal. */

import { statSync } from "node:fs";
import { resolve } from "node:path";
import { collectInto, sealedRounds, type CollectedFile } from "../../../app/exercise/class-log.ts";
import { filesHandedIn } from "../../../app/exercise/handed-in.ts";
import { UsageFault } from "../../../ask/refusal.ts";
import { isRevealed, isVoided, registeredBy } from "../../../exercise/class/log.ts";
import { listIn } from "../../../i18n/list.ts";
import { textIn } from "../../../i18n/text.ts";
import type { Context } from "../../context.ts";
import type { Input } from "../../definition.ts";
import { exitCodes, type ExitCode } from "../../exit-codes.ts";
import { exerciseOfClass, withLog } from "./class-key.ts";
import { neededBy } from "./needed.ts";

/** Collects a folder. Exit code 1 if anything was not taken. */
export async function collectFolder(context: Context, input: Input): Promise<ExitCode> {
  const { say, style, language, surroundings, json, print, printJson } = context;
  const needed = neededBy(say, "collect");
  const argument = needed(input.arguments[1], say("word.folder"));
  const folder = resolve(surroundings.folder, argument);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) {
    const wanted = say("usage.no-folder");
    throw new UsageFault(say("usage.bad-value", { option: "collect", value: argument, wanted }));
  }
  const keyFile = needed(input.value("key"), "--key");
  const handedIn = filesHandedIn(folder);
  const now = new Date().toISOString();
  const { key, exercise, log, files } = await withLog(context, keyFile, async (found) => {
    const { exercise: own } = await exerciseOfClass(context, found);
    const { path, key: foundKey, log: before } = found;
    const done = collectInto(path, foundKey, before, own, handedIn, now);
    return { ...done, key: foundKey, exercise: own };
  });
  const waiting = exercise.rounds.flatMap(({ id, title }) => {
    const due = key.seats.filter(
      ({ seat, role }) => sealedRounds(exercise, role).includes(id) && !isVoided(log, seat),
    );
    const seats = due.filter(({ seat }) => !registeredBy(log, seat).has(id));
    return due.length === 0 ? [] : [{ round: id, title, seats: seats.map(({ seat }) => seat) }];
  });
  const added = log.filter(({ kind }) => kind === "registered").length;
  const head = log.at(-1)?.mac ?? "";
  const wrong = files.flatMap((file) => remarksOn(file));
  if (json) {
    printJson({
      kind: "teach-collect",
      revealed: isRevealed(log),
      registered: added,
      fingerprint: head,
      files: files.filter((one) => one.found !== "none"),
      waiting: waiting.map(({ round, seats }) => ({ round, seats })),
    });
  } else {
    print(say("collect.registered", { n: added }));
    for (const { title, seats } of waiting) {
      const round = textIn(title, language);
      print(
        seats.length === 0
          ? say("collect.round-whole", { round })
          : say("collect.round-waits", { round, seats: listIn(style, seats) }),
      );
    }
    for (const line of wrong) print(`  ${line}`);
    print(say("collect.fingerprint", { fingerprint: head.slice(0, 16) }));
  }
  return wrong.length === 0 ? exitCodes.fine : exitCodes.faults;

  function remarksOn({ file, found: state }: CollectedFile): readonly string[] {
    if (state === "none") return [];
    if (state === "earlier" || state === "other-class") {
      return [say(`collect.file-${state}`, { file })];
    }
    return state.flatMap((one) =>
      one.state === "registered" || one.state === "known"
        ? []
        : [
            say("collect.remark", {
              file,
              seat: one.seat,
              round: one.round,
              state: say(`collect.${one.state}`),
            }),
          ],
    );
  }
}
