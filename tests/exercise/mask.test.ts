/** The masked variant: other names, whole words, every text. */

import { expect, it } from "vitest";
import { maskText, maskTexts } from "../../src/exercise/mask.ts";
import type { Mask } from "../../src/exercise/model.ts";

const masks: readonly Mask[] = [
  { name: { en: "Russia", ar: "روسيا" }, as: { en: "Norvaria", ar: "نورفاريا" } },
  { name: { en: "White Russia", ar: "بيلاروسيا" }, as: { en: "Vardia", ar: "فارديا" } },
];

it("replaces whole words, longer names first, and only once", () => {
  expect(maskText("Russia, White Russia and the Russians", masks, "en")).toBe(
    "Norvaria, Vardia and the Russians",
  );
  expect(maskText("قالت روسيا لبيلاروسيا وروسيا", masks, "ar")).toBe(
    "قالت نورفاريا لفارديا ونورفاريا",
  );
  expect(maskText("Russia", masks, "fr")).toBe("Russia");
});

it("changes texts, not ids", () => {
  const data = { id: "Russia", name: { en: "Russia", ar: "روسيا" }, list: [{ en: "In Russia" }] };
  expect(maskTexts(data, masks, ["en", "ar"])).toEqual({
    id: "Russia",
    name: { en: "Norvaria", ar: "نورفاريا" },
    list: [{ en: "In Norvaria" }],
  });
});
