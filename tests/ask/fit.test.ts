/** `brink fit` as a whole, and the ensemble that it writes in other questions' hands. */

import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it, test } from "vitest";
import type { FitAnswer } from "../../src/answer/fit.ts";
import { widthOf } from "../../src/i18n/terminal/spans.ts";
import { hashModel } from "../../src/scenario/hash.ts";
import { readScenario } from "../../src/scenario/read.ts";
import { call } from "../cli/call.ts";
import { threeRules } from "../study/fit/fitting.ts";
import { printed } from "./documents.ts";

const folder = mkdtempSync(join(tmpdir(), "brink-fit-"));
const at = (name: string): string => join(folder, name);
const text = `${threeRules.replace("      up:", "      # The first shot\n      up:")}
  late: { of: b == crisis, is: 50%, held_out: true }
  crowd: { forecaster: crowd, band: 9 points }
  calm: { of: war, as_of: 2022-01-16, is: 12%, n: 30 }
history: { until: 2022-01-23, levels: { b: [{ date: 2022-01-03, level: calm }] } }
forecasters:
  crowd:
    name: The crowd
    said:
      - { date: 2021-12-01, unknown: aim, value: all, probability: 90% }
      - { date: 2022-01-16, unknown: aim, value: all, probability: 35% }
`;
const few = ["--members", "12", "--runs", "200", "--quiet"];
const fit = async (...more: readonly string[]): Promise<FitAnswer> =>
  (await printed(["fit", at("small.yaml"), ...few, ...more])) as unknown as FitAnswer;

let first: FitAnswer;

beforeAll(async () => {
  writeFileSync(at("small.yaml"), text);
  first = await fit("--ensemble", at("e.json"), "--patch", at("new"), "--workers", "1");
});

const untimed = (answer: FitAnswer): FitAnswer => ({ ...answer, elapsed: 0, replay: "" });

test("is the same to the byte with as many workers as there are", async () => {
  const again = await fit("--ensemble", at("f.json"), "--workers", "3");
  expect(untimed(again)).toEqual(untimed(first));
  expect(readFileSync(at("f.json"), "utf8")).toBe(readFileSync(at("e.json"), "utf8"));
});

test("comes nearer to every target that it fits, and tells the held-out one apart", () => {
  expect(first.lossAfter).toBeLessThan(first.lossBefore);
  expect(first.targets.map(({ id, heldOut }) => [id, heldOut])).toContainEqual(["late", true]);
  expect(first.cautions.map(({ code }) => code)).not.toContain("fit-no-test");
  for (const { after, low, high, told } of first.numbers) {
    expect(after).toBeGreaterThanOrEqual(low);
    expect(after).toBeLessThanOrEqual(high);
    expect(told).toBeGreaterThanOrEqual(0);
  }
});

test("fits what was believed on a day, and says whose words it is fitted to", () => {
  const believed = first.targets.filter(({ date }) => date !== null);
  expect(believed).toMatchObject([
    { id: "crowd", date: "2022-01-16", question: "aim == all", measure: "probability", is: 0.35 },
    { id: "calm", date: "2022-01-16", question: null, is: 0.12 },
  ]);
  // Exact, as little is hidden; and no crisis in two weeks speaks for neither.
  expect(believed[0]).toMatchObject({ before: expect.closeTo(0.4, 12) as number, sampling: 0 });
  expect(first.cautions).toContainEqual({ code: "fit-outside", n: 1 });
  expect(first.cautions).toContainEqual({ code: "fit-forecaster", forecasters: "crowd" });
});

test("writes the fitted numbers into the text, comments and all else kept", async () => {
  const written = readFileSync(at("new/small.yaml"), "utf8");
  expect(written).toContain("      # The first shot\n");
  const { model } = readScenario("small.yaml", () => ({ text: written }));
  for (const { id, after } of first.numbers) {
    const value = model?.parameters.find((one) => (one.id as string) === id)?.value ?? Number.NaN;
    expect(Math.abs(value / after - 1), id).toBeLessThan(1e-2);
  }
  // Each says that it was fitted, in what came of it.
  const hash = model && hashModel(model).slice(0, 12);
  const moved = first.numbers.filter(({ before, after }) => before !== after);
  // The share of `some` makes room for that of `all`, and is marked with it.
  const marks = [...moved, "some"].map(() => `fitted: ${String(hash)}`);
  expect(written.match(/fitted: \w+/gu)).toEqual(marks);
  const [before, now] = [text, written.replaceAll(/fitted: \w+, /gu, "")].map((one) =>
    one.replaceAll(/[\d.]+/gu, "#"),
  );
  expect(now).toBe(before);
  // A folder that holds something is not written over.
  const { code, err } = await call(["fit", at("small.yaml"), ...few, "--patch", at("new")]);
  expect([code, err]).toEqual([2, expect.stringContaining("is not empty")]);
});

