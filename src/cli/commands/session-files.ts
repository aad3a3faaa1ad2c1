/** Sessions out of the data folder into a file, and from a file into the data folder. */

import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { resolve } from "node:path";
import { openScenario } from "../../app/open.ts";
import { packageVersion } from "../../app/paths.ts";
import { engineOf } from "../../app/play/engine.ts";
import {
  exportSession,
  parseExported,
  partsThatDiffer,
  replayExported,
  type ExportedSession,
  type PartDifferences,
} from "../../app/play/export.ts";
import { restoreSession, savedDifferences, saveSession } from "../../app/play/save.ts";
import {
  keepPrevious,
  lockSessions,
  readSession,
  writeSession,
} from "../../app/play/save-files.ts";
import type { SoundScenario } from "../../app/sound.ts";
import { writeFile } from "../../app/storage/file.ts";
import { dataFolderOf } from "../../app/storage/private-folder.ts";
import { sealedJson } from "../../base/sealed-json.ts";
import { Skew, UsageFault } from "../../ask/refusal.ts";
import { shellWord } from "../../ask/shell.ts";
import { otherLuck } from "../../app/other-luck.ts";
import { dateOfStep, namingOf } from "../../story/naming.ts";
import type { Context } from "../context.ts";
import { exitCodes, type ExitCode } from "../exit-codes.ts";
import { reportFaults } from "../faults.ts";

/** Most places of a scenario that a refusal names. */
const mostNamed = 12;

/** What does not fit, in words: at most a dozen places. */
function differenceLines({ say }: Context, { changed, added, gone }: PartDifferences): string[] {
  return [
    ["session.changed", changed] as const,
    ["session.added", added] as const,
    ["session.gone", gone] as const,
  ].flatMap(([key, places]) => {
    if (places.length === 0) return [];
    const named = places.slice(0, mostNamed).join(", ");
    const more = places.length - mostNamed;
    const text = more > 0 ? say("session.and-more", { places: named, n: more }) : named;
    return [`  ${say(key, { places: text })}`];
  });
}

/** Writes the last session of a scenario to a file to hand on. */
export async function exportKept(
  context: Context,
  scenario: string,
  file = "session.brink-session",
): Promise<ExitCode> {
  const { surroundings, say, report, json, printJson } = context;
  const { environment, folder } = surroundings;
  const read = await openScenario(scenario, folder);
  if (read.kind === "faulty") return reportFaults(context, read.diagnostics);
  const kept = readSession(dataFolderOf(environment, homedir()), scenario);
  if (typeof kept === "string") throw new UsageFault(say("session.none", { scenario }));
  const saved = kept.value;
  const old = otherLuck(say, saved.engineVersion);
  if (old !== undefined) throw new Skew(old);
  const { program, model } = read;
  if (savedDifferences(saved, program, packageVersion()).scenario) {
    throw new Skew(say("session.kept-changed"));
  }
  const engine = engineOf(program, saved.seed, saved.run);
  const label = { scenario, engineVersion: packageVersion(), date: saved.at.date };
  const document = exportSession(engine, model, restoreSession(engine, saved), label);
  const text = sealedJson(document);
  writeFile(resolve(folder, file), text);
  const bytes = Buffer.byteLength(text);
  if (json) printJson({ kind: "session-export", scenario, file, bytes });
  else report(say("session.written", { file, bytes }));
  return exitCodes.fine;
}

/** Reads an exported file. @throws UsageFault */
function readExported({ surroundings, say }: Context, file: string): ExportedSession {
  let text: string;
  try {
    text = readFileSync(resolve(surroundings.folder, file), "utf8");
  } catch {
    throw new UsageFault(say("session.no-file", { file }));
  }
  const exported = parseExported(text);
  if (exported === undefined) throw new UsageFault(say("session.bad-file", { file }));
  return exported;
}

/** Plays an exported session again, holds it against what the file says, and keeps it. */
export async function importFile(
  context: Context,
  scenario: string,
  file: string | undefined,
): Promise<ExitCode> {
  const { surroundings, say, style, print, json, printJson } = context;
  const { environment, folder } = surroundings;
  if (file === undefined) throw new UsageFault(say("session.which-file"));
  const exported = readExported(context, file);
  const read = await openScenario(scenario, folder);
  if (read.kind === "faulty") return reportFaults(context, read.diagnostics);
  const { program, model } = read;
  const session = sameGame(context, exported, read);
  const label = { scenario, engineVersion: packageVersion(), date: exported.at.date };
  const data = dataFolderOf(environment, homedir());
  const release = lockSessions(data, scenario);
  try {
    keepPrevious(data, scenario);
    writeSession(data, saveSession(program, session, label));
  } finally {
    release();
  }
  const { seed, run, cursor: step, forks, bookmarks } = session;
  if (json) {
    const counts = { forks: forks.length, bookmarks: bookmarks.length };
    printJson({ kind: "session-import", scenario, file, seed, run, step, ...counts });
    return exitCodes.fine;
  }
  const date = dateOfStep(namingOf(model, program, style), step);
  const ways = forks.length + 1;
  print(say("session.taken", { seed, run: String(run), date, n: ways }));
  print(`  brink play ${shellWord(scenario)} --resume`);
  return exitCodes.fine;
}

/** The session as it was played. @throws Skew where it would go otherwise here */
function sameGame(
  context: Context,
  exported: ExportedSession,
  { program, model }: SoundScenario,
): ReturnType<typeof restoreSession> {
  const { say } = context;
  const old = otherLuck(say, exported.engineVersion);
  if (old !== undefined) throw new Skew(old);
  if (exported.scenarioHash !== program.hash) {
    const lines = differenceLines(context, partsThatDiffer(exported.parts, model));
    throw new Skew([say("session.other-scenario"), ...lines].join("\n"));
  }
  const engine = engineOf(program, exported.seed, exported.run);
  const replayed = replayExported(engine, exported);
  if ("session" in replayed) return replayed.session;
  throw new Skew(
    say("session.differs", {
      step: replayed.differsAt,
      saved: exported.engineVersion,
      current: packageVersion(),
    }),
  );
}
