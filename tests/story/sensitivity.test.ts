/** Sensitivity analyses, told. */

import { expect, test } from "vitest";
import type {
  MorrisAnswer,
  SobolAnswer,
  TornadoAnswer,
} from "../../src/answer/sensitivity-schema.ts";
import { documentOf } from "./damaged.ts";
import { expectAlike, expectSturdy, expectWhole, plotOf, storyOf, type Document } from "./told.ts";

const scenario = "two-state";
const documents = {
  tornado: await documentOf("sensitivity", scenario, "--runs", "60"),
  morris: await documentOf(
    ...["sensitivity", scenario, "--method", "morris", "--runs", "20", "--draws", "4"],
  ),
  sobol: await documentOf(
    ...["sensitivity", scenario, "--method", "sobol", "--runs", "60", "--draws", "64"],
  ),
};

test.each(Object.keys(documents) as (keyof typeof documents)[])("%s", async (name) => {
  const document: Document = documents[name];
  const english = await storyOf(document, { scenario });
  const arabic = await storyOf(document, { scenario, language: "ar" });
  expectWhole(english!, document as unknown as TornadoAnswer);
  expectAlike(english!, arabic!);
  await expectSturdy(document, { scenario });
});

test("a tornado's bars are the differences at both ends, in percentage points", async () => {
  const [measure] = (documents.tornado as unknown as TornadoAnswer).measures;
  const [first] = measure!.inputs;
  const { rows, zero } = plotOf((await storyOf(documents.tornado, { scenario }))!, "bars");
  expect(zero).toBe(true);
  const ends = rows[0]?.parts.map(({ mark, to }) => [mark, to]);
  expect(ends).toContainEqual(["light", first!.atLow.difference * 100]);
  expect(ends).toContainEqual(["dark", first!.atHigh.difference * 100]);
});

test("Morris's points stand at the mean effect and its spread, bars at the effect before luck", async () => {
  const [measure] = (documents.morris as unknown as MorrisAnswer).measures;
  const { muStar, sigma, luck } = measure!.inputs[0]!;
  const story = await storyOf(documents.morris, { scenario });
  const [point] = plotOf(story!, "scatter").points;
  expect([point?.x, point?.y]).toEqual([muStar * 100, sigma * 100]);
  const parts = plotOf(story!, "bars").rows[0]?.parts.map(({ mark, to }) => [mark, to]);
  expect(parts).toEqual([
    ["dark", muStar * 100],
    ["light", Math.min(muStar, luck) * 100],
  ]);
});

test("Sobol's bars are the total index, the first order in front", async () => {
  const [measure] = (documents.sobol as unknown as SobolAnswer).measures;
  const most = Math.max(...measure!.factors.map(({ total }) => total?.value ?? 0));
  const { rows } = plotOf((await storyOf(documents.sobol, { scenario }))!, "bars");
  const [back, front] = rows[0]?.parts ?? [];
  expect(back?.to).toBe(most);
  expect(front?.to).toBeLessThanOrEqual(most);
});
