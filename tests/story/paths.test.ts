/** What leads to an outcome, told. */

import { expect, test } from "vitest";
import type { PathsAnswer } from "../../src/answer/paths.ts";
import { documentOf } from "./damaged.ts";
import {
  blocksOf,
  expectAlike,
  expectSturdy,
  expectWhole,
  figuresOf,
  plotOf,
  storyOf,
} from "./told.ts";

const two = "two-state";
const sparks = "tests/ask/sparks.yaml";
const documents = {
  all: [two, await documentOf("paths", two, "--outcome", "border == crisis", "--runs", "400")],
  box: [
    sparks,
    await documentOf(
      ...["paths", sparks, "--outcome", "war", "--runs", "8000"],
      ...["--only", "boxes", "--coverage", "0.2"],
    ),
  ],
  never: [two, await documentOf("paths", two, "--outcome", "t > 100", "--runs", "200")],
} as const;

test.each(Object.keys(documents) as (keyof typeof documents)[])("%s", async (name) => {
  const [scenario, document] = documents[name];
  const english = await storyOf(document, { scenario });
  const arabic = await storyOf(document, { scenario, language: "ar" });
  expectWhole(english!, document as unknown as PathsAnswer);
  expectAlike(english!, arabic!);
  await expectSturdy(document, { scenario });
});

test("parts taken away and orders are those of the document", async () => {
  const [scenario, document] = documents.all;
  const { orders, removals } = document as unknown as PathsAnswer;
  const story = await storyOf(document, { scenario });
  const [first, second] = figuresOf(story!).map(({ plot }) =>
    plot.kind === "intervals" ? plot.rows.map(({ value }) => value) : [],
  );
  expect(first).toEqual(orders?.orders.map(({ exactly }) => exactly.probability));
  expect(second).toEqual(removals?.leaders.parts.map(({ difference }) => difference * 100));
});

test("a box is drawn within the ranges of its numbers, its values named beside", async () => {
  const [scenario, document] = documents.box;
  const story = await storyOf(document, { scenario });
  const { rows } = plotOf(story!, "bars");
  expect(rows.map(({ label }) => label)).toEqual(["heat"]);
  expect(rows[0]?.parts[1]?.from).toBeGreaterThan(0);
  const tables = blocksOf(story!).flatMap((one) => (one.kind === "table" ? [one.table] : []));
  expect(tables[0]?.rows[0]?.slice(0, 2)).toEqual(["Temper", "Wild"]);
});

test("where it never came true, that is a caution", () => {
  const { cautions } = documents.never[1] as unknown as PathsAnswer;
  expect(cautions.map(({ code }) => code)).toEqual(["paths-never", "paths-few-cases"]);
});
