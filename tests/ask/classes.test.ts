/** How much of an answer's variance rests on which class of evidence, against the sum of two numbers. */

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { call } from "../cli/call.ts";
import { printed } from "./documents.ts";

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
