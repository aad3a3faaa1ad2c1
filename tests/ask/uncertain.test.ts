/** `brink batch --uncertain` as a whole. */

import { describe, expect, test } from "vitest";
import type { UncertainAnswer } from "../../src/answer/uncertain.ts";
import { widthOf } from "../../src/i18n/terminal/spans.ts";
import { call, type Called } from "../cli/call.ts";
import { printed } from "./documents.ts";

const words = (line: string): string[] => ["batch", ...line.split(" "), "--uncertain", "--quiet"];
const brink = (line: string): Promise<Called> => call(words(line));
const uncertain = async (line: string): Promise<UncertainAnswer> =>
  (await printed(words(line))) as unknown as UncertainAnswer;

test("does not depend on workers", async () => {
  const line = "brinkmanship --runs 2000 --draws 40";
  const one = await uncertain(`${line} --workers 1`);
  expect(await uncertain(`${line} --workers 3`)).toEqual(one);
  expect(one).toMatchObject({
    ...{ kind: "uncertain", uncertainty: "sampling and inputs", runs: 2000, runsPerDraw: 50 },
    ...{ draws: 40, drawsCounted: 40, drawsLeftOut: 0 },
  });
});

test("finds the spread that the chance of a flare-up makes, over its hazard", async () => {
  const set = "--set flashpoints.border.rules.calm_down.chance=15%";
  const { outcomes } = await uncertain(`two-state ${set} --runs 60000 --draws 1000`);
  // A crisis within four weeks or more: 1 − (1 − p)^26 rises with p, so quantiles go over.
  const any = outcomes["any_crisis"]!;
  if (any.type === "number") throw new Error(any.type);
  const [low = 0, high = 1] = any.inputs.band ?? [];
  expect(low).toBeGreaterThan(1 - 0.88 ** 26);
  expect(high).toBeLessThan(1);
  expect(any.probability).toBeGreaterThan(0.99);
});

test.each(["en", "ar"] as const)(
  "shows a band beside every number, in 80 columns, in %s",
  async (language) => {
    const { out } = await brink(`brinkmanship --runs 20000 --draws 200 --lang ${language}`);
    expect(out.split("\n").filter((line) => widthOf(line) > 80)).toEqual([]);
    const band = { en: "Inputs 5–95%", ar: "مُدخَلات \u20665–95%\u2069" }[language];
    expect(out.split(band).length).toBeGreaterThan(5);
    expect(out.replaceAll(/\s+/gu, " ")).toContain("--uncertain --draws 200 --runs 20000");
  },
);

test("gives one line of CSV per number", async () => {
  const { out } = await brink("two-state --runs 2000 --draws 20 --csv");
  const lines = out.trimEnd().split("\r\n");
  // Four outcomes, two levels at the end and ever.
  expect(lines).toHaveLength(1 + 4 + 4);
  expect(lines[0]).toContain("inputs 5%,inputs 95%");
});

describe("what cannot be asked", () => {
  test.each([
    ["two-state --out here", "--out"],
    ["two-state --runs 100 --draws 80", "160"],
    ["two-state --draws 1", "--draws"],
  ])("%s is wrong usage", async (line, named) => {
    const { code, err } = await brink(line);
    expect([code, err]).toEqual([2, expect.stringContaining(named)]);
  });
});
