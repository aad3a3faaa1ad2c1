/** A graded class as files: report, summary, gradebooks, questions, data. */

import { teachGradeAnswer } from "../../answer/teach-grade.ts";
import type { Answer } from "../../exercise/answers.ts";
import type { GradedClass } from "../../exercise/class/graded.ts";
import { explanationPoints } from "../../exercise/session/forms.ts";
import { listIn } from "../../i18n/list.ts";
import type { NumberStyle } from "../../i18n/number.ts";
import {
  canvasGradebook,
  moodleGradebook,
  type GradebookColumn,
  type GradebookRow,
} from "../../render/gradebook.ts";
import { reportHtml } from "../../render/html/page.ts";
import { classHeadline, classReport } from "../../story/exercise/class/report.ts";
import { fileNotes, namedFiles, type ClassSubject } from "../../story/exercise/class/words.ts";
import { namingOf } from "../../story/naming.ts";
import type { SoundExercise } from "./files.ts";
import type { FolderFile } from "../storage/folder.ts";
import { quizOf } from "./quiz.ts";

/** The class with its words. */
export function classSubject(
  { exercise, world }: SoundExercise,
  graded: GradedClass,
  style: NumberStyle,
): ClassSubject {
  return { exercise, naming: namingOf(world.model, world.program, style), graded };
}

/** What the terminal says, and `summary.txt` holds. */
export function classSummary(subject: ClassSubject): readonly string[] {
  return [
    ...classHeadline(subject),
    ...namedFiles(subject.graded).map(
      (one) => `  ${one.file}: ${fileNotes(subject, one).join("; ")}`,
    ),
  ];
}

/** Points of an explanation at most, and what a forecast score is out of. */
const EXPLANATION_MOST = 4;
const FORECAST_MOST = 100;

function gradebook(subject: ClassSubject): {
  readonly columns: readonly GradebookColumn[];
  readonly rows: readonly GradebookRow[];
} {
  const { exercise, graded, naming } = subject;
  const name = exercise.id;
  const columns: readonly GradebookColumn[] = [
    { title: `${name}: forecasts made`, most: exercise.questions.length },
    { title: `${name}: forecast score`, most: FORECAST_MOST },
    ...(exercise.scoring.explanation
      ? [{ title: `${name}: explanation (own marks)`, most: EXPLANATION_MOST }]
      : []),
  ];
  // Seats of the class and no others: an importer fails a whole file for one row that it does not know.
  const seats = new Set([...graded.graded.seats.map(({ seat }) => seat), ...graded.missing]);
  const rows = [...seats].toSorted().map((seat): GradebookRow => {
    const own = graded.graded.seats.find((one) => one.seat === seat);
    const files = graded.files.filter((one) => one.seat === seat);
    const notes = files.flatMap((one) => fileNotes(subject, one));
    const score = own?.sealed.table.score?.mean;
    const parts = files.find(({ counts }) => counts)?.submission?.marks?.explanation;
    return {
      seat,
      points: [
        own?.forecasts.length,
        score === undefined ? undefined : FORECAST_MOST * (1 - score),
        ...(exercise.scoring.explanation
          ? [parts === undefined ? undefined : explanationPoints(parts)]
          : []),
      ],
      feedback: naming.say("grade.feedback", {
        n: own?.sealed.table.questions.length ?? 0,
        notes: listIn(naming.style, notes),
      }),
    };
  });
  return { columns, rows };
}

/** All files of a graded class. */
export function classFiles(subject: ClassSubject): readonly FolderFile[] {
  const { columns, rows } = gradebook(subject);
  const { exercise, graded, naming } = subject;
  // The answers are those of the sealed run that nobody's decisions touched.
  const sealed = (id: string): Answer | undefined =>
    graded.truths.find(({ question }) => question === id)?.sealed;
  return [
    { name: "report.html", text: reportHtml(classReport(subject)) },
    { name: "summary.txt", text: `${classSummary(subject).join("\n")}\n` },
    { name: "gradebook-moodle.csv", text: moodleGradebook(columns, rows) },
    { name: "gradebook-canvas.csv", text: canvasGradebook(columns, rows) },
    { name: "questions.gift", text: quizOf(naming, exercise, sealed) },
    { name: "class.json", text: `${JSON.stringify(teachGradeAnswer(graded), undefined, 1)}\n` },
  ];
}
