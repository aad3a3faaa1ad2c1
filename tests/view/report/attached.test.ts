/** Documents of other commands are untrusted files: whole ones become sections, others are refused. */

import { expect, test } from "vitest";
import { attachedSection } from "../../../src/view/report/attached.ts";
import { damaged, documentOf, spoken, type Document } from "./spoken.ts";

const results = spoken("two-state");
const document = await documentOf(
  ...["compare", "two-state", "--with", "flashpoints.border.rules.flare_up.chance=10%"],
  ...["--runs", "300"],
);

test("a comparison becomes plots, and a table of all its figures", () => {
  const section = attachedSection(document, results, 3);
  if (typeof section === "string") throw new Error(section);
  expect(section.id).toBe("compare-3");
  const [, row, folded] = section.blocks;
  if (row?.kind !== "row" || folded?.kind !== "folded") throw new Error("blocks");
  const [figure] = row.blocks;
  if (figure?.kind !== "figure" || figure.plot.kind !== "intervals") throw new Error("figure");
  const { variants } = document as {
    variants: { outcomes: Record<string, { difference: number; low: number; high: number }> }[];
  };
  const { difference, low, high } = variants[0]!.outcomes["any_crisis"]!;
  const shown = figure.plot.rows.find(({ label }) => label === "At least one crisis")!;
  expect([shown.value, shown.low, shown.high]).toEqual([difference * 100, low * 100, high * 100]);
  expect(figure.plot.zero).toBe(true);
  expect(figure.plot.axis.from).toBeLessThanOrEqual(shown.low);
  expect(figure.plot.axis.to).toBeGreaterThanOrEqual(0);
  expect(folded.table.rows.map(([name]) => name)).toContain("At least one crisis");
});

test("what is of another kind or of another scenario is told apart", () => {
  expect(attachedSection({ kind: "poem" }, results, 1)).toBe("kind");
  expect(attachedSection({ kind: "compare" }, results, 1)).toBe("broken");
  expect(attachedSection(document, spoken("brinkmanship"), 1)).toBe("other");
});

test("a damaged document is refused or shown without nonsense, and never stops the program", () => {
  const outcomes = { broken: 0, shown: 0 };
  for (const broken of damaged(document)) {
    const section = attachedSection(broken as Document, results, 1);
    if (typeof section === "string") {
      expect(["broken", "kind", "other"]).toContain(section);
      outcomes.broken++;
    } else {
      expect(JSON.stringify(section)).not.toMatch(/NaN|undefined/u);
      outcomes.shown++;
    }
  }
  expect(outcomes.broken).toBeGreaterThan(100);
  // What a report does not show may be damaged: the engine's name, times.
  expect(outcomes.shown).toBeGreaterThan(10);
});
