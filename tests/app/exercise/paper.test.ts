/** A form is one page, whatever the exercise asks, on either paper, in either direction. */

import { readFileSync, rmSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { findBrowser, printPdfs } from "../../../src/app/exercise/browser.ts";
import { shippedExercises } from "../../../src/app/exercise/files.ts";
import { subjectOf } from "../../../src/app/exercise/pack.ts";
import { densityOf } from "../../../src/render/html/form.ts";
import { sheetHtml } from "../../../src/render/html/sheet.ts";
import type { Block, Paper, Sheet } from "../../../src/story/block.ts";
import { formPages } from "../../../src/story/exercise/pack/forms.ts";
import { shipped } from "./walk.ts";

const looks = [
  ["en", "a4"],
  ["en", "letter"],
  ["ar", "a4"],
  ["ar", "letter"],
] as const;

function formsOf(id: string, language: "en" | "ar", paper: Paper): readonly Sheet[] {
  const subject = subjectOf(shipped(id), {
    ...{ className: "History 2", seats: 12, word: "lantern", masked: false, now: "" },
    ...{ style: { language, digits: "latin" }, paper },
  });
  return formPages(subject).map(({ sheet }) => sheet);
}

const density = ({ paper, title, lead, blocks }: Sheet): ReturnType<typeof densityOf> =>
  densityOf(paper, title, lead, blocks);

it.each(shippedExercises())("sets every form of %s so that it fits on a page", (id) => {
  for (const [language, paper] of looks) {
    for (const sheet of formsOf(id, language, paper)) {
      expect(sheet.form).toBe(true);
      // Type that is read, and lines that are written on, by hand; the last resort is closer than both.
      expect(density(sheet).type).toBeGreaterThan(6.4);
      expect(density(sheet).line).toBeGreaterThan(4.1);
    }
  }
});

it("sets a form closer the more is asked, and as close as can be where nothing helps", () => {
  const [form] = formsOf("e1", "en", "a4");
  if (form === undefined) throw new Error("e1 has a form");
  const times = (n: number): readonly Block[] =>
    Array.from({ length: n }, () => form.blocks).flat();
  const sizes = [[], times(1), times(9)].map((blocks) => density({ ...form, blocks }).type);
  expect(sizes[0]).toBe(10.5);
  expect(sizes[2]).toBe(6.4);
  expect(sizes[1]).toBeLessThan(sizes[0] ?? 0);
  expect(sizes[1]).toBeGreaterThan(sizes[2] ?? 0);
});

const browser = findBrowser(process.env["PATH"]);

it.skipIf(browser === undefined)("is one page as a browser prints it", { timeout: 300_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), "brink-forms-"));
  try {
    const fullest = (id: string, language: "en" | "ar", paper: Paper): Sheet | undefined =>
      formsOf(id, language, paper).toSorted((a, b) => density(a).type - density(b).type)[0];
    const pages = [fullest("e4", "en", "letter"), fullest("e8", "ar", "a4")].map((sheet, index) => {
      const page = join(folder, `${String(index)}.html`);
      writeFileSync(page, sheet === undefined ? "" : sheetHtml(sheet));
      return page;
    });
    expect(printPdfs(browser ?? "", pages)).toEqual([]);
    const counts = pages.map((page) => {
      const pdf = readFileSync(page.replace(/html$/u, "pdf"), "latin1");
      return pdf.match(/\/Type \/Page\b(?!s)/gu)?.length;
    });
    expect(counts).toEqual([1, 1]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
