/** `brink report` as it is called: every form, documents of other commands, and what it refuses. */

import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { GivenAnswer } from "../../src/answer/given.ts";
import { messages } from "../../src/i18n/languages/en/messages.ts";
import { call } from "../cli/call.ts";

const folder = mkdtempSync(join(tmpdir(), "brink-report-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const brink = (line: string) => call(line.split(" "), { folder });
const file = (name: string): string => readFileSync(join(folder, name), "utf8");

beforeAll(async () => {
  await brink("batch two-state --runs 300 --seed s --out batch --quiet");
  const given = await brink("batch two-state --given any_crisis --runs 300 --json --quiet");
  writeFileSync(join(folder, "given.json"), given.out);
});

describe("brink report", () => {
  it("says the same of a folder as of the runs themselves", async () => {
    await brink("report batch --to csv --out folder.csv");
    await brink("report two-state --runs 300 --seed s --to csv --out fresh.csv --quiet");
    const [first, second] = [file("folder.csv"), file("fresh.csv")];
    expect(second).toContain("two-state,two-state,s,300,any_crisis,boolean,");
    expect(first.replaceAll("\r\nbatch,", "\r\ntwo-state,")).toBe(second);
  });

  it("writes one HTML file, named after the scenario, with the command that repeats it", async () => {
    const { code, out, err } = await brink(
      "report two-state --runs 200 --set flashpoints.border.rules.flare_up.chance=10% --quiet",
    );
    expect([code, out, err]).toEqual([0, "", "Wrote two-state.html\n"]);
    const html = file("two-state.html");
    expect(html).toContain(
      "brink report two-state --runs 200 --seed brink --set flashpoints.border.rules.flare_up.chance=10% --to html --lang en<",
    );
    expect(html).toContain("brink batch two-state --runs 200 --seed brink --set");
    expect(html).toContain("This teaches; it does not predict.");
    expect(readdirSync(folder).filter((name) => name.endsWith(".new"))).toEqual([]);
  });

  it("prints Markdown and CSV, and puts files into a folder", async () => {
    const markdown = await brink("report two-state --runs 200 --to md --lang ar --quiet");
    expect(markdown.code).toBe(0);
    expect(markdown.out).toMatch(/^# /u);
    expect(markdown.out).toContain("هذا للتعليم لا للتنبؤ.");
    const steps = await brink("report two-state --runs 200 --to csv --rows steps --quiet");
    // Two levels, 26 weeks and the start.
    expect(steps.out.trimEnd().split("\r\n")).toHaveLength(1 + 2 * 27);
    mkdirSync(join(folder, "there"), { recursive: true });
    await brink("report two-state --runs 200 --to parquet --rows runs --out there --quiet");
    expect(existsSync(join(folder, "there/two-state-runs.parquet"))).toBe(true);
  });

  it("lists every run once, in order, from several threads", async () => {
    const { out } = await brink(
      "report two-state batch --runs 700 --to csv --rows runs --workers 2 --quiet",
    );
    const [head, ...rows] = out.trimEnd().split("\r\n");
    expect(head).toMatch(/^result,scenario,seed,run,fault,outcome_any_crisis,/u);
    const numbers = rows.map((row) => row.split(",").slice(0, 4).join(" "));
    expect(numbers).toEqual([
      ...Array.from({ length: 700 }, (_, run) => `two-state two-state brink ${run}`),
      ...Array.from({ length: 300 }, (_, run) => `batch two-state s ${run}`),
    ]);
  });

  it("keeps stdout for the document with --json", async () => {
    const { code, out } = await brink("report batch --to csv --json");
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      kind: "report",
      to: "csv",
      rows: "outcomes",
      file: "two-state-outcomes.csv",
      partial: false,
      results: [{ result: "batch", scenario: "two-state", seed: "s", runs: 300 }],
    });
    expect(file("two-state-outcomes.csv")).toContain("any_crisis");
  });

  it("tells the document of another command, as that command does", async () => {
    const { code, out } = await brink(
      "report two-state --runs 300 --with given.json --to md --quiet",
    );
    expect(code).toBe(0);
    const { outcomes } = JSON.parse(file("given.json")) as GivenAnswer;
    const { given } = outcomes["crisis_at_end"]!;
    if (given?.type !== "boolean") throw new Error("no share");
    expect(out).toContain("## Given: any\\_crisis");
    expect(out).toMatch(
      new RegExp(
        `In crisis at the end \\| [\\d.]+% \\| ${(given.probability * 100).toFixed(0)}% \\|`,
      ),
    );
  });

  it("sets a rare estimate beside its own runs, and says every note once", async () => {
    const rare = await brink(
      "rare two-state --outcome any_crisis --effort 20 --replications 12 --json --quiet",
    );
    writeFileSync(join(folder, "rare.json"), rare.out);
    const { out } = await brink(
      "report two-state --runs 300 --with rare.json --with given.json --to md --quiet",
    );
    expect(out).toMatch(/\| By the runs of this report \| [\d.]+% \|/u);
    const { "note.model": model, "batch.note.sampling": sampling } = messages;
    for (const note of [model, sampling]) expect(out.split(note)).toHaveLength(2);
  });

  it("says that a batch is partial, and ends with 3", async () => {
    // A batch that was asked for more than it has.
    const plan = file("batch/plan.json");
    cpSync(join(folder, "batch"), join(folder, "part"), { recursive: true });
    const { sha256: _, ...body } = JSON.parse(plan) as { sha256: string; order: { runs: number } };
    const more = { ...body, order: { ...body.order, runs: 900 } };
    const sha256 = createHash("sha256").update(JSON.stringify(more)).digest("hex");
    writeFileSync(join(folder, "part/plan.json"), JSON.stringify({ ...more, sha256 }));
    const { code, out } = await brink("report part --to md");
    expect(code).toBe(3);
    expect(out).toContain("300 of 900: PARTIAL");
  });

  it("refuses what makes no sense", async () => {
    writeFileSync(join(folder, "no.json"), "{");
    writeFileSync(join(folder, "other.json"), '{ "kind": "check" }');
    const { outcomes: _, ...cut } = JSON.parse(file("given.json")) as GivenAnswer;
    writeFileSync(join(folder, "cut.json"), JSON.stringify(cut));
    writeFileSync(join(folder, "old.json"), JSON.stringify({ ...cut, schema: 1 }));
    mkdirSync(join(folder, "empty"), { recursive: true });
    const refusals: readonly (readonly [string, number, string])[] = [
      ["report", 2, "missing"],
      ["report empty", 2, "holds no batch"],
      ["report batch --runs 5", 2, "ran already"],
      ["report two-state --to pdf", 2, "one of html, md, csv, parquet"],
      ["report two-state --rows runs", 2, "--rows is for"],
      ["report two-state --to csv --with given.json", 2, "--with is for"],
      ["report two-state --with nowhere.json", 2, "cannot be read"],
      ["report two-state --with no.json", 2, "not the JSON"],
      [
        "report two-state --with other.json",
        2,
        "of kind “check”; a report takes: advise, ask, audit, batch, believe",
      ],
      [
        "report two-state --runs 5 --with cut.json --out x.html",
        2,
        "“given”: outcomes is undefined",
      ],
      ["report two-state --runs 5 --with old.json --out x.html", 2, "schema 1, not 2"],
      ["report brinkmanship --runs 5 --with given.json --out x.html", 65, "another scenario"],
      [
        "report two-state --runs 5 --out batch/plan.json/x.html",
        74,
        "a file of this name is in the way",
      ],
      ["report nowhere.yaml", 1, "nowhere.yaml"],
    ];
    for (const [line, expected, words] of refusals) {
      const { code, err } = await brink(line);
      expect([line, code]).toEqual([line, expected]);
      expect(err).toContain(words);
    }
    expect(existsSync(join(folder, "x.html"))).toBe(false);
    expect(readdirSync(folder).filter((name) => name.endsWith(".new"))).toEqual([]);
  });
});

describe("brink run --csv", () => {
  it("prints a row per state", async () => {
    const { code, out } = await brink("run two-state --seed s --run 4 --csv --steps 3");
    expect(code).toBe(0);
    const [head, first, ...others] = out.trimEnd().split("\r\n");
    expect(head).toBe("seed,run,step,date,level_border,at_border,cautions");
    expect(first).toBe("s,4,0,2022-01-03,0,calm,");
    expect(others).toHaveLength(3);
  });
});
