/** `brink teach start`: an exercise at one machine, from the brief to the debrief. */

import { homedir } from "node:os";
import { resolve } from "node:path";
import { answerAll, strangeNames } from "../../../app/exercise/answer-all.ts";
import { loadExercise, type SoundExercise } from "../../../app/exercise/files.ts";
import {
  beginExercise,
  keepSession,
  resumeExercise,
  submissionOf,
  takeKept,
  takeNew,
  unfinished,
  writeCommitments,
  writeResults,
  type Held,
  type Places,
} from "../../../app/exercise/hold.ts";
import { freshNonce, lastAt, type SavedExercise } from "../../../app/exercise/session-files.ts";
import { currentStage, sceneOfStage } from "../../../app/exercise/teach.ts";
import { readText } from "../../../app/exercise/text-file.ts";
import { otherLuck } from "../../../app/other-luck.ts";
import { packageVersion } from "../../../app/paths.ts";
import { tryFolder } from "../../../app/storage/folder.ts";
import type { Release } from "../../../app/storage/lock.ts";
import { dataFolderOf } from "../../../app/storage/private-folder.ts";
import { freshSeed } from "../../../app/seed.ts";
import { isAtTerminal } from "../../../app/surroundings.ts";
import { formatDate } from "../../../i18n/date.ts";
import type { NumberStyle } from "../../../i18n/number.ts";
import { textIn } from "../../../i18n/text.ts";
import type { Looks } from "../../../tui/options.ts";
import { renderStart } from "../../../tui/play.ts";
import { renderTeach } from "../../../tui/teach/teach.ts";
import { NothingDone, Skew, UsageFault } from "../../../ask/refusal.ts";
import { pageText } from "../../../render/terminal.ts";
import { pageOf } from "../../../story/exercise/session/pages.ts";
import type { Context } from "../../context.ts";
import type { Input } from "../../definition.ts";
import { exitCodes, type ExitCode } from "../../exit-codes.ts";
import { reportFaults } from "../../faults.ts";
import { oneOf } from "../../values.ts";
import { arabicModes, digitStyles } from "../play-request.ts";
import { readClassSeat } from "./class-seat.ts";
import { readSeats } from "./seats.ts";

/** Starts an exercise, or goes on with one. */
export async function startExercise(context: Context, input: Input): Promise<ExitCode> {
  const { surroundings, say, language, json } = context;
  const argument = input.arguments[1];
  if (argument === undefined) throw new UsageFault(say("usage.no-exercise"));
  const read = loadExercise(argument, surroundings.folder);
  if (read.kind === "faulty") return reportFaults(context, read.diagnostics);
  const looks: Looks = {
    ...{ language, theme: "auto" },
    plain: input.flag("plain"),
    arabic: oneOf(say, arabicModes)("--arabic", input.value("arabic") ?? "auto"),
    digits: oneOf(say, digitStyles)("--digits", input.value("digits") ?? "latin"),
  };
  const places: Places = {
    dataFolder: dataFolderOf(surroundings.environment, homedir()),
    out: resolve(surroundings.folder, input.value("out") ?? "."),
  };
  const ofClass = readClassSeat(context, read, input);
  const seats = ofClass?.seats ?? readSeats(context, read.exercise, input);
  // Before anyone forecasts: a class must not find out at the first seal that nothing can be written.
  if (input.value("out") !== undefined) tryFolder(places.out);
  if (input.flag("masked") && read.exercise.scenario.masked.length === 0) {
    throw new UsageFault(say("usage.no-masks"));
  }
  const begin = (word: string): Held =>
    beginExercise(
      read,
      {
        word,
        seats,
        masked: input.flag("masked"),
        ...ofClass,
        startedAt: new Date().toISOString(),
        engineVersion: packageVersion(),
      },
      { language, digits: looks.digits },
    );
  const word = ofClass?.word ?? input.value("seed");
  const answers = input.value("answers");
  const given = input.value("seed");
  const of = ofClass ?? (given === undefined ? undefined : { word: given });
  const style = { language, digits: looks.digits };
  if (answers !== undefined) {
    const kept = ofClass === undefined ? undefined : unfinished(places.dataFolder, read, ofClass);
    const taken = kept && goOn(context, read, { kept, places }, style, word);
    try {
      return answer(context, taken?.held ?? begin(word ?? "brink"), places, answers);
    } finally {
      taken?.release();
    }
  }
  if (json || (!isAtTerminal(surroundings) && !looks.plain)) {
    return printBrief(context, begin(word ?? "brink"));
  }
  const kept = unfinished(places.dataFolder, read, of);
  // A seat of a class never begins anew what it has begun: its first commitment is the one that counts.
  const resumed =
    ofClass !== undefined && kept !== undefined
      ? goOn(context, read, { kept, places }, style, word)
      : await choose(context, read, input, looks, { kept, places });
  if (resumed === "left") return exitCodes.fine;
  const held = resumed === undefined ? begin(word ?? freshSeed()) : resumed.held;
  const release = resumed?.release ?? takeNew(places.dataFolder, held);
  const { stdin, stdout, stderr, environment } = surroundings;
  try {
    return (await renderTeach({
      exercise: argument,
      held,
      places,
      message: resumed?.message ?? "",
      looks,
      terminal: { stdin, stdout, stderr, environment },
    })) as ExitCode;
  } finally {
    release?.();
  }
}

/** The session to go on with; `undefined`: a new one; `left`: the user wants neither. */
async function choose(
  context: Context,
  read: SoundExercise,
  input: Input,
  looks: Looks,
  { kept, places }: { readonly kept: SavedExercise | undefined; readonly places: Places },
): Promise<
  { readonly held: Held; readonly message: string; readonly release: Release } | "left" | undefined
