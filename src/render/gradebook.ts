/**
 * Grades as tables that learning platforms import as they are. Forecasts made, forecast score and marks
 * are columns of their own and never added up. What the importers ask for, as their sources have it:
 *
 * - Moodle (`grade/import/csv/classes/load_data.php`, `grade/import/lib.php`): a row that names nobody
 *   of the course ends the whole import, and one whose name is empty is taken for the student before it.
 *   A new grade item has a maximum of 100, and a value above that ends the import too; so all columns are
 *   per cent here. `-` is no grade, in a new item and in one that exists. The sign of decimals is a point.
 * - Canvas (`lib/gradebook_importer.rb`): `Student`, `ID`, then `SIS User ID` with `SIS Login ID`, then
 *   `Section`, then assignments. The row whose first cell holds `Points Possible` gives the maxima. A
 *   student is found by `ID`, then by either SIS id, then by name; `-` or nothing is no grade.
 */

import { csvText } from "./csv.ts";

/** Someone of a class as a roster names them, and the seat; what a roster does not say is absent. */
export interface Person {
  /** Pseudonym. */
  readonly seat?: string;
  /** The whole name, as Canvas sorts it where it comes from there. */
  readonly name?: string;
  readonly first?: string;
  readonly last?: string;
  readonly email?: string;
  readonly username?: string;
  /** Of Moodle. */
  readonly idNumber?: string;
  readonly canvasId?: string;
  readonly sisUser?: string;
  readonly sisLogin?: string;
  readonly section?: string;
}

/** What is known of a seat; points from 0 to `most`, absent where there are none. */
export interface GradebookRow {
  /** With its seat alone where there is no roster. */
  readonly person: Person;
  /** By column. */
  readonly points: readonly (number | undefined)[];
  readonly feedback: string;
}

/** A column of grades. */
export interface GradebookColumn {
  readonly title: string;
  /** > 0. */
  readonly most: number;
}

/** No grade, in either importer. */
const NO_GRADE = "-";

/** A grade with two digits; a number, so that no spreadsheet sees text in it. */
const rounded = (points: number): number => Number(points.toFixed(2));

/** For Moodle: Grades → Import → CSV file; each row is found by its e-mail address, username or id. */
export function moodleGradebook(
  columns: readonly GradebookColumn[],
  rows: readonly GradebookRow[],
): string {
  // One column has to name everybody: what a roster leaves out of it is filled in by the seat.
  const idOf = ({ idNumber, sisUser, seat = "" }: Person): string => idNumber ?? sisUser ?? seat;
  const of: readonly (readonly [head: string, value: (person: Person) => string | undefined])[] = [
    ["First name", ({ first }) => first],
    ["Last name", ({ first, last, name }) => last ?? (first === undefined ? name : undefined)],
    ["ID number", idOf],
    ["Username", ({ username }) => username],
    ["Email address", ({ email }) => email],
  ];
  const people = of.filter(([, value]) => rows.some(({ person }) => value(person) !== undefined));
  return csvText([
    [...people.map(([head]) => head), ...columns.map(({ title }) => `${title} (%)`), "Feedback"],
    ...rows.map(({ person, points, feedback }) => [
      ...people.map(([, value]) => value(person) ?? ""),
      ...points.map((one, index) =>
        one === undefined ? NO_GRADE : rounded((100 * one) / (columns[index]?.most ?? 1)),
      ),
      feedback,
    ]),
  ]);
}

/** Whether more is known of someone than the seat. */
const isNamed = (person: Person): boolean => Object.keys(person).some((field) => field !== "seat");

/** For Canvas: Gradebook → Import. */
export function canvasGradebook(
  columns: readonly GradebookColumn[],
  rows: readonly GradebookRow[],
): string {
  const people = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section"];
  const nameOf = ({ name, first, last, seat = "" }: Person): string =>
    name ?? ([last, first].filter((part) => part !== undefined).join(", ") || seat);
  return csvText([
    [...people, ...columns.map(({ title }) => title)],
    ["    Points Possible", "", "", "", "", ...columns.map(({ most }) => most)],
    ...rows.map(({ person, points }) => [
      nameOf(person),
      person.canvasId ?? "",
      person.sisUser ?? person.idNumber ?? (isNamed(person) ? "" : (person.seat ?? "")),
      person.sisLogin ?? person.username ?? person.email ?? "",
      person.section ?? "",
      ...points.map((one) => (one === undefined ? NO_GRADE : rounded(one))),
    ]),
  ]);
}
