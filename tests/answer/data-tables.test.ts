/** Data tables against the runs and estimates they come from, and Parquet through another reader. */

import { parquetMetadata, parquetReadObjects, parquetSchema } from "hyparquet";
import { describe, expect, test } from "vitest";
import { readScenarioFile } from "../../src/app/read.ts";
import { runOnce } from "../../src/app/run/run-once.ts";
import { identify } from "../../src/batch/identity.ts";
import { kernelEngine } from "../../src/batch/kernel-engine.ts";
import { parametersOf } from "../../src/engine/interpreter/run.ts";
import { keyOfSeed } from "../../src/random/seed.ts";
import { batchAnswer } from "../../src/answer/batch.ts";
import { outcomeTable, stepTable, type DataSource } from "../../src/answer/batch-tables.ts";
import { csvTable } from "../../src/render/csv.ts";
import { openParquet } from "../../src/render/parquet.ts";
import { runColumns, runRows } from "../../src/answer/run-rows.ts";
import type { Cell, DataTable } from "../../src/answer/table.ts";
import { runAnswer, runKind } from "../../src/answer/run.ts";
import { coursesOf } from "../../src/study/courses.ts";
import { estimate } from "../../src/study/estimates.ts";

function soundProgram(name: string) {
  const read = readScenarioFile(name, ".");
  if (read.kind === "faulty") throw new Error(`${name} has faults`);
  return read.program;
}

const program = soundProgram("europe-2022");
const seed = 'a "seed", with comma';
const engine = kernelEngine.prepare(program);
const RUNS = 40;
const tally = engine.tally(parametersOf(program), keyOfSeed(seed), 0, RUNS);
const estimates = estimate(program, tally)!;
const source: DataSource = {
  label: "=1+1, <b>",
  answer: batchAnswer(estimates, {
    identity: identify(program, parametersOf(program), seed, "0"),
    ...{ engine: "kernel", set: {}, replay: "", runs: RUNS, runsRequested: RUNS + 1 },
    ...{ faults: { count: 0 }, runsPerSecond: 0, elapsed: 0 },
  }),
  courses: coursesOf(program, tally),
  dates: estimates.dates,
};

function runTable(): DataTable {
  const columns = runColumns([program]);
  const named = { label: "x", scenario: program.id, seed };
  const list = (first: number, count: number) =>
    runRows(
      columns,
      program,
      named,
      engine.list(parametersOf(program), keyOfSeed(seed), first, count),
      count,
    );
  // As it comes from a batch: in pieces.
  return { columns, rows: [...list(0, 25), ...list(25, RUNS - 25)] };
}

const objects = ({ columns, rows }: DataTable): Record<string, Cell>[] =>
  rows.map((row) => Object.fromEntries(columns.map(({ name }, i) => [name, row[i]!])));

/** Plain reading of RFC 4180. */
function readCsv(text: string): Record<string, string>[] {
  const [head, ...lines] = text.split("\r\n").slice(0, -1);
  const cells = (line: string): string[] =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/gu)].map(([, quoted, plain]) =>
      quoted === undefined ? (plain ?? "") : quoted.replaceAll('""', '"'),
    );
  const names = cells(head!);
  return lines.map((line) => Object.fromEntries(cells(line).map((cell, i) => [names[i]!, cell])));
}

async function throughParquet({ columns, rows }: DataTable) {
  const file = openParquet(columns);
  file.write(rows.slice(0, 7));
  file.write(rows.slice(7));
  const bytes = file.finish();
  const buffer = Uint8Array.from(bytes).buffer;
  return {
    schema: parquetSchema(parquetMetadata(buffer)).children.map(({ element }) => element),
    rows: await parquetReadObjects({ file: buffer }),
  };
}

describe.each([
  ["outcomes", outcomeTable([source])],
  ["steps", stepTable([source])],
  ["runs", runTable()],
] as const)("one row per item of %s", (_, table) => {
  test("keeps every value through Parquet", async () => {
    const { schema, rows } = await throughParquet(table);
    const kinds = new Map(table.columns.map(({ name, kind }) => [name, kind]));
    const asRead = (name: string, cell: Cell): unknown => {
      if (cell === null) return cell;
      if (kinds.get(name) === "count") return BigInt(cell);
      return kinds.get(name) === "date" ? new Date(String(cell)) : cell;
    };
    expect(rows).toEqual(
      objects(table).map((row) =>
        Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, asRead(name, cell)])),
      ),
    );
    const types = {
      ...{ text: "BYTE_ARRAY UTF8", boolean: "BOOLEAN", integer: "INT32", count: "INT64" },
      ...{ number: "DOUBLE", date: "INT32 DATE" },
    };
    expect(
      schema.map(({ name, type, converted_type: as }) => [
        name,
        as === undefined ? type : `${String(type)} ${as}`,
      ]),
    ).toEqual(table.columns.map(({ name, kind }) => [name, types[kind]]));
  });

  test("keeps every value through CSV", () => {
    expect(readCsv(csvTable(table))).toEqual(
      objects(table).map((row) =>
        Object.fromEntries(
          Object.entries(row).map(([name, cell]) => [
            name,
            cell === null ? "" : cell === Infinity ? "never" : inSpreadsheet(cell),
          ]),
        ),
      ),
    );
  });
});

