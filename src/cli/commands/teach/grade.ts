/** `brink teach grade`: what a whole class handed in, checked and reported. */

import { statSync } from "node:fs";
import { resolve } from "node:path";
import { Unanswerable, UsageFault } from "../../../ask/refusal.ts";
import { isRevealed } from "../../../exercise/class/log.ts";
import type { Context } from "../../context.ts";
import type { Input } from "../../definition.ts";
import { exitCodes, type ExitCode } from "../../exit-codes.ts";
import { readSealedClass } from "./class-key.ts";
import { neededBy } from "./needed.ts";

/** Grades a folder; with `--out`, writes report, gradebooks and data. */
export async function gradeFolder(context: Context, input: Input): Promise<ExitCode> {
  const { say, style, surroundings, json, print, report, printJson } = context;
  const { folder } = surroundings;
  const argument = neededBy(say, "grade")(input.arguments[1], say("word.folder"));
  const out = input.value("out");
  const bad = (option: string, value: string, wanted: string): UsageFault =>
    new UsageFault(say("usage.bad-value", { option, value, wanted }));
  const path = resolve(folder, argument);
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw bad("grade", argument, say("usage.no-folder"));
  }
  const [handed, { exerciseOf, gradeClass }, { isFreeFolder, writeFolder }, output, files] =
    await Promise.all([
      import("../../../app/exercise/handed-in.ts"),
      import("../../../app/exercise/grade.ts"),
      import("../../../app/storage/folder.ts"),
      import("../../../app/exercise/class-output.ts"),
      import("../../../app/exercise/files.ts"),
    ]);
  if (out !== undefined && !isFreeFolder(resolve(folder, out))) {
    throw bad("--out", out, say("usage.out-taken"));
  }
  const keyFile = input.value("key");
  const sealed = keyFile === undefined ? undefined : readSealedClass(context, keyFile);
  if (sealed !== undefined && !isRevealed(sealed.log)) {
    throw new Unanswerable(say("grade.not-revealed", { file: keyFile ?? "" }), {
      kind: "teach-grade-refused",
      reason: "not-revealed",
    });
  }
  const given = handed.readClassFolder(path);
  const exercise = exerciseOf(given, sealed?.key, folder);
  if (exercise === undefined) {
    if (json) printJson({ kind: "teach-grade-refused", reason: "no-exercise", folder: argument });
    else report(say("grade.no-exercise", { folder: argument }));
    return exitCodes.faults;
  }
  const sound = files.loadExercise(exercise, folder);
  if (sound.kind === "faulty") {
    const { reportFaults } = await import("../../faults.ts");
    return reportFaults(context, sound.diagnostics);
  }
  const graded = gradeClass(sound, {
    folder: given,
    ...(sealed === undefined ? {} : { sealed }),
  });
  const subject = output.classSubject(sound, graded, style);
  const written = out === undefined ? [] : output.classFiles(subject);
  if (out !== undefined) writeFolder(resolve(folder, out), written);
  if (json) {
    const { teachGradeAnswer } = await import("../../../answer/teach-grade.ts");
    const more = out === undefined ? {} : { out, written: written.map(({ name }) => name) };
    printJson(teachGradeAnswer(graded, more));
  } else {
    for (const line of output.classSummary(subject)) print(line);
    if (out !== undefined) print(say("grade.written", { n: written.length, folder: out }));
  }
  return graded.files.some(({ counts }) => counts) ? exitCodes.fine : exitCodes.faults;
}
