/** Documents of other commands are untrusted files: whole ones become sections, others are refused. */

import { expect, test } from "vitest";
import { attachedSection } from "../../../src/view/report/attached.ts";
import { damaged, documentOf, spoken, type Document } from "./spoken.ts";

const results = spoken("two-state");
const document = await documentOf("batch", "two-state", "--runs", "300");

test("what is of another kind or of another scenario is told apart", () => {
  expect(attachedSection({ kind: "poem" }, results, 1)).toBe("kind");
  expect(attachedSection({ kind: "batch" }, results, 1)).toBe("broken");
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
