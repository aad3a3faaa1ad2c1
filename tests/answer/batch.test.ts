/** The answer of a batch from a tally: what is not there is said so, and what there is to warn of. */

import * as v from "valibot";
import { expect, test } from "vitest";
import { layoutOf } from "../../src/batch/layout.ts";
import { tallyRuns, type RunSummary } from "../../src/batch/tally.ts";
import { batch, batchAnswer, type BatchFacts } from "../../src/answer/batch.ts";
import { csvTable } from "../../src/render/csv.ts";
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
const facts: BatchFacts = {
  identity: {
    scenario: "toy",
    scenarioHash: "h",
    parametersHash: "p",
    engineVersion: "0",
    seed: "s",
  },
  ...{ engine: "toy", set: {}, replay: "", runs: 60, runsRequested: 90 },
  precision: {
    ...{ wanted: "5%", relative: false, width: 0.05, reached: false, runsMost: 90 },
    ...{ outcomes: { one: { halfWidth: 0.1, reached: false } }, leftOut: ["peak"] },
  },
  faults: { count: 1, first: { run: 1, step: 2, place: "x", reason: "negative" } },
  ...{ runsPerSecond: 1, elapsed: 1 },
};
const answer = batchAnswer(estimate(program, tally), facts);

test("is what its schema says, and warns of all that there is to warn of", () => {
  expect(JSON.stringify(v.parse(batch.schema, answer))).toBe(JSON.stringify(answer));
  expect(answer.cautions).toEqual([
    { code: "partial", done: 60, total: 90 },
    { code: "faults", n: 1 },
    { code: "first-fault", run: 1, step: 2, place: "x", reason: "negative" },
    { code: "faults-elsewhere" },
    { code: "precision-missed", text: "5%", outcomes: ["one"] },
    { code: "precision-left-out", outcomes: ["peak"] },
    { code: "clipped", n: 1 },
  ]);
});

test("never is a word, a missing bound is null, and nothing else is lost in JSON", () => {
  const single = batchAnswer(estimate(program, tallyRuns(layoutOf(program), runs(1))), facts);
  const { peak, when } = single.outcomes as unknown as Record<string, Record<string, unknown>>;
  expect(peak).toMatchObject({ mean: 2 ** 28, low: null, high: null, max: 1e12, clipped: 1 });
  expect(when).toMatchObject({ probability: 0 });
  expect((when!["quantiles"] as { step: unknown }[]).map(({ step }) => step)).toEqual(
    Array.from({ length: 5 }, () => "never"),
  );
  expect(JSON.parse(JSON.stringify(single))).toEqual(single);
});

test("the CSV has one number per line and as many cells in each", () => {
  const lines = csvTable(batch.table!(answer)).split("\r\n");
  expect(lines.at(-1)).toBe("");
  const rows = lines.slice(0, -1).map((line) => line.split(","));
  expect(new Set(rows.map((row) => row.length))).toEqual(new Set([10]));
  expect(lines.some((line) => line.includes("first passage quantile 0.95,never"))).toBe(true);
  const drawn = rows.filter(([kind]) => kind === "unknown").map(([, , , , value]) => Number(value));
  expect(drawn.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
});

test("shares are over the runs that are counted", () => {
  expect(answer).toMatchObject({ runs: 60, runsCounted: 59, faults: { count: 1 } });
});
