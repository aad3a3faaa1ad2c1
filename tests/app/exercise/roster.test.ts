/** Rosters as platforms export them, and as people write them. */

import { expect, it } from "vitest";
import { readRoster, rosterTable } from "../../../src/app/exercise/roster.ts";
import { packOf } from "../../../src/app/exercise/pack.ts";
import { shipped } from "./walk.ts";

it("reads what Canvas and Moodle export, and a table of names and addresses", () => {
  const canvas = `Student,ID,SIS User ID,SIS Login ID,Section,"Essay (12)"
    Points Possible,,,,,10
"Doe, Ann",31,S-1,ann,A,7
"Student, Test",99,,t,A,
`;
  expect(readRoster(canvas)).toEqual({
    people: [{ name: "Doe, Ann", canvasId: "31", sisUser: "S-1", sisLogin: "ann", section: "A" }],
    faults: [],
  });
  const moodle = "First name;Surname;Email address;Groups\nلينا;حداد;lina@x.example;g1\n";
  expect(readRoster(moodle).people).toEqual([
    { first: "لينا", last: "حداد", email: "lina@x.example" },
  ]);
  const plain = [{ name: "Ann Doe", email: "ann@x.example" }];
  expect(readRoster("Ann Doe,ann@x.example\n").people).toEqual(plain);
  expect(readRoster("الاسم,البريد\nAnn Doe,ann@x.example\n").people).toEqual(plain);
});

it("names the row that names nobody, one who is there twice, and a seat of no class", () => {
  const text =
    "Seat,Name,Email\nfig-1,A,a@x.example\nfig-2,B,\nfig-1,C,A@x.example\nelm-9,D,d@x.example\n";
  expect(readRoster(text, ["fig-1", "fig-2"]).faults).toEqual([
    { row: 3, column: "Email address", problem: "nobody" },
    { row: 4, column: "Seat", problem: "twice" },
    { row: 4, column: "Email address", problem: "twice" },
    { row: 5, column: "Seat", problem: "seat" },
  ]);
  expect(readRoster("").faults).toMatchObject([{ problem: "nobody" }]);
});

it("gives everybody a seat in one file of the teacher's, and names to nothing else", () => {
  const people = [
    { name: "Zoltan Quux", email: "zoltan@x.example" },
    { name: "Wanda Quux", email: "wanda@x.example" },
  ];
  const files = packOf(shipped("e1"), {
    ...{ className: "History 2", seats: 3, roster: people, word: "lantern", paper: "a4" },
    ...{
      style: { language: "en", digits: "latin" },
      masked: false,
      now: "2026-01-12T09:00:00.000Z",
    },
  });
  const telling = files.filter(({ text }) => /Quux|@x\.example/u.test(text));
  expect(telling.map(({ name }) => name)).toEqual(["teacher/roster.csv"]);
  const seats = ["alder-1", "almond-2", "ash-3"];
  const table = telling[0]?.text ?? "";
  expect(readRoster(table, seats)).toEqual({
    people: people.map((person, index) => ({ ...person, seat: seats[index] })),
    faults: [],
  });
  expect(rosterTable(people, seats)[0]).toEqual(["Seat", "Student", "Email address"]);
});
