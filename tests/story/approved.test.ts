/** Stories, word by word and plot by plot, of the documents that were approved. */

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Answer } from "../../src/answer/kind.ts";
import { packageVersion } from "../../src/app/paths.ts";
import { storyText } from "../../src/render/terminal.ts";
import type { Story } from "../../src/story/block.ts";
import { approved, commands, steady, STRAIT } from "../answer/documents.ts";
import { call } from "../cli/call.ts";
import { expectGolden } from "../config/golden.ts";
import { expectAlike, expectWhole, figuresOf, storyOf } from "./told.ts";

/** What a terminal shows, then each figure: its caption, its words for those who do not see it, its marks. */
function textOf(story: Story): string {
  const figures = figuresOf(story).flatMap(({ caption, alternative, plot }) => [
    ...["", caption, alternative],
    ...Object.entries(plot).flatMap(([name, value]) =>
      Array.isArray(value) && typeof value[0] === "object"
        ? value.map((one: unknown) => `  ${name} ${JSON.stringify(one)}`)
        : `  ${name} ${JSON.stringify(value)}`,
    ),
  ]);
  return [...storyText(story, 100), ...figures, ""].join("\n");
}

test.each(Object.entries(commands))("%s", async (name, [, scenario = STRAIT]) => {
  const document = approved(name);
  const [english, arabic] = await Promise.all(
    (["en", "ar"] as const).map((language) => storyOf(document, { scenario, language })),
  );
  if (english === undefined || arabic === undefined) throw new Error(name);
  expectWhole(english, document as unknown as Answer);
  expectAlike(english, arabic);
  await expectGolden(`tests/story/golden/${name}.txt`, steady(textOf(english)));
  expect(textOf(arabic)).not.toMatch(/\{\w+\}|undefined|NaN/u);
});

test("a report", async () => {
  const folder = mkdtempSync(join(tmpdir(), "brink-approved-"));
  const documents = ["rare-single", "tornado", "exact"].flatMap((name) => {
    const path = join(folder, `${name}.json`);
    writeFileSync(path, JSON.stringify(approved(name)));
    return ["--with", path];
  });
  const line = `report ${STRAIT} --runs 100 --seed strait --to md --quiet`;
  const { code, out, err } = await call([...line.split(" "), ...documents]);
  rmSync(folder, { recursive: true });
  expect([code, err]).toEqual([0, ""]);
  const text = out.replaceAll(packageVersion(), "0.0.0").replaceAll(folder, "");
  await expectGolden("tests/story/golden/report.md.txt", text);
});
