/** `brink run` as a document and as a table. */

import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runOnce } from "../../src/app/run/run-once.ts";
import { scenariosFolder } from "../../src/app/paths.ts";
import { at } from "../../src/base/invariant.ts";
import { lower } from "../../src/ir/lower.ts";
import { printed } from "../ask/documents.ts";
import { call } from "../cli/call.ts";
import { readModel } from "../corpus/cases.ts";

const program = lower(readModel(join(scenariosFolder, "europe-2022.yaml")));
const args = ["run", "europe-2022", "--seed", "words", "--run", "1"];

describe("the document", () => {
  test("holds the run to the last bit", async () => {
    const run = runOnce(program, "words", 1);
    const document = (await printed([...args, "--explain"])) as {
      readonly steps: readonly {
        readonly transitions: readonly { readonly total: number; readonly draw?: number }[];
      }[];
      readonly states: readonly { readonly levels: Readonly<Record<string, string>> }[];
      readonly outcomes: Readonly<Record<string, unknown>>;
    };
    expect(
      document.steps.map((step) => step.transitions.map(({ total, draw }) => [total, draw])),
    ).toEqual(
      run.records.map((record) => record.transitions.map(({ total, draw }) => [total, draw])),
    );
    expect(document.states).toHaveLength(run.states.length);
    const { id, levels } = at(program.flashpoints, 0);
    expect(document.states.map((state) => state.levels[id])).toEqual(
      run.states.map((state) => at(levels, at(state.levels, 0))),
    );
    expect(Object.keys(document.outcomes)).toEqual(program.outcomes.map((one) => one.id));
  });

  test("in short is what its schema says too, and holds the command that gives it again", async () => {
    const document = await printed([...args, "--steps", "3"]);
    expect(document["steps"]).toHaveLength(3);
    expect(document["outcomes"]).toEqual({});
    const again = String(document["replay"]).split(" ");
    expect(again[0]).toBe("brink");
    expect(await printed(again.slice(1))).toEqual(document);
  });
});

test("the table has a row for each state, and the words of its cautions last", async () => {
  const { out } = await call([...args, "--csv"]);
  const rows = out.trimEnd().split("\r\n");
  expect(rows).toHaveLength(runOnce(program, "words", 1).states.length + 1);
  // A name with a comma in it stands in quotes.
  const cells = (row: string): readonly string[] => row.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/u);
  const names = cells(at(rows, 0));
  expect(names.slice(0, 4)).toEqual(["seed", "run", "step", "date"]);
  expect(names.at(-1)).toBe("cautions");
  expect(new Set(names).size).toBe(names.length);
  expect(cells(at(rows, 1))).toHaveLength(names.length);
});