test.each(["en", "ar"] as const)("is told in 80 columns, in %s", async (language) => {
  const { out } = await call(["fit", at("small.yaml"), ...few, "--lang", language]);
  expect(out.split("\n").filter((line) => widthOf(line) > 80)).toEqual([]);
  expect(out).toContain("war_all");
});

test("takes targets from a file of their own", async () => {
  writeFileSync(at("t.yaml"), "targets:\n  war: { of: b == war, is: 40%, n: 200 }\n");
  const answer = await fit("--targets", at("t.yaml"));
  expect(answer.targets.map(({ id }) => id)).toEqual(["war"]);
  expect(answer.cautions.map(({ code }) => code)).toContain("fit-no-test");
  expect(answer.replay).toContain("--targets");
});

describe("an ensemble in other hands", () => {
  it("gives a batch its draws", async () => {
    const line = ["batch", at("small.yaml"), "--ensemble", at("e.json"), "--runs", "2400"];
    const answer = await printed([...line, "--quiet"]);
    expect(answer).toMatchObject({ kind: "uncertain", draws: 12, runsPerDraw: 200 });
    expect(answer["replay"]).toContain("--ensemble");
  });

  it("gives a sensitivity analysis its ranges", async () => {
    const line = ["sensitivity", at("small.yaml"), "--ensemble", at("e.json"), "--runs", "50"];
    const answer = await printed([...line, "--quiet"]).catch((error: unknown) => error);
    expect(JSON.stringify(answer)).toContain("sensitivity-marginals");
  });

  it("is followed member by member, the same on any number of threads, by particles too", async () => {
    writeFileSync(
      at("seen.yaml"),
      "brink: 2\nhistory: { until: 2022-01-23, levels: { b: [{ date: 2022-01-19, level: crisis }] } }\n",
    );
    const line = ["believe", at("small.yaml"), "--observed", at("seen.yaml"), "--quiet"];
    const more = ["--ensemble", at("e.json"), "--particles", "20", "--runs", "60"];
    const answer = await printed([...line, ...more, "--workers", "1", "--method", "particles"]);
    expect(answer).toMatchObject({
      uncertainty: "sampling and inputs",
      ensemble: { wanted: 12, members: 12, left: 0, band: [0.05, 0.95] },
    });
    expect(answer["replay"]).toContain("--ensemble");
    const again = await printed([...line, ...more, "--workers", "3", "--method", "particles"]);
    expect(again).toEqual(answer);
    // What is written stays as it is said without an ensemble.
    const { steps } = await printed([...line, ...more.slice(2), "--method", "particles"]);
    expect(answer["steps"]).toEqual(steps);
  });

  it.each([
    ["small.yaml", "t.yaml", "no ensemble"],
    ["small.yaml", "none.json", "no such file"],
    ["small.yaml", ".", "it is a folder, not a file"],
    ["two-state", "e.json", "no number with a range"],
  ])("is refused for %s from %s", async (scenario, file, said) => {
    const named = existsSync(at(scenario)) ? at(scenario) : scenario;
    const { code, err } = await call(["batch", named, "--ensemble", at(file), "--quiet"]);
    expect([code, err]).toEqual([2, expect.stringContaining(said)]);
  });
});

describe("what cannot be fitted", () => {
  it.each([
    [["richardson"], "has no targets"],
    [["two-state", "--targets", "nowhere.yaml"], "no such file"],
    [["two-state", "--members", "3"], "--members"],
  ])("%j is wrong usage", async (words, said) => {
    const { code, err } = await call(["fit", ...words]);
    expect([code, err]).toEqual([2, expect.stringContaining(said)]);
  });
});
