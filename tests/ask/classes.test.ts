/** How much of an answer's variance rests on which class of evidence, against the sum of two numbers. */

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { AuditAnswer } from "../../src/answer/audit.ts";
import { call } from "../cli/call.ts";
import { held, printed, type Printed } from "./documents.ts";

const folder = mkdtempSync(join(tmpdir(), "brink-classes-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
writeFileSync(
  join(folder, "sum.yaml"),
  `brink: 2
scenario: sum
start: 2022-01-03
step: week
horizon: 1 steps
sources: { book: A book }
parameters:
  a: { value: 1, range: [0, 2], elicited: 4, basis: book }
  b: { value: 2, range: [0, 4], basis: judgement, because: So. }
  c: { value: 2, range: [0, 4], basis: judgement, because: So. }
flashpoints: { f: { start: calm, levels: [calm, war] } }
outcomes: { sum: { at_end: a + b + c } }
`,
);

interface Sobol {
  readonly measures: readonly {
    readonly factors: readonly {
      readonly factor: string;
      readonly inputs: readonly string[];
      readonly first: { readonly value: number };
    }[];
  }[];
}

test("a class has the share of the variance that its numbers make", async () => {
  const line = "sensitivity sum.yaml --method sobol --classes --draws 1000 --runs 2 --quiet";
  const { measures } = (await printed(line.split(" "), { folder })) as unknown as Sobol;
  const { factors } = measures[0]!;
  expect(factors.map(({ factor, inputs }) => [factor, inputs])).toEqual([
    ["class.elicited", ["a"]],
    ["class.judged", ["b", "c"]],
  ]);
  // Variances are as the squares of the ranges: 4 to twice 16.
  const [elicited, judged] = factors.map(({ first }) => first.value);
  expect(Math.abs(elicited! - 4 / 36)).toBeLessThan(0.08);
  expect(Math.abs(judged! - 32 / 36)).toBeLessThan(0.08);
});

test.each([
  ["en", "Judgement alone (2 inputs)"],
  ["ar", "التقدير وحده"],
])("and a name in each language: %s", async (language, name) => {
  const line = `sensitivity sum.yaml --method sobol --classes --draws 50 --runs 2 --quiet --lang ${language}`;
  const { out } = await call(line.split(" "), { folder });
  expect(out.replace(/[\u200e\u200f\u2066-\u2069]/gu, "")).toContain(name);
});

test.each([["--classes"], ["--method sobol --group --classes"]])("%s is refused", async (how) => {
  const { code, err } = await call(`sensitivity sum.yaml ${how}`.split(" "), { folder });
  expect(code).toBe(2);
  expect(err).toContain("--classes is for --method sobol");
});

/** What `check --base-rates` says of the only file. */
async function auditOf(...more: readonly string[]): Promise<Printed> {
  const line = ["check", "sum.yaml", "--base-rates", "--runs", "20", "--quiet", "--json", ...more];
  const { out } = await call(line, { folder });
  const { files } = JSON.parse(out) as { readonly files: readonly { baseRates: Printed }[] };
  return held(files[0]?.baseRates ?? {});
}

test("the audit counts the classes and says what of the variance rests on each", async () => {
  const { provenance, rests } = (await auditOf()) as unknown as AuditAnswer;
  expect(provenance).toMatchObject({ numbers: 3, elicited: 1, judged: 2, fitted: 0, stale: 0 });
  // Nothing is drawn, so one run is all of a point.
  expect(rests).toMatchObject({ outcome: "sum", rows: 320, runs: 1 });
  const { elicited, judged } = rests?.classes ?? {};
  expect([elicited?.inputs, judged?.inputs]).toEqual([1, 2]);
  expect(Math.abs((elicited?.share ?? 0) - 4 / 36)).toBeLessThan(0.08);
  expect(Math.abs((judged?.share ?? 0) - 32 / 36)).toBeLessThan(0.08);
});

test("a report's page shows them too, where it makes runs enough", async () => {
  const report = async (runs: string): Promise<string> => {
    const line = ["report", "sum.yaml", "--to", "md", "--quiet", "--runs", runs];
    return (await call(line, { folder })).out.replaceAll(/[\u2066-\u2069]/gu, "");
  };
  const [few, many] = [await report("100"), await report("4000")];
  expect(few).toContain("| Judgement alone | 2 | 67% |\n");
  expect(few).toContain("--method sobol --classes");
  expect(many).toMatch(/\| Judgement alone \| 2 \| 67% \| (?:8[6-9]|9[0-2])% \| \d+% … \d+% \|\n/u);
});

test("a fit that the scenario has grown out of is told, in the audit and the report", async () => {
  const text = readFileSync(join(folder, "sum.yaml"), "utf8");
  const { scenarioHash } = await auditOf();
  const mark = String(scenarioHash).slice(0, 12);
  const write = (hash: string, more = text): void => {
    writeFileSync(join(folder, "sum.yaml"), more.replace("elicited: 4", `fitted: ${hash}`));
  };
  write(mark);
  expect((await auditOf())["cautions"]).toEqual([{ code: "audit-undeclared" }]);
  expect(((await auditOf()) as unknown as AuditAnswer).rests?.classes).toHaveProperty("fitted");
  const stale = { code: "fit-stale", n: 1 };
  for (const [hash, more] of [
    ["abc", text],
    [mark.slice(0, 7), text],
    [mark, text.replace("a + b + c", "a + b - c")],
  ] as const) {
    write(hash, more);
    expect((await auditOf())["cautions"]).toContainEqual(stale);
  }
  const { out } = await call("report sum.yaml --to md --runs 100 --quiet".split(" "), { folder });
  expect(out).toContain("1 number is marked as fitted in another form of this scenario");
  writeFileSync(join(folder, "sum.yaml"), text);
});