/** As text; one that would be a formula is marked. */
function inSpreadsheet(cell: string | number | boolean): string {
  return typeof cell === "string" && /^[=+@\t\r-]/u.test(cell) ? `'${cell}` : String(cell);
}

describe("runs", () => {
  test("come out as the interpreter plays them", () => {
    for (const [run, row] of objects(runTable()).entries()) {
      const { outcomes, states } = runOnce(program, seed, run);
      expect(row).toMatchObject({ run, fault: false, seed });
      program.outcomes.forEach(({ id, type }, index) => {
        const value = outcomes[index]!;
        const expected = type === "boolean" ? value === 1 : value;
        expect(row[`outcome_${id}`], id).toBe(expected);
      });
      program.unknowns.forEach(({ id, values }, index) => {
        expect(row[`drawn_${id}`]).toBe(values[states[0]!.unknowns[index]!]!.id);
      });
    }
  });

  test("agree with the estimates", () => {
    const rows = objects(runTable());
    for (const outcome of estimates.outcomes) {
      const values = rows.map((row) => row[`outcome_${outcome.id}`]);
      if (outcome.kind === "boolean") expect(values.filter(Boolean)).toHaveLength(outcome.count);
      if (outcome.kind === "time") {
        expect(values.filter((value) => value !== Infinity)).toHaveLength(outcome.ever.count);
      }
    }
  });

  test("that stop with a fault have nothing but their number", () => {
    const columns = runColumns([program]);
    const list = {
      first: 5,
      outcomes: new Float64Array(program.outcomes.length).fill(Number.NaN),
      unknowns: new Int16Array(program.unknowns.length).fill(-1),
      faulted: Uint8Array.of(1),
    };
    const named = { label: "x", scenario: "s", seed: "t" };
    const [row] = runRows(columns, program, named, list, 1);
    expect(row!.slice(0, 5)).toEqual(["x", "s", "t", 5, true]);
    expect(row!.slice(5).every((cell) => cell === null)).toBe(true);
  });

  test("of several programs stand under the columns of all", () => {
    const other = {
      outcomes: [
        { id: "only_here", type: "boolean" as const },
        { id: "first_war", type: "number" as const },
      ],
      unknowns: [],
    };
    const columns = runColumns([program, other]);
    const list = {
      first: 0,
      outcomes: Float64Array.of(1, 2.5),
      unknowns: new Int16Array(0),
      faulted: Uint8Array.of(0),
    };
    const named = { label: "x", scenario: "s", seed: "t" };
    const rows = runRows(columns, other, named, list, 1);
    const [row] = objects({ columns, rows });
    expect(row).toMatchObject({
      outcome_only_here: true,
      outcome_first_war: 2.5,
      outcome_albania_3: null,
    });
    // A time in one, a number in the other.
    expect(columns.find(({ name }) => name === "outcome_first_war")!.kind).toBe("number");
  });
});

test("a trajectory has every state of its run", () => {
  const run = runOnce(program, seed, 3);
  const answer = runAnswer(program, run, {
    identity: identify(program, parametersOf(program), seed, "0"),
    ...{ engine: "interpreter", set: {}, replay: "", explain: false, steps: undefined },
  });
  const rows = objects(runKind.table!(answer));
  expect(rows).toHaveLength(run.states.length);
  rows.forEach((row, step) => {
    const state = run.states[step]!;
    expect(row).toMatchObject({ seed, run: 3, step });
    program.flashpoints.forEach(({ id, levels }, index) => {
      expect(row[`level_${id}`]).toBe(state.levels[index]);
      expect(row[`at_${id}`]).toBe(levels[state.levels[index]!]);
    });
    program.variables.forEach(({ id }, index) => {
      expect(row[`value_${id}`]).toBe(state.variables[index]);
    });
    program.events.forEach(({ id }, index) => {
      expect(row[`event_${id}`]).toBe(state.happened[index]);
    });
    program.actors.forEach(({ id, moves }, index) => {
      const ids = state.moves[index]!.map((move) => moves[move]!.id);
      expect(row[`move_${id}`]).toBe(ids.join(" "));
    });
  });
  expect(rows[0]!["date"]).toBe("2022-01-12");
  expect(rows[1]!["date"]).toBe("2022-01-19");
});

test("every row of a batch carries the codes of its cautions", () => {
  for (const table of [outcomeTable([source]), stepTable([source])]) {
    for (const row of objects(table)) expect(row["cautions"]).toBe("partial");
  }
});
