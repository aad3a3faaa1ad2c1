/** Marks that a teacher gives to what students wrote: a table with a row for each seat of a class. */

import { readCsv } from "../../base/read-csv.ts";
import type { Exercise } from "../../exercise/model.ts";
import { EXPLANATION_MOST, readNumber } from "../../exercise/session/forms.ts";
import { latinDigits } from "../../i18n/number.ts";
import type { FormFault } from "./keyed-forms.ts";

/** What a teacher marked of a seat. */
export interface TeacherMarks {
  readonly seat: string;
  /** Points by id: `explanation`, and those of `scoring.points`; absent: not marked. */
  readonly points: ReadonlyMap<string, number>;
  /** Goes to the gradebook; may be empty. */
  readonly comment: string;
}

/** What can be marked, with the points at most. */
export function marked({
  scoring,
}: Exercise): readonly { readonly id: string; readonly most: number }[] {
  const explanation = scoring.explanation ? [{ id: "explanation", most: EXPLANATION_MOST }] : [];
  return [...explanation, ...scoring.points.map(({ id, most }) => ({ id, most }))];
}

/** The empty table of a class; nothing where nothing is marked. */
export function marksTable(
  exercise: Exercise,
  seats: readonly string[],
): readonly (readonly string[])[] {
  const columns = marked(exercise).map(({ id }) => id);
  const row = [...columns, "comment"].map(() => "");
  return columns.length === 0
    ? []
    : [["seat", ...columns, "comment"], ...seats.map((seat) => [seat, ...row])];
}

/** Reads a table of marks. */
export function readTeacherMarks(
  exercise: Exercise,
  seats: readonly string[],
  text: string,
): { readonly marks: readonly TeacherMarks[]; readonly faults: readonly FormFault[] } {
  const [head = [], ...rows] = readCsv(text);
  const columns = marked(exercise);
  const known = ["seat", "comment", ...columns.map(({ id }) => id)];
  const faults: FormFault[] = head
    .filter((column) => !known.includes(column))
    .map((column) => ({ row: 1, column, problem: "column" }));
  const marks: TeacherMarks[] = [];
  for (const [index, cells] of rows.entries()) {
    const cellOf = (column: string): string => cells[head.indexOf(column)] ?? "";
    const fault = (column: string, problem: FormFault["problem"]): void => {
      faults.push({ row: index + 2, column, problem });
    };
    const seat = cellOf("seat");
    if (!seats.includes(seat)) fault("seat", "seat");
    if (marks.some((one) => one.seat === seat)) fault("seat", "twice");
    const points = columns.flatMap(({ id, most }): readonly (readonly [string, number])[] => {
      const written = latinDigits(cellOf(id)).trim();
      if (written === "") return [];
      const given = readNumber(written);
      if (given !== undefined && given >= 0 && given <= most) return [[id, given]];
      fault(id, "points");
      return [];
    });
    marks.push({ seat, points: new Map(points), comment: cellOf("comment") });
  }
  return { marks, faults };
}
