/** Commands in languages that nobody speaks: every word comes from the catalog, and lines fit. */

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commands } from "../../src/cli/commands.ts";
import { languages } from "../../src/i18n/language.ts";
import { withoutIsolates } from "../../src/i18n/isolate.ts";
import { widthOf } from "../../src/i18n/terminal/spans.ts";
import { call } from "../cli/call.ts";
import { foreignScenario, idsOf, knownWords, latinWords, strayWords } from "./foreign.ts";
import { accented as accentedData } from "./languages/accented/language.ts";
import { accented, mirrored, plain } from "./languages/register.ts";

let folder = "";
const demo = foreignScenario("tests/tui/demo.yaml");
const sources = {
  "whole.yaml": foreignScenario("tests/scenario/fixtures/everything.yaml"),
  "two.yaml": foreignScenario("scenarios/two-state.yaml"),
  "demo.yaml": demo,
  "past.yaml": `${demo}history:
  until: 2022-02-01
  levels: { east: [{ date: 2022-01-20, level: war }] }
`,
};

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "brink-languages-"));
  for (const [name, text] of Object.entries(sources)) writeFileSync(join(folder, name), text);
  writeFileSync(
    join(folder, "faulty.yaml"),
    sources["two.yaml"].replace("to: crisis", "to: crysis"),
  );
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Code inside messages, ids, and words that are the same in every language. */
const known = [
  ...latinWords(JSON.stringify(accentedData)),
  ...Object.values(sources).flatMap(idsOf),
  ...["brink", "npx", "en-XA", "en-XB", "crysis", "demo", "kernel"],
  ...["tornado", "auto", "html", "json", "flowchart", "LR", "n_east", "n_west"],
  ...Object.keys(sources),
  "faulty.yaml",
];

/** A question about a scenario, asked with little effort. */
const ask = (line: string, ...more: readonly string[]): readonly string[] => [
  ...line.split(" "),
  ...more,
  "--quiet",
  "--workers",
  "1",
];

/** Calls whose lines fit 80 columns. */
const fitting: readonly (readonly string[])[] = [
  ask("batch demo.yaml --runs 60"),
  ask("batch two.yaml --precision 20%"),
  ask("batch two.yaml --runs 60 --given", "border == crisis"),
  ask("batch two.yaml --ask", "P(border >= crisis) > 50%"),
  ask("batch two.yaml --uncertain --draws 20 --runs 60"),
  ask("compare whole.yaml --with spillover=1.5 --runs 40"),
  ask("sensitivity two.yaml --runs 60"),
  ask("sensitivity two.yaml --method morris --draws 4 --runs 10"),
  ["exact", "two.yaml"],
  ["exact", "two.yaml", "--given", "border == crisis"],
  ask("paths demo.yaml --outcome war --runs 60"),
  ask(
    "rare two.yaml --effort 20 --replications 10 --outcome",
    "border == crisis and dwell(border) >= 24",
  ),
  ["believe", "past.yaml", "--particles", "20", "--runs", "20", "--quiet"],
  ["hindcast", "past.yaml", "--particles", "20", "--runs", "20", "--quiet"],
  ["check", "whole.yaml", "two.yaml"],
  ["btach"],
  ["run"],
  ["run", "nothing.yaml"],
];

/** Calls whose lines are as long as what they tell: sentences, code, tables of figures. */
const long: readonly (readonly string[])[] = [
  ["check", "faulty.yaml"],
  ["run", "whole.yaml"],
  ["run", "demo.yaml", "--explain"],
  ask("sensitivity two.yaml --method sobol --draws 16 --runs 10"),
  ["export", "demo.yaml", "--to", "mermaid", "--figure", "couplings"],
  ["batch", "two.yaml", "--runs", "x"],
  ["batch", "--out", "two.yaml"],
];

/** What a command says on both streams. */
async function said(args: readonly string[], language: string, columns?: number): Promise<string> {
  const options = { folder, ...(columns === undefined ? {} : { columns }) };
  const { out, err } = await call([...args, "--lang", language], options);
  return out + err;
}

describe.each([...fitting, ...long].map((args) => [args.join(" "), args] as const))(
  "brink %s",
  (_, args) => {
    it("says nothing that was not translated, and its twin says the same", async () => {
      const page = await said(args, accented);
      expect(strayWords(page, knownWords([...known, ...args]))).toEqual([]);
      expect(page).not.toMatch(/\{\w+\}/u);
      const widths = page.split("\n").map(widthOf);
      if (fitting.includes(args)) expect(Math.max(...widths)).toBeLessThanOrEqual(80);
      // Questions cost worker threads: their tables are the same code as the first one's.
      if (args.includes("--workers") && args !== fitting[0]) return;
      // In the quotes of a figure they stand as escapes.
      const raw = (await said(args, mirrored)).replace(/\\u206[6-9]/gu, "");
      const twin = withoutIsolates(raw);
      expect(plain(twin)).toBe(plain(page));
      expect(twin.split("\n").map(widthOf)).toEqual(widths);
    });
  },
);

it.each(["", ...commands.map(({ name }) => name)])(
  "brink %s --help is translated, and fits a terminal of 80 columns",
  async (name) => {
    const page = await said([...(name === "" ? [] : [name]), "--help"], accented, 80);
    // Examples are commands to copy, never broken.
    const lines = page.split("\n").filter((line) => !line.startsWith("  brink "));
    expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(80);
    const syntax = /<[^>]*>|\[[^\]]*\]|^ {2}brink .*$/gmu;
    const definitions = await Promise.all(commands.map(({ load }) => load()));
    const names = definitions.flatMap((one) => [one.name, ...one.arguments.map((two) => two.name)]);
    expect(
      strayWords(page.replace(syntax, ""), knownWords([...known, ...languages(), ...names])),
    ).toEqual([]);
  },
);

it("orders lines from right to left for a terminal, and tells nothing of isolates", async () => {
  const page = await said(ask("batch two.yaml --runs 60"), mirrored, 80);
  expect(withoutIsolates(page)).toBe(page);
  const lines = page.split("\n").filter((line) => line !== "");
  expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(80);
  // Headings stand at the right.
  expect(lines.filter((line) => line.startsWith(" ")).length).toBeGreaterThan(lines.length / 2);
});

it("writes a report whose every word was translated", async () => {
  const args = ["report", "demo.yaml", "--runs", "60", "--out"];
  for (const name of ["page.html", "page.md"]) {
    const { code } = await call([...args, name, "--lang", accented], { folder });
    expect(code).toBe(0);
    const written = readFileSync(join(folder, name), "utf8");
    const page = written.replace(/<(style|script)[\s\S]*?<\/\1>/gu, "").replace(/<[^>]*>/gu, " ");
    expect(strayWords(page, knownWords([...known, ...args, name]))).toEqual([]);
  }
});
