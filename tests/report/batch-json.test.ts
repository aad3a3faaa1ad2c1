/** The JSON document against its documentation: every key is documented, every documented key occurs. */

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { layoutOf } from "../../src/batch/layout.ts";
import { tallyRuns, type RunSummary } from "../../src/batch/tally.ts";
import { batchCsv } from "../../src/report/batch-csv.ts";
import { batchDocument } from "../../src/report/batch-json.ts";
import { estimate } from "../../src/study/estimates.ts";
import { keyOfSeed } from "../../src/random/seed.ts";
import type { Program } from "../../src/ir/program.ts";
import { toyRun, toyShape } from "../batch/toy.ts";

const program = {
  calendar: { steps: 4, dayOfStep: [0, 7, 14, 21, 28] },
  outcomes: toyShape.outcomes,
  flashpoints: [
    { id: "one", levels: ["calm", "crisis", "war"] },
    { id: "two", levels: ["off", "on"] },
  ],
  unknowns: [{ id: "hidden", values: [{ id: "yes" }, { id: "no" }] }],
} as unknown as Program;

/** Runs of the toy, with a value too large to be summed. */
function runs(count: number): RunSummary[] {
  return Array.from({ length: count }, (_, run): RunSummary => {
    const summary = toyRun([0.3], keyOfSeed("json"), run);
    return summary.kind === "run" && run === 0
      ? { ...summary, outcomes: [0, 1e12, Infinity] }
      : summary;
  });
}

const tally = tallyRuns(layoutOf(program), runs(60));
const story = {
  identity: {
    scenario: "toy",
    scenarioHash: "h",
    parametersHash: "p",
    engineVersion: "0",
    seed: "s",
  },
  engine: "toy",
  set: {},
  total: 60,
  done: 60,
  precision: {
    ...{ text: "5%", relative: false, width: 0.05, most: 60, leftOut: [] },
    outcomes: [{ id: "one", halfWidth: 0.1, reached: false }],
  },
  faults: 1,
  firstFault: { run: 1, step: 2, place: "x", reason: "negative" },
  runsPerSecond: 1,
  elapsed: 1,
};
const document = batchDocument(estimate(program, tally), story);

/** Paths of the keys that the documentation would name. */
function paths(value: unknown, depth: number, path: string): string[] {
  if (depth === 0 || typeof value !== "object" || value === null || Array.isArray(value))
    return [path];
  return Object.entries(value).flatMap(([key, inner]) => {
    const named = /^(outcomes|flashpoints|unknowns)$/.test(path) ? "<id>" : key;
    return paths(inner, depth - 1, path === "" ? named : `${path}.${named}`);
  });
}

function allPaths(): string[] {
  const found = Object.entries(document).flatMap(([key, value]) => {
    if (key === "unknowns") return ["unknowns.<id>.<value>"];
    if (key === "outcomes" || key === "flashpoints") return paths(value, 2, key);
    if (key === "faults") return paths(value, 1, key);
    return [key];
  });
  return [...new Set(found)].sort();
}

test("docs/batch.md names every key, and no other", () => {
  const text = readFileSync(new URL("../../docs/batch.md", import.meta.url), "utf8");
  const table = text.slice(text.indexOf("## The JSON document"));
  const documented = [...table.matchAll(/^\| (`[^|]*`) *\|/gm)].flatMap(([, cell]) =>
    [...cell!.matchAll(/`([^`]+)`/g)].map(([, key]) => key!),
  );
  expect([...new Set(documented)].sort()).toEqual(allPaths());
});

test("never is a word, a missing bound is null, and nothing else is lost in JSON", () => {
  const single = batchDocument(estimate(program, tallyRuns(layoutOf(program), runs(1))), story);
  const { peak, when } = single["outcomes"] as Record<string, Record<string, unknown>>;
  expect(peak).toMatchObject({ mean: 2 ** 28, low: null, high: null, max: 1e12, clipped: 1 });
  expect(when).toMatchObject({ probability: 0 });
  expect((when!["quantiles"] as { step: unknown }[]).map(({ step }) => step)).toEqual(
    Array.from({ length: 5 }, () => "never"),
  );
  expect(JSON.parse(JSON.stringify(single))).toEqual(single);
});

test("the CSV has one number per line and as many cells in each", () => {
  const lines = batchCsv(estimate(program, tally)).split("\r\n");
  expect(lines.at(-1)).toBe("");
  const rows = lines.slice(0, -1).map((line) => line.split(","));
  expect(new Set(rows.map((row) => row.length))).toEqual(new Set([9]));
  expect(lines.some((line) => line.includes("first passage quantile 0.95,never"))).toBe(true);
  const drawn = rows.filter(([kind]) => kind === "unknown").map(([, , , , value]) => Number(value));
  expect(drawn.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
});

test("shares are over the runs that are counted", () => {
  expect(document).toMatchObject({ runs: 60, runsCounted: 59, faults: { count: 1 } });
});