> {
  const { surroundings, say, language, report } = context;
  const { stdin, stdout, stderr, environment } = surroundings;
  const resume = input.flag("resume");
  if (kept === undefined) {
    if (resume) report(say("teach.resume-none"));
    return undefined;
  }
  if (!resume) {
    // Without a screen there is nothing to choose on: whoever wants the old session says so.
    if (looks.plain) return undefined;
    const entry = {
      scenario: kept.plan.exercise,
      title: textIn(read.exercise.title, language),
      about: textIn(read.exercise.about, language),
    };
    const terminal = { stdin, stdout, stderr, environment };
    const entries = [{ ...entry, resumeAt: lastAt(kept).slice(0, 10) }, entry];
    const chosen = await renderStart({ entries, looks, terminal });
    if (chosen === "interrupted") throw new NothingDone(chosen);
    if (chosen === undefined) return "left";
    if (chosen.resumeAt === undefined) return undefined;
  }
  return goOn(context, read, { kept, places }, { language, digits: looks.digits });
}

/** A kept session as it was left, and what is said of it. Throws Skew, UsageFault, InUse. */
function goOn(
  context: Context,
  read: SoundExercise,
  { kept, places }: { readonly kept: SavedExercise; readonly places: Places },
  style: NumberStyle,
  word = "",
): { readonly held: Held; readonly message: string; readonly release: Release } {
  const { say } = context;
  const { saved, release } = takeKept(places.dataFolder, kept);
  // What has been opened stays open.
  const held = resumeExercise(read, saved, style, word === "" ? saved.plan.word : word);
  if (typeof held === "string") release();
  if (held === "engine") throw new Skew(engineWords(context, saved));
  if (held === "earlier") {
    throw new Skew(say("teach.resume-earlier", { version: saved.plan.engineVersion }));
  }
  if (held === "changed" || held === "broken") {
    throw new UsageFault(say(`teach.resume-${held}`));
  }
  const date = formatDate(lastAt(saved).slice(0, 10), style);
  return { held, message: say("teach.resumed", { date }), release };
}

/** Why a session of another version is not gone on with. */
function engineWords({ say }: Context, { plan }: SavedExercise): string {
  const version = plan.engineVersion;
  const refused = say("teach.resume-engine", { version, current: packageVersion() });
  const why = otherLuck(say, version);
  return why === undefined ? refused : `${refused}\n${why}`;
}

/** Without a person there is nothing to hold: the brief, and what to use instead. */
function printBrief({ say, print, report, json, printJson }: Context, held: Held): ExitCode {
  const { world, state } = held;
  const scene = sceneOfStage(world, state, currentStage(state));
  const lines = pageText(pageOf(scene));
  if (json) printJson({ kind: "teach-brief", exercise: world.plan.exercise, text: lines });
  else for (const line of lines) print(line);
  report(say("teach.no-terminal"));
  return exitCodes.usage;
}

/** Goes through a session with the answers of a file. */
function answer(context: Context, held: Held, places: Places, name: string): ExitCode {
  const { surroundings, say, print, report, json, printJson } = context;
  let answers: unknown;
  try {
    answers = JSON.parse(readText(resolve(surroundings.folder, name)));
  } catch (reason) {
    const why = reason instanceof Error ? reason.message : "?";
    throw new UsageFault(say("usage.answers", { file: name, reason: why }));
  }
  if (typeof answers !== "object" || answers === null || Array.isArray(answers)) {
    throw new UsageFault(say("usage.answers", { file: name, reason: "{ … }" }));
  }
  const { world } = held;
  const strange = strangeNames(world, held.state, answers as Readonly<Record<string, unknown>>);
  if (strange.length > 0) {
    for (const { path, there } of strange) {
      report(say("teach.answers-strange", { name: path.join("."), names: there.join(", ") }));
    }
    return exitCodes.faults;
  }
  const moment = (): { readonly now: string; readonly nonce: string } => ({
    now: new Date().toISOString(),
    nonce: freshNonce(),
  });
  const done = answerAll(world, answers as Readonly<Record<string, unknown>>, moment, held.state);
  if (done.kind === "stopped") {
    report(say("teach.answers-stop", { stage: done.stage.id }));
    for (const [field, problem] of Object.entries(done.problems)) {
      report(`  ${field}: ${say(`teach.problem.${problem}`)}`);
    }
    for (const field of done.unknown) {
      report(`  ${say("teach.answers-unknown", { field, fields: done.fields.join(", ") })}`);
    }
    return exitCodes.faults;
  }
  const commitments = writeCommitments(places, world, done.state);
  if (world.plan.world !== undefined) {
    keepSession(places, world, done.state, currentStage(done.state), {});
  }
  if (done.kind === "closed") {
    if (json) printJson({ kind: "teach-sealed", exercise: world.plan.exercise, commitments });
    else {
      print(say("teach.written", { file: commitments }));
      print(say("teach.closed"));
    }
    return exitCodes.fine;
  }
  const written = writeResults(places, world, done.state);
  if (json) {
    printJson({
      kind: "teach-start",
      exercise: world.plan.exercise,
      word: world.plan.word,
      files: written,
      submissions: world.plan.seats.map(({ id }) => submissionOf(world, done.state, id)),
    });
  }
  for (const { file, reason } of written) {
    if (reason !== undefined) report(say("teach.unwritten", { file, reason }));
    else if (!json) print(say("teach.written", { file }));
  }
  return written.some(({ reason }) => reason !== undefined) ? exitCodes.unwritten : exitCodes.fine;
}
