/** Exact solutions, told. */

import type { Share } from "../../src/story/figures.ts";
import { expect, test } from "vitest";
import type { ExactAnswer } from "../../src/answer/exact-schema.ts";

import { printed } from "../ask/documents.ts";
import { documentOf } from "./damaged.ts";
import { expectAlike, expectSturdy, expectWhole, plotOf, storyOf } from "./told.ts";

const scenario = "two-state";
const documents = {
  plain: await documentOf("exact", scenario),
  levels: await documentOf("exact", scenario, "--at", "all"),
  given: await documentOf("exact", scenario, "--given", "border == crisis"),
  never: await documentOf("exact", scenario, "--given", "border < calm"),
  dropped: await documentOf("exact", scenario, "--drop", "0.4"),
};

test.each(Object.keys(documents) as (keyof typeof documents)[])("%s", async (name) => {
  const document = documents[name];
  const english = await storyOf(document, { scenario });
  const arabic = await storyOf(document, { scenario, language: "ar" });
  expectWhole(english!, document as unknown as ExactAnswer);
  expectAlike(english!, arabic!);
  await expectSturdy(document, { scenario });
});

test("what a reader must be warned of is in the answer", async () => {
  const codes = ({ cautions }: { cautions?: unknown }): unknown[] =>
    (cautions as { code: string }[]).map(({ code }) => code);
  expect(codes(documents.never)).toEqual(["exact-never"]);
  expect(codes(documents.dropped)).toEqual(["exact-dropped"]);
  expect(codes(await printed(["exact", scenario]))).toEqual([]);
});

test("exact values are marked beside runs, and levels add up to all", async () => {
  const runs = new Map<string, Share>([["any_crisis", { probability: 0.9, low: 0.8, high: 0.95 }]]);
  const beside = await storyOf(documents.plain, { scenario, runs });
  const { outcomes } = documents.plain as unknown as ExactAnswer;
  const exact = outcomes["any_crisis"];
  const row = plotOf(beside!, "intervals").rows.find(
    ({ label }) => label === "At least one crisis",
  );
  expect(row).toMatchObject({ value: 0.9, low: 0.8, high: 0.95 });
  expect(row?.other).toBe(exact?.type === "boolean" ? exact.probability : undefined);
  const alone = await storyOf(documents.levels, { scenario });
  expect(plotOf(alone!, "intervals").rows.every(({ other }) => other === undefined)).toBe(true);
  const { bands, steps } = plotOf(alone!, "bands");
  expect(steps).toHaveLength(27);
  for (const index of steps.keys()) {
    expect(bands.reduce((sum, { shares }) => sum + (shares[index] ?? 0), 0)).toBeCloseTo(1, 9);
  }
});
