/** A graded class as files: report, summary, gradebooks, questions, data. */

import { categoriesOf } from "../../exercise/categories.ts";
import type { GradedClass } from "../../exercise/class/graded.ts";
import { explanationPoints } from "../../exercise/session/forms.ts";
import type { NumberStyle } from "../../i18n/number.ts";
import { textIn } from "../../i18n/text.ts";
import { giftText, type GiftQuestion } from "../../report/class/gift.ts";
import {
  canvasGradebook,
  moodleGradebook,
  type GradebookColumn,
  type GradebookRow,
} from "../../report/class/gradebook.ts";
import { reportHtml } from "../../render/html/page.ts";
import { classHeadline, classReport } from "../../view/class/class-report.ts";
import { fileNotes, listOf, namedFiles, type ClassSubject } from "../../view/class/class-words.ts";
import { namingOf, told } from "../../story/naming.ts";
import type { SoundExercise } from "./files.ts";
import type { FolderFile } from "../storage/folder.ts";

/** The class with its words. */
export function classSubject(
  { exercise, world }: SoundExercise,
  graded: GradedClass,
  style: NumberStyle,
): ClassSubject {
  const { model, program, outcomeOf } = world;
  return {
    exercise,
    naming: namingOf(model, program, style),
    graded,
    categories: (id) => {
      const question = exercise.questions.find((one) => one.id === id);
      const categories = question === undefined ? undefined : categoriesOf(question, model);
      return (categories ?? []).map((one) => ({
        id: one.id,
        name: textIn(one.name, style.language),
      }));
    },
    isTime: ({ id, kind, sealed }) => {
      const index = outcomeOf.get(`questions.${id}`);
      const named = program.outcomes.find((one) => one.id === sealed?.outcome);
      const outcome = index === undefined ? named : program.outcomes[index];
      return kind === "number" && sealed?.lever === undefined && outcome?.type === "time";
    },
  };
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

/** The class as JSON: everything but what was handed in itself. A time that never comes is "never". */
export function classDocument(graded: GradedClass): object {
  const document = {
    kind: "teach-grade",
    schema: 1,
    ...graded,
    files: graded.files.map(({ file, seat, counts, notes }) => ({ file, seat, counts, notes })),
    teams: graded.teams.map(({ session, seats, moves, answers, harm }) => ({
      session,
      seats,
      moves,
      answers,
      harm,
    })),
  };
  const text = JSON.stringify(document, (_, value: unknown) =>
    value === Infinity ? "never" : value,
  );
  return JSON.parse(text) as object;
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
  const seats = new Set([
    ...graded.files.flatMap(({ seat }) => (seat === undefined ? [] : [seat])),
    ...graded.missing,
  ]);
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
        notes: listOf(naming, notes),
      }),
    };
  });
  return { columns, rows };
}

/** Questions with the answers of the sealed run that nobody's decisions touched. */
function giftQuestions(subject: ClassSubject): readonly GiftQuestion[] {
  const { exercise, graded, naming } = subject;
  return exercise.questions.map(({ id, text, rule }): GiftQuestion => {
    const sealed = graded.truths.find(({ question }) => question === id)?.sealed;
    const whole = `${told(naming, text)} ${naming.say("teach.rule", { rule: told(naming, rule) })}`;
    const categories = subject.categories(id);
    const right = categories.find((one) => one.id === sealed);
    return {
      name: id,
      text: whole,
      answer:
        typeof sealed === "boolean"
          ? { kind: "truth", truth: sealed }
          : right === undefined
            ? { kind: "essay" }
            : {
                kind: "choice",
                right: right.name,
                wrong: categories.filter((one) => one.id !== sealed).map((one) => one.name),
              },
    };
  });
}

/** All files of a graded class. */
export function classFiles(subject: ClassSubject): readonly FolderFile[] {
  const { columns, rows } = gradebook(subject);
  const { exercise, graded } = subject;
  return [
    { name: "report.html", text: reportHtml(classReport(subject)) },
    { name: "summary.txt", text: `${classSummary(subject).join("\n")}\n` },
    { name: "gradebook-moodle.csv", text: moodleGradebook(columns, rows) },
    { name: "gradebook-canvas.csv", text: canvasGradebook(columns, rows) },
    { name: "questions.gift", text: giftText(exercise.id, giftQuestions(subject)) },
    { name: "class.json", text: `${JSON.stringify(classDocument(graded), undefined, 1)}\n` },
  ];
}
