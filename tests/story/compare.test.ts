/** Comparisons, told. */

import { expect, test } from "vitest";
import type { CompareAnswer } from "../../src/answer/compare.ts";
import { documentOf } from "./damaged.ts";
import { blocksOf, expectAlike, expectSturdy, expectWhole, plotOf, storyOf } from "./told.ts";

const scenario = "two-state";
const document = await documentOf(
  ...["compare", scenario, "--with", "flashpoints.border.rules.flare_up.chance=10%"],
  ...["--with", "without outcomes.crisis_at_end", "--runs", "300"],
);
const answer = document as unknown as CompareAnswer;

test("it is told whole, in both languages, and is sturdy", async () => {
  const english = await storyOf(document, { scenario });
  const arabic = await storyOf(document, { scenario, language: "ar" });
  expectWhole(english!, answer);
  expectAlike(english!, arabic!);
  await expectSturdy(document, { scenario });
});

test("it becomes plots, and a table of all its figures", async () => {
  const story = await storyOf(document, { scenario });
  const one = answer.variants[0]!.outcomes["any_crisis"];
  if (one?.type !== "boolean") throw new Error("type");
  const { rows, zero, axis } = plotOf(story!, "intervals");
  const shown = rows.find(({ label }) => label === "At least one crisis");
  expect([shown?.value, shown?.low, shown?.high]).toEqual([
    ...[one.difference * 100, one.low * 100, one.high * 100],
  ]);
  expect(zero).toBe(true);
  expect(axis.to).toBeGreaterThanOrEqual(0);
  const [folded] = blocksOf(story!).filter((block) => block.kind === "folded");
  expect(folded?.table.rows.map(([name]) => name)).toContain("At least one crisis");
});
