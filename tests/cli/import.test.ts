/** `brink import`: what is printed can be merged, what is written is checked first. */

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readScenario } from "../../src/scenario/read.ts";
import { call, root } from "./call.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "brink-import-"));
  writeFileSync(
    join(folder, "mine.yaml"),
    readFileSync(join(root, "scenarios/two-state.yaml"), "utf8").replace(/\nhistory:[^]*/u, "\n"),
  );
  writeFileSync(join(folder, "t.csv"), "day;state\n2022-02-01;2\n2022-02-20;1\n");
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const columns = ["--column", "date=day", "--column", "level=state", "--ladder", "border"];
const levels = ["--level", "1=calm", "--level", "2=crisis", "--baseline", "calm"];

describe("brink import", () => {
  it("writes a history into a scenario, comments kept, that reads as it was meant", async () => {
    const command = ["import", "history", "t.csv", "mine.yaml", ...columns, ...levels, "--write"];
    const { code, err } = await call(command, { folder });
    expect({ code, err }).toMatchObject({ code: 0 });
    const text = readFileSync(join(folder, "mine.yaml"), "utf8");
    expect(text).toContain("# A crisis that flares up and dies down");
    const { model } = readScenario("mine.yaml", () => ({ text }));
    expect(model?.history?.levels).toMatchObject([
      { flashpoint: "border", date: "2022-02-01", level: "crisis" },
      { flashpoint: "border", date: "2022-02-02", level: "calm" },
    ]);
    // What stands there is not mixed with another table.
    const again = await call(command, { folder });
    expect(again).toMatchObject({ code: 2 });
    expect(again.err).toContain("entries of “border” already");
  });

  it("names levels that the ladder does not have, and writes nothing", async () => {
    const before = readFileSync(join(folder, "mine.yaml"), "utf8");
    const wrong = [...columns, "--level", "1..2=crises", "--write"];
    const { code, err } = await call(["import", "history", "t.csv", "mine.yaml", ...wrong], {
      folder,
    });
    expect(code).toBe(2);
    expect(err).toContain("Did you mean crisis?");
    expect(readFileSync(join(folder, "mine.yaml"), "utf8")).toBe(before);
  });

  it("prints counts with their n, as text and as JSON", async () => {
    const command = ["import", "cases", "t.csv", "--count", "up=state=2", "--source", "table"];
    const { code, out } = await call(command, { folder });
    expect({ code, out }).toEqual({
      code: 0,
      out: "brink: 2\nparameters:\n  up: { value: 0.5, range: [0.09453, 0.9055], counted: 1 of 2, basis: table }\n",
    });
    const json = JSON.parse((await call([...command, "--json"], { folder })).out) as object;
    expect(json).toMatchObject({ kind: "import", what: "cases", all: 2, rows: 2, yaml: out });
  });

  it("says where a table is wrong, and refuses what belongs to the other kind", async () => {
    writeFileSync(join(folder, "bad.csv"), "day,state\n2022-02-30,1\n");
    const bad = await call(["import", "history", "bad.csv", ...columns, ...levels], { folder });
    expect(bad.code).toBe(1);
    expect(bad.err).toContain("error[import-date]");
    expect(bad.err).toContain("bad.csv:2:1");
    expect(bad.out).toBe("");
    const mixed = await call(["import", "cases", "t.csv", "--ladder", "x"], { folder });
    expect(mixed.code).toBe(2);
    const none = await call(
      ["import", "cases", "t.csv", "--count", "x=state=7", "--where", "state=9"],
      {
        folder,
      },
    );
    expect(none.code).toBe(2);
  });
});
