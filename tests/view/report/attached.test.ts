/** Documents of other commands are untrusted files: whole ones become sections, others are refused. */

import { expect, test } from "vitest";
import { batchNames } from "../../../src/app/batch/names.ts";
import { readScenarioFile } from "../../../src/app/read.ts";
import { identify } from "../../../src/batch/identity.ts";
import { kernelEngine } from "../../../src/batch/kernel-engine.ts";
import { parametersOf } from "../../../src/engine/interpreter/run.ts";
import { keyOfSeed } from "../../../src/random/seed.ts";
import { coursesOf } from "../../../src/study/courses.ts";
import { estimate } from "../../../src/study/estimates.ts";
import { namingOf } from "../../../src/view/names.ts";
import { attachedSection } from "../../../src/view/report/attached.ts";
import { speakOf } from "../../../src/view/report/result.ts";
import { call, root } from "../../cli/call.ts";

const style = { language: "en", digits: "latin" } as const;

function spoken(name: string) {
  const read = readScenarioFile(name, root);
  if (read.kind === "faulty") throw new Error(name);
  const { program, model } = read;
  const tally = kernelEngine
    .prepare(program)
    .tally(parametersOf(program), keyOfSeed("brink"), 0, 50);
  return speakOf([
    {
      label: name,
      scenario: name,
      naming: namingOf(model, program, style),
      names: batchNames(model),
      estimates: estimate(program, tally)!,
      courses: coursesOf(program, tally),
      facts: { seed: "brink", total: 50, done: 50, settings: [], faults: 0, replay: "" },
      identity: identify(program, parametersOf(program), "brink", "0"),
      engine: "kernel",
    },
  ]);
}

const results = spoken("two-state");
const printed = await call(
  [
    ...["compare", "two-state", "--with", "flashpoints.border.rules.flare_up.chance=10%"],
    ...["--runs", "300", "--json", "--quiet"],
  ],
  { folder: root },
);
type Document = Record<string, unknown>;
const document = JSON.parse(printed.out) as Document;

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

/** Every document that differs from this one by one value: left out, emptied or of another type. */
function* damaged(value: unknown): Generator {
  if (typeof value !== "object" || value === null) return;
  for (const key of Object.keys(value)) {
    const entry = (value as Document)[key];
    const put = (other: unknown): unknown =>
      Array.isArray(value)
        ? value.map((one: unknown, index) => (String(index) === key ? other : one))
        : { ...value, [key]: other };
    for (const other of [undefined, null, "x", {}, []]) yield put(other);
    for (const other of damaged(entry)) yield put(other);
  }
}

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
