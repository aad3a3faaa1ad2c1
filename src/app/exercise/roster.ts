/**
 * A roster: who has which seat. It comes in as a learning platform exports it, or as any table with a
 * column of e-mail addresses, and goes to gradebooks only.
 */

import { readCsv } from "../../base/read-csv.ts";
import type { Person } from "../../render/gradebook.ts";

/** What a column may hold, with the head under which it is written; others by which it is known. */
const columns: Readonly<Record<keyof Person, readonly [head: string, ...others: string[]]>> = {
  seat: ["Seat"],
  name: ["Student", "Name", "Full name", "Student name"],
  first: ["First name", "FirstName", "Given name"],
  last: ["Last name", "LastName", "Surname", "Family name"],
  email: ["Email address", "Email", "E-mail", "E-mail address", "Mail"],
  username: ["Username"],
  idNumber: ["ID number", "IDNumber", "Student ID", "Student number"],
  canvasId: ["ID"],
  sisUser: ["SIS User ID"],
  sisLogin: ["SIS Login ID"],
  section: ["Section"],
};
const fields = Object.keys(columns) as (keyof Person)[];
/** Fields that no two people share. */
const unique = [
  "seat",
  "email",
  "username",
  "idNumber",
  "canvasId",
  "sisUser",
  "sisLogin",
] as const;

/** A row that cannot be taken: its number (the first is 1), its column, and why. */
export interface RosterFault {
  readonly row: number;
  readonly column: string;
  /** `nobody`: no row, or one that names nobody; `twice`: someone else has it; `seat`: none of this class. */
  readonly problem: "nobody" | "twice" | "seat";
}

/** A roster that was read. */
export interface Roster {
  readonly people: readonly Person[];
  readonly faults: readonly RosterFault[];
}

const fieldOf = (head: string): keyof Person | undefined =>
  fields.find((field) =>
    columns[field].some((one) => one.toLowerCase() === head.trim().toLowerCase()),
  );

/** What each column holds where no head says so: the first with an at-sign addresses, another one names. */
function guessed(rows: readonly (readonly string[])[]): readonly (keyof Person | undefined)[] {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const indices = Array.from({ length: width }, (_, index) => index);
  const email = indices.find((index) => rows.some((row) => row[index]?.includes("@")));
  const name = indices.find((index) => index !== email);
  return indices.map((index) => (index === email ? "email" : index === name ? "name" : undefined));
}

/** Rows of an export that stand for no student. */
const isNobody = ({ name = "" }: Partial<Person>): boolean =>
  name.includes("Points Possible") || name === "Student, Test" || name === "Test Student";

/** The people of a table, in its order; with `seats`, only those of a class are known. */
export function readRoster(text: string, seats?: readonly string[]): Roster {
  const table = readCsv(text);
  const heads = (table[0] ?? []).map(fieldOf);
  const hasHead = heads.some((field) => field !== undefined);
  const looksHead = hasHead || !(table[0] ?? []).some((cell) => cell.includes("@"));
  const kinds = hasHead ? heads : guessed(table.slice(looksHead ? 1 : 0));
  const faults: RosterFault[] = [];
  const people: Person[] = [];
  const taken = new Set<string>();
  for (const [index, cells] of table.entries()) {
    if (index === 0 && looksHead) continue;
    const person: { -readonly [field in keyof Person]?: string } = {};
    for (const [column, field] of kinds.entries()) {
      const cell = (cells[column] ?? "").replace(/^'(?=[=+\-@])/u, "");
      if (field !== undefined && cell !== "") person[field] = cell;
    }
    if (isNobody(person)) continue;
    const fault = (column: string, problem: RosterFault["problem"]): void => {
      faults.push({ row: index + 1, column, problem });
    };
    if (!unique.some((field) => field !== "seat" && person[field] !== undefined)) {
      fault(columns.email[0], "nobody");
      continue;
    }
    if (seats !== undefined && !seats.includes(person.seat ?? "")) fault("Seat", "seat");
    for (const field of unique) {
      const value = person[field];
      const mark = `${field} ${value?.toLowerCase() ?? ""}`;
      if (value !== undefined && taken.has(mark)) fault(columns[field][0], "twice");
      taken.add(mark);
    }
    people.push(person);
  }
  if (people.length === 0 && faults.length === 0) {
    faults.push({ row: table.length, column: columns.email[0], problem: "nobody" });
  }
  return { people, faults };
}

/** The table that stands in the teacher's folder: the roster with a seat for each of its people. */
export function rosterTable(
  people: readonly Person[],
  seats: readonly string[],
): readonly (readonly string[])[] {
  const held = people.map((person, index): Person => ({ ...person, seat: seats[index] ?? "" }));
  const used = fields.filter((field) => held.some((person) => person[field] !== undefined));
  return [
    used.map((field) => columns[field][0]),
    ...held.map((person) => used.map((field) => person[field] ?? "")),
  ];
}
