/** `brink batch --uncertain` as a whole. */

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { BatchRequest } from "../../../src/app/batch/order.ts";
import type { BatchDone } from "../../../src/app/batch/perform.ts";
import { performUncertain } from "../../../src/app/batch/uncertain.ts";
import { speech } from "../../../src/i18n/catalog.ts";
import type { Language } from "../../../src/i18n/language.ts";
import { widthOf } from "../../../src/i18n/terminal/spans.ts";
import { faultyText } from "../../ask/faulty.ts";
import { testSurroundings } from "./surroundings.ts";

const folder = mkdtempSync(join(tmpdir(), "brink-uncertain-"));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function contextOf(language: Language = "en") {
  const style = { language, digits: "latin" } as const;
  return { surroundings: testSurroundings(folder), say: speech(style), style };
}

async function uncertain(
  request: BatchRequest & { readonly draws?: number },
  context = contextOf(),
): Promise<BatchDone> {
  const done = await performUncertain({ quiet: true, workers: 1, ...request }, context);
  if (done.kind !== "done") throw new Error(JSON.stringify(done));
  return done;
}

/** The JSON without what measures time. */
function documentOf(done: BatchDone): Record<string, unknown> {
  if (done.output.format !== "json") throw new Error("not JSON");
  const { runsPerSecond: _, elapsed, ...rest } = done.output.document;
  expect(elapsed).toBeTypeOf("number");
  return JSON.parse(JSON.stringify(rest)) as Record<string, unknown>;
}

function linesOf(done: BatchDone): readonly string[] {
  if (done.output.format !== "text") throw new Error("not text");
  return done.output.lines;
}

const json = { format: "json" } as const;
const DOWN = "flashpoints.border.rules.calm_down.chance";

describe("refusals", () => {
  const usage = async (request: BatchRequest & { draws?: number }): Promise<string> => {
    const done = await performUncertain({ scenario: "two-state", ...request }, contextOf());
    if (done.kind !== "usage") throw new Error(done.kind);
    return done.message;
  };

  test("say what to leave out", async () => {
    expect(await usage({ out: "here" })).toContain("--out");
    expect(await usage({ runs: 100, draws: 80 })).toContain("160");
  });

  test("say that nothing has a range", async () => {
    const fixed = faultyText.replaceAll(/, range: \[[^\]]*\]/gu, "");
    const path = join(folder, "fixed.yaml");
    writeFileSync(path, fixed);
    expect(await usage({ scenario: path })).toContain("no number of the scenario has a range");
  });
});

describe("an uncertain batch", () => {
  test("does not depend on workers", async () => {
    const request = { scenario: "brinkmanship", runs: 2000, draws: 40, ...json };
    const [one, two] = await Promise.all([
      uncertain({ ...request, workers: 1 }),
      uncertain({ ...request, workers: 3 }),
    ]);
    expect(documentOf(two)).toEqual(documentOf(one));
    expect(documentOf(one)).toMatchObject({
      kind: "batch",
      uncertainty: "sampling and inputs",
      runs: 2000,
      runsPerDraw: 50,
      draws: 40,
      drawsCounted: 40,
    });
  });

  test("finds the spread that the chance of a flare-up makes, over its hazard", async () => {
    const done = await uncertain({
      ...{ scenario: "two-state", set: { [DOWN]: "15%" }, runs: 60_000, draws: 1000 },
      ...json,
    });
    const { outcomes } = documentOf(done) as unknown as {
      readonly outcomes: Record<
        string,
        { readonly probability: number; readonly inputs: { readonly band: readonly number[] } }
      >;
    };
    // A crisis within four weeks or more: 1 − (1 − p)^26 rises with p, so quantiles go over.
    const any = outcomes["any_crisis"];
    expect(any?.inputs.band[0]).toBeGreaterThan(1 - 0.88 ** 26);
    expect(any?.inputs.band[1]).toBeLessThan(1);
    expect(any?.probability).toBeGreaterThan(0.99);
  });

  test("shows a band beside every number, in 80 columns and both languages", async () => {
    for (const language of ["en", "ar"] as const) {
      const lines = linesOf(
        await uncertain(
          { scenario: "brinkmanship", runs: 20_000, draws: 200 },
          contextOf(language),
        ),
      );
      expect(lines.filter((line) => widthOf(line) > 80)).toEqual([]);
      const text = lines.join("\n");
      const band = { en: "Inputs 5–95%", ar: "مُدخَلات \u20665–95%\u2069" }[language];
      expect(text.split(band).length).toBeGreaterThan(5);
      expect(text).toContain("--uncertain --draws 200 --runs 20000");
    }
  });

  test("gives one line of CSV per number", async () => {
    const done = await uncertain({
      ...{ scenario: "two-state", runs: 2000, draws: 20 },
      format: "csv",
    });
    if (done.output.format !== "csv") throw new Error("not CSV");
    const lines = done.output.text.trimEnd().split("\r\n");
    // Four outcomes, two levels at the end and ever.
    expect(lines).toHaveLength(1 + 4 + 4);
    expect(lines[0]).toContain("inputs 5%,inputs 95%");
  });
});
