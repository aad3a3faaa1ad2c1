/** `brink teach grade`: what a whole class handed in, checked and reported. */

import { statSync } from "node:fs";
import { resolve } from "node:path";
import type { FormFault } from "../../../app/exercise/keyed-forms.ts";
import { Unanswerable, UsageFault } from "../../../ask/refusal.ts";
import { isRevealed } from "../../../exercise/class/log.ts";
import type { Context } from "../../context.ts";
import type { Input } from "../../definition.ts";
import { exitCodes, type ExitCode } from "../../exit-codes.ts";
import { readSealedClass } from "./class-key.ts";
import { neededBy } from "./needed.ts";
import { readClassRoster, readTable } from "./roster.ts";

/** Grades a folder; with `--out`, writes report, gradebooks and data. */
export async function gradeFolder(context: Context, input: Input): Promise<ExitCode> {
  const { say, style, surroundings, json, print, report, printJson } = context;
  const { folder } = surroundings;
  const formsFile = input.value("forms");
  const needed = neededBy(say, "grade");
  // A class that was on paper alone has handed in no files.
  const argument =
    formsFile === undefined ? needed(input.arguments[1], say("word.folder")) : input.arguments[1];
  const out = input.value("out");
  const bad = (option: string, value: string, wanted: string): UsageFault =>
    new UsageFault(say("usage.bad-value", { option, value, wanted }));
  const path = argument === undefined ? undefined : resolve(folder, argument);
  if (path !== undefined && statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw bad("grade", argument ?? "", say("usage.no-folder"));
  }
  const [
    handed,
    { exerciseOf, gradeClass },
    { isFreeFolder, writeFolder },
    output,
    files,
    { readForms },
    { readText },
    { readTeacherMarks },
  ] = await Promise.all([
    import("../../../app/exercise/handed-in.ts"),
    import("../../../app/exercise/grade.ts"),
    import("../../../app/storage/folder.ts"),
    import("../../../app/exercise/class-output.ts"),
    import("../../../app/exercise/files.ts"),
    import("../../../app/exercise/keyed-forms.ts"),
    import("../../../app/exercise/text-file.ts"),
    import("../../../app/exercise/teacher-marks.ts"),
  ]);
  if (out !== undefined && !isFreeFolder(resolve(folder, out))) {
    throw bad("--out", out, say("usage.out-taken"));
  }
  const formsPath = formsFile === undefined ? undefined : resolve(folder, formsFile);
  if (
    formsPath !== undefined &&
    statSync(formsPath, { throwIfNoEntry: false })?.isFile() !== true
  ) {
    throw bad("--forms", formsFile ?? "", say("usage.forms"));
  }
  const keyFile = input.value("key");
  const sealed = keyFile === undefined ? undefined : readSealedClass(context, keyFile);
  const [rosterFile, marksFile] = [input.value("roster"), input.value("marks")];
  if ((formsFile ?? rosterFile ?? marksFile) !== undefined && sealed === undefined) {
    needed(undefined, "--key");
  }
  const onPaper = formsFile !== undefined && sealed?.log.length === 1;
  if (sealed !== undefined && !isRevealed(sealed.log) && !onPaper) {
    throw new Unanswerable(say("grade.not-revealed", { file: keyFile ?? "" }), {
      kind: "teach-grade-refused",
      reason: "not-revealed",
    });
  }
  const given = path === undefined ? { handedIn: [], aside: [] } : handed.readClassFolder(path);
  const exercise = exerciseOf(given, sealed?.key, folder);
  if (exercise === undefined) {
    if (json)
      printJson({ kind: "teach-grade-refused", reason: "no-exercise", folder: argument ?? "" });
    else report(say("grade.no-exercise", { folder: argument ?? "" }));
    return exitCodes.faults;
  }
  const sound = files.loadExercise(exercise, folder);
  if (sound.kind === "faulty") {
    const { reportFaults } = await import("../../faults.ts");
    return reportFaults(context, sound.diagnostics);
  }
  const forms =
    formsPath === undefined || sealed === undefined
      ? undefined
      : readForms(sound, sealed.key, formsFile ?? "", readText(formsPath));
  if (forms !== undefined && forms.faults.length > 0) return refuse(forms.faults);
  const seats = sealed?.key.seats.map(({ seat }) => seat);
  const roster =
    rosterFile === undefined ? undefined : await readClassRoster(context, rosterFile, seats);
  const marks =
    marksFile === undefined
      ? undefined
      : readTeacherMarks(
          sound.exercise,
          seats ?? [],
          await readTable(context, "--marks", marksFile),
        );
  if (marks !== undefined && marks.faults.length > 0) return refuse(marks.faults);
  const graded = gradeClass(sound, {
    folder: given,
    ...(sealed === undefined ? {} : { sealed }),
    ...(forms === undefined ? {} : { keyed: forms.files }),
  });
  const subject = output.classSubject(sound, graded, style);
  const written =
    out === undefined
      ? []
      : output.classFiles(subject, {
          ...(roster === undefined ? {} : { roster }),
          ...(marks === undefined ? {} : { marks: marks.marks }),
        });
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

  /** Says which cells of a table cannot be read; nothing is graded until they can. */
  function refuse(faults: readonly FormFault[]): ExitCode {
    if (json) printJson({ kind: "teach-grade-refused", reason: "forms", faults });
    for (const { row, column, problem } of json ? [] : faults) {
      report(say("forms.fault", { row, column, why: say(faultWord(problem)) }));
    }
    return exitCodes.faults;
  }
}

/** The word for what is wrong with a cell. */
function faultWord(problem: FormFault["problem"]) {
  switch (problem) {
    case "seat":
    case "round":
    case "column":
    case "twice":
      return `forms.${problem}` as const;
    case "percent":
    case "total":
    case "number":
    case "order":
    case "ratio":
    case "choose":
    case "too-many":
    case "too-dear":
    case "empty":
    case "points":
      return `teach.problem.${problem}` as const;
  }
}
