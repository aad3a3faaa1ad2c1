/** Batches, conditions, thresholds and uncertain inputs, told. */

import { expect, test } from "vitest";
import type { Answer } from "../../src/answer/kind.ts";
import type { GivenAnswer } from "../../src/answer/given.ts";
import type { RareAnswer } from "../../src/answer/rare.ts";
import type { UncertainAnswer } from "../../src/answer/uncertain.ts";
import { documentOf } from "./damaged.ts";
import { expectAlike, expectSturdy, expectWhole, plotOf, storyOf } from "./told.ts";

const scenario = "two-state";
const documents = {
  batch: await documentOf("batch", scenario, "--runs", "300"),
  given: await documentOf("batch", scenario, "--given", "crisis_at_end", "--runs", "300"),
  ask: await documentOf("batch", scenario, "--ask", "P(crisis_at_end) > 40%", "--runs", "300"),
  uncertain: await documentOf(
    ...["batch", scenario, "--uncertain", "--runs", "20000", "--draws", "200"],
    ...["--set", "flashpoints.border.rules.calm_down.chance=15%"],
  ),
  rare: await documentOf(
    ...["rare", scenario, "--outcome", "any_crisis", "--effort", "20", "--replications", "12"],
  ),
};

test.each(Object.keys(documents) as (keyof typeof documents)[])("%s", async (name) => {
  const document = documents[name];
  const english = await storyOf(document, { scenario });
  const arabic = await storyOf(document, { scenario, language: "ar" });
  expectWhole(english!, document as unknown as Answer);
  expectAlike(english!, arabic!);
  await expectSturdy(document, { scenario });
});

test("inputs draw a band, which is that of the answer", async () => {
  const { outcomes } = documents.uncertain as unknown as UncertainAnswer;
  const ends = Object.values(outcomes).flatMap(({ inputs: { band } }) => band ?? []);
  const story = await storyOf(documents.uncertain, { scenario });
  const drawn = plotOf(story!, "intervals").rows.flatMap(({ band }) => band ?? []);
  expect(drawn.length).toBeGreaterThan(0);
  for (const end of drawn) expect(ends).toContain(end);
});

test("a condition stands beside all runs", async () => {
  const { all, given } = (documents.given as unknown as GivenAnswer).outcomes["any_crisis"]!;
  if (all.type !== "boolean" || given?.type !== "boolean") throw new Error("no shares");
  const story = await storyOf(documents.given, { scenario });
  const row = plotOf(story!, "intervals").rows.find(({ label }) => label === "At least one crisis");
  expect([row?.other, row?.value]).toEqual([all.probability, given.probability]);
});

test("what is rare stands on powers of ten, beside the runs of a report", async () => {
  const { probability } = documents.rare as unknown as RareAnswer;
  const runs = new Map([["any_crisis", { probability: 0.9, low: 0.8, high: 0.95, count: 90 }]]);
  const story = await storyOf(documents.rare, { scenario, runs });
  const [own, beside] = plotOf(story!, "intervals").rows;
  expect(own?.value).toBeCloseTo(Math.log10(probability), 12);
  expect(beside?.value).toBeCloseTo(Math.log10(0.9), 12);
});
