/**
 * Grades as spreadsheets that learning platforms import. Seats are pseudonyms: a teacher puts the
 * platform's own ids beside them. Forecasts made, forecast score and explanation are columns of their
 * own and never added up.
 *
 * Moodle reads any columns and asks what each is; these have the names of its own export. Canvas wants
 * its five columns first, assignments after them, and a second row with the points possible.
 */

import { csvText } from "./csv.ts";

/** What is known of a seat; points from 0 to `most`, absent where there are none. */
export interface GradebookRow {
  readonly seat: string;
  /** By column. */
  readonly points: readonly (number | undefined)[];
  readonly feedback: string;
}

/** A column of grades. */
export interface GradebookColumn {
  readonly title: string;
  readonly most: number;
}

const cell = (points: number | undefined): string =>
  points === undefined ? "" : String(Number(points.toFixed(2)));

/** For Moodle: Grades → Import → CSV file, `ID number` mapped to the pseudonym or to what replaces it. */
export function moodleGradebook(
  columns: readonly GradebookColumn[],
  rows: readonly GradebookRow[],
): string {
  return csvText([
    [
      "First name",
      "Last name",
      "ID number",
      "Institution",
      "Department",
      "Email address",
      ...columns.map(({ title }) => `${title} (Real)`),
      "Feedback",
    ],
    ...rows.map(({ seat, points, feedback }) => [
      "",
      "",
      seat,
      "",
      "",
      "",
      ...points.map(cell),
      feedback,
    ]),
  ]);
}

/** For Canvas: Gradebook → Import. */
export function canvasGradebook(
  columns: readonly GradebookColumn[],
  rows: readonly GradebookRow[],
): string {
  const people = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"];
  return csvText([
    [...people, ...columns.map(({ title }) => title)],
    ["    Points Possible", "", "", "", "", ...columns.map(({ most }) => String(most))],
    ...rows.map(({ seat, points }) => [seat, "", seat, "", "", ...points.map(cell)]),
  ]);
}
