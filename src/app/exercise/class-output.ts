/** A graded class as files: report, summary, gradebooks, questions, data. */

import { visibleLines } from "../../base/visible.ts";
import { teachGradeAnswer } from "../../answer/teach-grade.ts";
import type { Answer } from "../../exercise/answers.ts";
import type { GradedClass } from "../../exercise/class/graded.ts";
import { explanationPoints } from "../../exercise/session/forms.ts";
import { listIn, clausesIn } from "../../i18n/list.ts";
import type { NumberStyle } from "../../i18n/number.ts";
import {
  canvasGradebook,
  moodleGradebook,
  type GradebookColumn,
  type GradebookRow,
  type Person,
} from "../../render/gradebook.ts";
import { csvText } from "../../render/csv.ts";
import { reportHtml } from "../../render/html/page.ts";
import { readingPage } from "../../story/exercise/class/reading.ts";
import { costliestWords } from "../../story/exercise/class/choices.ts";
import { classHeadline, classReport } from "../../story/exercise/class/report.ts";
import { fileNotes, namedFiles, type ClassSubject } from "../../story/exercise/class/words.ts";
import { namingOf } from "../../story/naming.ts";
import type { SoundExercise } from "./files.ts";
import type { FolderFile } from "../storage/folder.ts";
import { quizOf } from "./quiz.ts";
import { marked, marksTable, type TeacherMarks } from "./teacher-marks.ts";

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
    ...costliestWords(subject),
    ...namedFiles(subject.graded).map(
      (one) => `  ${one.file}: ${clausesIn(subject.naming.style, fileNotes(subject, one))}`,
    ),
  ];
}

/** What a teacher adds to a graded class. */
export interface TeacherPart {
  /** Who has which seat; absent: gradebooks have the pseudonyms of all seats. */
  readonly roster?: readonly Person[];
  /** Absent: explanations have the marks that seats gave themselves. */
  readonly marks?: readonly TeacherMarks[];
}

/** What a forecast score is out of. */
const FORECAST_MOST = 100;

/** Seats of the class and no others: an importer fails a whole file for one row that it does not know. */
const seatsIn = ({ graded }: ClassSubject): readonly string[] =>
  [...new Set([...graded.graded.seats.map(({ seat }) => seat), ...graded.missing])].toSorted();

function gradebook(
  subject: ClassSubject,
  { roster, marks }: TeacherPart,
): { readonly columns: readonly GradebookColumn[]; readonly rows: readonly GradebookRow[] } {
  const { exercise, graded, naming } = subject;
  const name = exercise.id;
  const given = marked(exercise).filter(
    ({ id }) => id === "explanation" || marks?.some(({ points }) => points.has(id)) === true,
  );
  const titleOf = (id: string): string =>
    id === "explanation" && marks === undefined ? "explanation, own marks" : id;
  const columns: readonly GradebookColumn[] = [
    { title: `${name}: forecasts made`, most: exercise.questions.length },
    { title: `${name}: forecast score`, most: FORECAST_MOST },
    ...given.map(({ id, most }) => ({ title: `${name}: ${titleOf(id)}`, most })),
  ];
  const people = roster ?? seatsIn(subject).map((seat): Person => ({ seat }));
  const rows = people.map((person): GradebookRow => {
    const { seat } = person;
    const own = graded.graded.seats.find((one) => one.seat === seat);
    const files = graded.files.filter((one) => one.seat === seat);
    const notes = files.flatMap((one) => fileNotes(subject, one));
    const score = own?.sealed.table.score?.mean;
    const parts = files.find(({ counts }) => counts)?.submission?.marks?.explanation;
    const ownMarks = parts === undefined ? undefined : explanationPoints(parts);
    const of = marks?.find((one) => one.seat === seat);
    return {
      person,
      points: [
        own?.forecasts.length,
        score === undefined ? undefined : FORECAST_MOST * (1 - score),
        ...given.map(({ id }) =>
          marks === undefined && id === "explanation" ? ownMarks : of?.points.get(id),
        ),
      ],
      feedback: [
        naming.say("grade.feedback", {
          n: own?.sealed.table.questions.length ?? 0,
          notes: listIn(naming.style, notes),
        }),
        of?.comment ?? "",
      ]
        .map((part) => part.trim())
        .filter((part) => part !== "")
        .join(" "),
    };
  });
  return { columns, rows };
}

/** All files of a graded class. */
export function classFiles(
  subject: ClassSubject,
  teacher: TeacherPart = {},
): readonly FolderFile[] {
  const { columns, rows } = gradebook(subject, teacher);
  const toMark = marksTable(subject.exercise, seatsIn(subject));
  const { exercise, graded, naming } = subject;
  // The answers are those of the sealed run that nobody's decisions touched.
  const sealed = (id: string): Answer | undefined =>
    graded.truths.find(({ question }) => question === id)?.sealed;
  return [
    { name: "report.html", text: reportHtml(classReport(subject)) },
    { name: "summary.txt", text: `${visibleLines(classSummary(subject).join("\n"))}\n` },
    { name: "gradebook-moodle.csv", text: moodleGradebook(columns, rows) },
    { name: "gradebook-canvas.csv", text: canvasGradebook(columns, rows) },
    { name: "reasons.html", text: reportHtml(readingPage(subject)) },
    ...(toMark.length === 0 ? [] : [{ name: "marks.csv", text: csvText(toMark) }]),
    { name: "questions.gift", text: quizOf(naming, exercise, sealed) },
    { name: "class.json", text: `${JSON.stringify(teachGradeAnswer(graded), undefined, 1)}\n` },
  ];
}
