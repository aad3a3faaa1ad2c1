/**
 * Answer forms that a teacher keys in: one table for a class, a row for each seat and round, columns for
 * the questions. What the teacher typed is believed; it is read by the rules of the forms on screen.
 */

import { categoriesOf } from "../../exercise/categories.ts";
import type { CheckedFile } from "../../exercise/class/checked-file.ts";
import { saltedWord, type ClassKeyFile } from "../../exercise/class/key.ts";
import type { QuestionForecast } from "../../exercise/commitment.ts";
import type { Question } from "../../exercise/model.ts";
import { readForecast, type Problem } from "../../exercise/session/forms.ts";
import { questionsFor } from "../../exercise/session/stages.ts";
import { submissionFormat, type SealedEnvelope } from "../../exercise/submission.ts";
import { readCsv } from "../../base/read-csv.ts";
import { latinDigits } from "../../i18n/number.ts";
import type { SoundExercise } from "./files.ts";

/** A cell that cannot be read: its row (the head is 1), its column, and why. */
export interface FormFault {
  readonly row: number;
  readonly column: string;
  readonly problem: Problem | "seat" | "round" | "column" | "twice";
}

/** The columns of a question, each with the field of the form that it fills in. */
function columnsOf(
  question: Question,
  { world }: SoundExercise,
): readonly { readonly column: string; readonly field: string }[] {
  const { id, kind } = question;
  if (kind === "binary") return [{ column: id, field: "p" }];
  if (kind === "number") {
    return ["low", "high"].map((field) => ({ column: `${id}.${field}`, field }));
  }
  return (categoriesOf(question, world.model) ?? []).map((one) => ({
    column: `${id}.${one.id}`,
    field: `p.${one.id}`,
  }));
}

/** A column as the table heads it: with the number that its question has on paper, or without. */
const plainColumn = (head: string): string => head.replace(/^\d+\.\s*/u, "");

/** The empty table of a class: a head, and a row for each form that a seat fills in. */
export function formsTable(
  sound: SoundExercise,
  seats: ClassKeyFile["seats"],
): readonly (readonly string[])[] {
  const { rounds, questions } = sound.exercise;
  const columns = questions.flatMap((one, index) =>
    columnsOf(one, sound).map(({ column }) => `${String(index + 1)}. ${column}`),
  );
  const rows = rounds.flatMap((round) =>
    seats
      .filter(({ role }) => questionsFor(sound.exercise, round, role).length > 0)
      .map(({ seat }) => [seat, round.id, ...columns.map(() => "")]),
  );
  return [["seat", "round", ...columns], ...rows];
}

/** Reads the table of a class into files as they are graded. */
export function readForms(
  sound: SoundExercise,
  key: ClassKeyFile,
  file: string,
  text: string,
): { readonly files: readonly CheckedFile[]; readonly faults: readonly FormFault[] } {
  const { exercise, world } = sound;
  const [heads = [], ...rows] = readCsv(text);
  const head = heads.map(plainColumn);
  const known = (formsTable(sound, [])[0] ?? []).map(plainColumn);
  const faults: FormFault[] = head
    .filter((column) => !known.includes(column))
    .map((column) => ({ row: 1, column, problem: "column" }));
  const envelopes = new Map<string, SealedEnvelope[]>();
  for (const [index, cells] of rows.entries()) {
    const cellOf = (column: string): string => cells[head.indexOf(column)] ?? "";
    const fault = (column: string, problem: FormFault["problem"]): void => {
      faults.push({ row: index + 2, column, problem });
    };
    const seat = cellOf("seat");
    const role = key.seats.find((one) => one.seat === seat)?.role;
    const round = exercise.rounds.find(({ id }) => id === cellOf("round"));
    if (role === undefined) fault("seat", "seat");
    if (round === undefined) fault("round", "round");
    if (role === undefined || round === undefined) continue;
    const own = envelopes.get(seat) ?? [];
    if (own.some((one) => one.round === round.id)) fault("round", "twice");
    const forecasts = questionsFor(exercise, round, role).flatMap(
      (question): QuestionForecast[] => {
        const columns = columnsOf(question, sound);
        const values = Object.fromEntries(
          columns.map(({ column, field }) => [field, latinDigits(cellOf(column))]),
        );
        if (Object.values(values).every((value) => value === "")) return [];
        const read = readForecast(question, world.model, values);
        if (read.kind === "fine") return [read.value];
        for (const [field, problem] of Object.entries(read.problems)) {
          fault(columns.find((one) => one.field === field)?.column ?? question.id, problem);
        }
        return [];
      },
    );
    const forecast = {
      ...{ exercise: exercise.id, exerciseHash: sound.hash, world: key.world },
      ...{ session: `forms/${seat}`, team: [seat], seat, round: round.id, forecasts },
    };
    const sealed = { forecast, nonce: "", commitment: "" };
    if (forecasts.length > 0) {
      envelopes.set(seat, [...own, { round: round.id, at: "", envelope: sealed }]);
    }
  }
  const files = [...envelopes].map(([seat, own]): CheckedFile => ({
    file: `${file}: ${seat}`,
    seat,
    notes: [],
    counts: true,
    unopened: [],
    submission: {
      format: submissionFormat,
      ...{ exercise: exercise.id, exerciseHash: sound.hash, engineVersion: key.engineVersion },
      ...{ word: saltedWord(key), world: key.world, session: `forms/${seat}`, seat },
      role: key.seats.find((one) => one.seat === seat)?.role ?? "",
      ...{ masked: key.masked, language: "", startedAt: "", revealedAt: "", optedOut: false },
      ...{ envelopes: own, notes: {}, hash: "" },
    },
  }));
  return { files, faults };
}
