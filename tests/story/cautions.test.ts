/**
 * What a reader must be warned of, and how figures are to be read, stand in every form of an answer: no
 * renderer drops what the story says. A new question joins by one line.
 */

import { parseHTML } from "linkedom";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { Answer } from "../../src/answer/kind.ts";
import { readScenarioFile } from "../../src/app/read.ts";
import { questions, toldOf } from "../../src/ask/questions.ts";
import { messages } from "../../src/i18n/languages/en/messages.ts";
import { csvTable } from "../../src/render/csv.ts";
import { reportHtml } from "../../src/render/html/page.ts";
import { reportMarkdown } from "../../src/render/markdown.ts";
import { openParquet } from "../../src/render/parquet.ts";
import { storyText } from "../../src/render/terminal.ts";
import type { Block, Page, Story } from "../../src/story/block.ts";
import { namingOf } from "../../src/story/naming.ts";
import { Telling } from "../../src/story/telling.ts";
import { parquetReadObjects } from "hyparquet";
import { call } from "../cli/call.ts";

const folder = mkdtempSync(join(tmpdir(), "brink-cautions-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

writeFileSync(
  join(folder, "partly.yaml"),
  `brink: 1
scenario: partly
start: 2022-01-03
step: week
horizon: 4 steps
parameters: { x: { value: 0.2, range: [0.1, 0.4], basis: judgement, because: test } }
flashpoints:
  f: { start: calm, levels: [calm, war], rules: { up: { from: calm, to: war, chance: x per week } } }
outcomes:
  war: { ever: f == war }
  depth: { at_end: "f == war ? log(0) : 1" }
`,
);

writeFileSync(
  join(folder, "choice.yaml"),
  `brink: 1
scenario: choice
start: 2022-01-03
step: week
horizon: 2 steps
unknowns: { kind: { values: { soft: 50%, hard: 50% } } }
flashpoints:
  f: { start: calm, levels: [calm, war] }
actors:
  a: { moves: { push: { weight: 1, then: { f: +1 }, times: [{ by: 2, when: kind == hard }] }, wait: { weight: 1 } } }
outcomes:
  war: { ever: f == war }
`,
);

writeFileSync(join(folder, "targets.yaml"), "targets: { end: { of: crisis_at_end, is: 30% } }\n");

/** A command for each kind of answer, as small as can be, with something to warn of where it can have that. */
const commands: Readonly<Record<string, string>> = {
  advise: "advise europe-2022 --as nato --outcome invasion --runs 60 --inputs 0",
  ask: "batch two-state --ask P(crisis_at_end)>40% --runs 200",
  batch: "batch partly.yaml --runs 60",
  "best-reply": "exact choice.yaml --best war --as a",
  believe: "believe europe-2022 --until 2022-01-25 --particles 30 --runs 30",
  compare: "compare partly.yaml --with x=0.3 --runs 60",
  exact: "exact two-state",
  fit: "fit two-state --targets targets.yaml --members 10 --runs 20",
  given: "batch two-state --given dwell(border)>=12 --runs 60",
  hindcast: "hindcast europe-2022 --particles 30 --runs 60",
  paths: "paths two-state --outcome any_crisis --runs 200",
  policy: "advise choice.yaml --as a --outcome war --policy rules.yaml --runs 400",
  unbounded: "exact choice.yaml --mean-time f==war",
  rare: "rare two-state --outcome any_crisis --effort 4 --replications 3",
  regret: "advise europe-2022 --as nato --outcome invasion --regret --step 2 --runs 60 --inputs 0",
  report: "report partly.yaml --runs 60 --out report.html",
  sensitivity: "sensitivity partly.yaml --runs 200",
  uncertain: "batch partly.yaml --uncertain --runs 60 --draws 10",
};

test("every kind of answer is among them", () => {
  const kinds = questions.flatMap((one) => one.kinds).toSorted();
  expect(Object.keys(commands).toSorted()).toEqual(kinds);
});

/** A text as any form may lay it out: without spaces, marks of direction and escapes of markup. */
const bare = (text: string): string =>
  text.replaceAll(/[\s\\\u2060\u2066-\u2069]/gu, "").replaceAll("&gt;", ">");

/** What a story warns of, and how it says that figures are to be read. */
function warningsOf({ sections }: Story): readonly Extract<Block, { text: string }>[] {
  const flat = (block: Block): readonly Block[] =>
    block.kind === "row" ? block.blocks.flatMap(flat) : [block];
  return sections
    .flatMap(({ blocks }) => blocks.flatMap(flat))
    .filter((block) => block.kind === "caution" || block.kind === "note");
}

function pageOf({ subject, made, headline = [], sections }: Story): Page {
  return {
    ...{ language: "en", direction: "ltr", title: subject, lead: made, headline, caution: "" },
    sections,
    words: { contents: "", data: "" },
  };
}

/** The words that a reader of the page sees. */
function textOf(html: string): string {
  const parsed: unknown = parseHTML(html);
  return (parsed as { readonly document: { readonly body: { textContent: string } } }).document.body
    .textContent;
}

/** Every code that there is, with something in every hole of its words. */
const allCautions: Answer["cautions"] = Object.entries(messages).flatMap(([key, words]) => {
  if (!key.startsWith("caution.")) return [];
  const holes = [...JSON.stringify(words).matchAll(/\{(\w+)\}/gu)].map(([, hole]) => hole ?? "");
  const values = Object.fromEntries(holes.map((hole) => [hole, 7]));
  return [{ code: key.slice("caution.".length), ...values }];
});

test.each(Object.entries(commands))(
  "%s: every warning stands in every form",
  async (kind, line) => {
    const { out } = await call([...line.split(" "), "--json", "--quiet"], { folder });
    const own = JSON.parse(out) as Answer;
    expect(own.kind).toBe(kind);
    const told = (await toldOf(kind))!;
    const read = readScenarioFile(
      line.split(" ").find((word) => /^[\w-]+(-\w+|\.yaml)$/u.test(word))!,
      folder,
    );
    if (read.kind === "faulty") throw new Error(line);
    const telling = new Telling(
      namingOf(read.model, read.program, { language: "en", digits: "latin" }),
    );
    for (const answer of [own, { ...own, cautions: allCautions }]) {
      const story = told.tell(answer, telling);
      const warnings = warningsOf(story);
      const codes = warnings.flatMap((one) => (one.kind === "caution" ? [one.code] : []));
      expect(codes.toSorted()).toEqual(answer.cautions.map(({ code }) => code).toSorted());
      const page = pageOf(story);
      const forms = {
        terminal: storyText(story).join(" "),
        markdown: reportMarkdown(page),
        html: textOf(reportHtml(page)),
      };
      for (const [form, text] of Object.entries(forms)) {
        const whole = bare(text);
        for (const { text: words } of warnings) {
          expect(whole.includes(bare(words)), `${form}: ${words}`).toBe(true);
        }
      }
      const table = told.table?.(answer);
      if (table === undefined || table.rows.length === 0) continue;
      const codesText = answer.cautions.map(({ code }) => code).join(" ");
      const [first = ""] = csvTable(table).split("\r\n").slice(1);
      expect(first.endsWith(`,${codesText}`)).toBe(true);
      const file = openParquet(table.columns);
      file.write(table.rows);
      const rows = await parquetReadObjects({ file: Uint8Array.from(file.finish()).buffer });
      expect(rows.every((row) => row["cautions"] === codesText)).toBe(true);
    }
  },
);

test("a report warns of what its batches warn of", async () => {
  const { cautions } = JSON.parse(
    (await call("batch partly.yaml --runs 60 --json --quiet".split(" "), { folder })).out,
  ) as Answer;
  expect(cautions.length).toBeGreaterThan(1);
  const { out } = await call("report partly.yaml --runs 60 --to md --quiet".split(" "), { folder });
  expect(out.match(/^> \*\*!\*\*/gmu)).toHaveLength(cautions.length);
});
