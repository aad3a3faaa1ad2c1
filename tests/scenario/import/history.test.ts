/** Rows as a history: what dates and levels come to, by hand. */

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { countCases } from "../../../src/scenario/import/cases.ts";
import {
  importHistory,
  type HistoryMapping,
  type ImportedHistory,
} from "../../../src/scenario/import/history.ts";
import { shapes } from "../../../src/scenario/import/shapes.ts";
import { readTable, rowsWhere } from "../../../src/scenario/import/table.ts";
import { dayOfDate } from "../../../src/scenario/calendar.ts";
import type { Diagnostic } from "../../../src/source/diagnostic.ts";

const shipped = (name: string): string => readFileSync(`scenarios/tables/${name}`, "utf8");

const plain: HistoryMapping = {
  columns: { date: "date", "end-date": "end", level: "level" },
  levels: [
    { values: "0", level: undefined },
    { values: "1", level: "calm" },
    { values: "2", level: "tense" },
    { values: "3..", level: "war" },
  ],
  order: ["calm", "tense", "war"],
  baseline: "calm",
  ...{ event: undefined, first: undefined, last: undefined, basis: undefined },
};

function read(
  text: string,
  mapping: Partial<HistoryMapping> = {},
  where: Parameters<typeof rowsWhere>[1] = [],
): ImportedHistory & { readonly codes: readonly string[] } {
  const found: Diagnostic[] = [];
  const table = readTable({ name: "t.csv", text }, (one) => found.push(one));
  if (table === undefined) throw new Error("no table");
  const rows = rowsWhere(table, where);
  const made = importHistory(table, rows, { ...plain, ...mapping }, (one) => found.push(one));
  return { ...made, codes: found.map(({ code }) => code) };
}

const told = (made: ImportedHistory): string[] =>
  made.entries.map((one) => {
    const when = one["date"] ?? (one["between"] as readonly string[]).join("..");
    const until = one["until"] === undefined ? "" : ` until ${String(one["until"])}`;
    return `${String(when)} ${String(one["level"] ?? one["event"])}${until}`;
  });

describe("a history from rows", () => {
  it("returns to its baseline, and lets the worst of what overlaps stand", () => {
    const text = `date,end,level
2031-01-10,2031-03-01,2
2031-02-01,2031-02-05,3
2031-06-01,2031-06-02,0
`;
    expect(told(read(text))).toEqual(["2031-01-10 tense", "2031-02-01 war", "2031-02-06 tense"]);
    expect(read(text)).toMatchObject({ until: "2031-03-01", used: 2, left: 1 });
  });

  it("without a baseline says until when it is known", () => {
    const text = "date,end,level\n2031-01-10,2031-03-01,2\n2031-05-01,2031-05-02,3\n";
    expect(told(read(text, { baseline: undefined }))).toEqual([
      "2031-01-10 tense until 2031-03-01",
      "2031-05-01 war",
    ]);
  });

  it("makes stretches of days that are not known, and never after its end", () => {
    const text = "date,end,level\n2031-03,2031-03-10,2\n2032,,3\n";
    expect(told(read(text))).toEqual([
      "2031-03-01..2031-03-10 tense",
      "2031-03-11 calm",
      "2032-01-01..2032-12-31 war",
    ]);
  });

  it("keeps the days that are asked for, and what stood on the first of them", () => {
    const text = "date,end,level\n2030-06-01,2031-06-01,2\n2032-01-01,2033-01-01,3\n";
    const [first, last] = [dayOfDate("2031-01-01"), dayOfDate("2032-06-30")];
    const made = read(text, { first, last });
    expect(told(made)).toEqual(["2031-01-01 tense", "2031-06-02 calm", "2032-01-01 war"]);
    expect(made.until).toBe("2032-06-30");
  });

  it("leaves out the milder of two rows whose order nobody knows, and says so", () => {
    const made = read("date,end,level\n2031,2031,2\n2031-06,2031,3\n");
    expect(told(made)).toEqual(["2031-06-01..2031-06-30 war", "2031-07-01..2031-12-31 calm"]);
    expect(made.codes).toEqual(["import-order"]);
  });

  it("reads the shapes of well-known data sets", () => {
    const where = [{ column: "dyad", values: "200" }];
    const levels = [
      { values: "1,2", level: "calm" },
      { values: "3", level: "tense" },
      { values: "4..5", level: "war" },
    ];
    expect(told(read(shipped("disputes.csv"), { columns: shapes.mid, levels }, where))).toEqual([
      "2031-03-04 tense",
      "2031-03-21 calm",
      "2031-07-01..2031-07-31 war",
      "2031-08-03 calm",
      "2032-01-01..2032-12-31 war",
      "2033-01-01 calm",
      "2033-02-11 war",
    ]);
    const years = { columns: shapes.ucdp, levels: plain.levels.slice(1) };
    expect(
      told(read(shipped("conflict-years.csv"), years, [{ column: "CONFLICT_ID", values: "71" }])),
    ).toEqual(
      ["2031-01-01..2031-12-31 calm", "2032-01-01..2032-12-31 tense", "2034-01-01 calm"].slice(1),
    );
    expect(told(read(shipped("events.csv"), { columns: shapes.ged, event: "shots" }))).toEqual([
      "2031-02-03 shots",
      "2031-04-01..2031-04-30 shots",
      "2031-06-11 shots",
      "2031-09-01..2031-09-30 shots",
    ]);
  });

  it("keeps a note as text: what a terminal would obey is a sign, and it is short", () => {
    const made = read(`date,end,level,name\n2031,,2,"=x\u001b[31m${"y".repeat(300)}"\n`, {
      columns: { ...plain.columns, note: "name" },
    });
    const note = String(made.entries[0]?.["note"]);
    expect(note).toMatch(/^=x␛\[31my+$/u);
    expect(note).toHaveLength(200);
  });
});

describe("counted cases", () => {
  it("are of the rows in which the column says something", () => {
    const found: Diagnostic[] = [];
    const report = (one: Diagnostic): void => void found.push(one);
    const table = readTable({ name: "c.csv", text: shipped("crises.csv") }, report);
    if (table === undefined) throw new Error("no table");
    const rows = rowsWhere(table, [{ column: "trigger", values: "1..4" }]);
    const counted = countCases(
      table,
      rows,
      [
        { id: "war", column: "viol", values: "4" },
        { id: "violence", column: "viol", values: "2..4" },
      ],
      report,
    );
    expect(counted).toEqual([
      { id: "war", count: 1, n: 6 },
      { id: "violence", count: 3, n: 6 },
    ]);
    expect(found.map(({ code }) => code)).toEqual(["import-unknown", "import-unknown"]);
  });
});
