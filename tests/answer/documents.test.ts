/** What commands print, number by number, against documents that were read and approved. */

import { expect, test } from "vitest";
import { readAnswer } from "../../src/answer/read.ts";
import { toldOf } from "../../src/ask/questions.ts";
import { at } from "../../src/base/invariant.ts";
import { csvTable } from "../../src/render/csv.ts";
import { held, printed, type Printed } from "../ask/documents.ts";
import { call } from "../cli/call.ts";
import { expectGolden } from "../config/golden.ts";
import { commands, goldenOf, steady } from "./documents.ts";

async function audited(args: readonly string[]): Promise<Printed> {
  const { out } = await call([...args, "--json"]);
  const { files } = JSON.parse(out) as {
    readonly files: readonly Readonly<
      Partial<Record<"baseRates" | "expectations" | "coverage", Printed>>
    >[];
  };
  const { baseRates, expectations, coverage } = at(files, 0);
  return held(baseRates ?? expectations ?? coverage ?? {});
}

test.each(Object.entries(commands))("%s", async (name, args) => {
  // A part of a check stands in its document.
  const document = args[0] === "check" ? await audited(args) : await printed(args);
  // The version alone changes with every release, and the time with every run.
  const { engineVersion, ...rest } = document;
  expect(engineVersion).toBeTypeOf("string");
  const json = JSON.stringify({ ...rest, elapsed: 0 }, null, 1);
  await expectGolden(goldenOf(name), `${steady(json)}\n`);
  const told = await toldOf(String(document["kind"]));
  if (told?.table === undefined) return;
  const answered = readAnswer(told.schema, { ...document, elapsed: 0, runsPerSecond: 1000 });
  if ("fault" in answered) throw new Error(answered.fault);
  const text = csvTable(told.table(answered.answer)).replaceAll("\r", "");
  await expectGolden(goldenOf(name).replace(".json.", ".csv."), steady(text));
});
