/** Sections from the documents of each command: figures as in the document, and damage told. */

import { describe, expect, test } from "vitest";
import { attachedKinds, attachedSection } from "../../../src/view/report/attached.ts";
import type { Block, Plot, Section, Table } from "../../../src/story/block.ts";
import { damaged, documentOf, spoken, type Document } from "./spoken.ts";

const results = { small: spoken("two-state"), large: spoken("europe-2022") };
const inArabic = { small: spoken("two-state", "ar"), large: spoken("europe-2022", "ar") };

const two = "two-state";
const small = ["--particles", "30", "--runs", "40"];
const documents = {
  uncertain: await documentOf("batch", two, "--uncertain", "--runs", "16000", "--draws", "40"),
  given: await documentOf("batch", two, "--given", "border == crisis", "--runs", "300"),
  batch: await documentOf("batch", two, "--runs", "300"),
  rare: await documentOf(
    ...["rare", two, "--outcome", "border == crisis and dwell(border) >= 12"],
    ...["--effort", "50", "--replications", "5"],
  ),
  believe: await documentOf("believe", "europe-2022", "--until", "2022-01-25", ...small),
  hindcast: await documentOf("hindcast", "europe-2022", ...small),
} satisfies Record<string, Document>;
type Name = keyof typeof documents;
const names = Object.keys(documents) as Name[];

const resultsOf = (name: Name, from: typeof results = results): typeof results.small =>
  name === "believe" || name === "hindcast" ? from.large : from.small;

function sectionOf(name: Name, from: typeof results = results): Section {
  const section = attachedSection(documents[name], resultsOf(name, from), 1);
  if (typeof section === "string") throw new Error(`${name}: ${section}`);
  return section;
}

function allBlocks(blocks: readonly Block[]): readonly Block[] {
  return blocks.flatMap((block) => (block.kind === "row" ? allBlocks(block.blocks) : [block]));
}

type Figure = Extract<Block, { kind: "figure" }>;
type PlotOf<Kind extends Plot["kind"]> = Extract<Plot, { kind: Kind }>;

function figuresOf(section: Section): readonly Figure[] {
  return allBlocks(section.blocks).filter((block) => block.kind === "figure");
}

function plotOf<Kind extends Plot["kind"]>(name: Name, kind: Kind): PlotOf<Kind> {
  const found = figuresOf(sectionOf(name)).find(({ plot }) => plot.kind === kind);
  if (found === undefined) throw new Error(`${name} has no plot of ${kind}`);
  return found.plot as PlotOf<Kind>;
}

test("every kind that a report takes is tried here", () => {
  const tried = new Set(names.map((name) => documents[name]["kind"]));
  expect([...tried].toSorted()).toEqual([...attachedKinds].toSorted());
});

describe.each(names)("%s", (name) => {
  test("every plot is inside its axes, has words for those who do not see it, and its data", () => {
    for (const { plot, alternative, caption, table } of figuresOf(sectionOf(name))) {
      expect(alternative).not.toBe("");
      expect(caption).not.toBe("");
      expect(table.rows.length).toBeGreaterThan(0);
      for (const row of table.rows) expect(row.length).toBeLessThanOrEqual(table.head.length);
      if (plot.kind === "intervals") {
        for (const { low, high, value } of plot.rows) {
          expect(low).toBeLessThanOrEqual(value);
          expect(value).toBeLessThanOrEqual(high);
          expect(low).toBeGreaterThanOrEqual(plot.axis.from - 1e-9);
          expect(high).toBeLessThanOrEqual(plot.axis.to + 1e-9);
        }
      }
      if (plot.kind === "bars") {
        const ends = plot.rows.flatMap(({ parts }) => parts.flatMap(({ from, to }) => [from, to]));
        expect(Math.min(...ends)).toBeGreaterThanOrEqual(plot.axis.from);
        expect(Math.max(...ends)).toBeLessThanOrEqual(plot.axis.to);
      }
    }
  });

  test("says the same in Arabic, without words of English", () => {
    const english = sectionOf(name);
    const arabic = sectionOf(name, inArabic);
    expect(arabic.blocks.map(({ kind }) => kind)).toEqual(english.blocks.map(({ kind }) => kind));
    const heads = (table: Table): readonly string[] => table.head.slice(1);
    for (const { caption, alternative, table } of figuresOf(arabic)) {
      expect(caption).toMatch(/\p{Script=Arabic}/u);
      expect(alternative).toMatch(/\p{Script=Arabic}/u);
      expect(heads(table).join(" ")).not.toMatch(/interval|Outcome|Swing|share/u);
    }
  });

  test("of another scenario it is refused", () => {
    const other = { ...documents[name], scenarioHash: "0" };
    expect(attachedSection(other, resultsOf(name), 1)).toBe("other");
  });

  test("damaged it is refused or shown without nonsense, and never stops the program", () => {
    const counts = { broken: 0, shown: 0 };
    let index = 0;
    for (const broken of damaged(documents[name])) {
      // A sample, the same at each run, is enough of the long ones.
      if (index++ % (name === "believe" || name === "hindcast" ? 23 : 5) !== 0) continue;
      const section = attachedSection(broken as Document, resultsOf(name), 1);
      if (typeof section === "string") counts.broken++;
      else {
        expect(JSON.stringify(section)).not.toMatch(/NaN|undefined|Infinity|\[object/u);
        counts.shown++;
      }
    }
    expect(counts.broken).toBeGreaterThan(10);
    expect(counts.shown).toBeGreaterThan(0);
  });
});

test("inputs draw a band, which is wider than the sampling error, and not the same", () => {
  const { outcomes } = documents.uncertain as {
    outcomes: Record<string, { inputs: { band: [number, number] | null } }>;
  };
  const bands = Object.values(outcomes).flatMap(({ inputs: { band } }) =>
    band === null ? [] : [band],
  );
  const drawn = plotOf("uncertain", "intervals").rows.flatMap(({ band }) => band ?? []);
  expect(drawn.length).toBeGreaterThan(0);
  for (const end of drawn) expect(bands.flat()).toContain(end);
});

test("a condition stands beside all runs", () => {
  const { outcomes } = documents.given as {
    outcomes: Record<string, { all: { probability: number }; given: { probability: number } }>;
  };
  const row = plotOf("given", "intervals").rows.find(
    ({ label }) => label === "At least one crisis",
  );
  expect(row?.other).toBe(outcomes["any_crisis"]?.all.probability);
  expect(row?.value).toBe(outcomes["any_crisis"]?.given.probability);
});

test("what is rare stands on powers of ten", () => {
  const [row] = plotOf("rare", "intervals").rows;
  expect(row?.value).toBeCloseTo(Math.log10(documents.rare["probability"] as number), 12);
});

test("belief begins with the prior, and the crowd's path says that it was fitted", () => {
  const { curves, paths: said = [], x } = plotOf("believe", "curves");
  expect(curves[0]?.values).toHaveLength(3);
  expect(curves[0]?.values[0]).toBe(
    (documents.believe["prior"] as { russian_intent: { all_or_nothing: number } }).russian_intent
      .all_or_nothing,
  );
  expect(said.map(({ label }) => label).join()).toContain("fitted, not tested");
  const places = said.flatMap(({ points }) => points.map((point) => point.at));
  expect(places.length).toBeGreaterThan(0);
  expect(Math.min(...places)).toBeGreaterThanOrEqual(x.from);
});

test("hindcast: scores of all forecasters, and bins beside the diagonal", () => {
  const [day] = documents.hindcast["days"] as {
    scenario: { brier: { mean: number }; decomposition: { bins: { frequency: number }[] } };
    others: object;
  }[];
  const { rows } = plotOf("hindcast", "intervals");
  expect(rows[0]?.value).toBe(day?.scenario.brier.mean);
  expect(rows).toHaveLength(1 + Object.keys(day?.others ?? {}).length);
  const { points, diagonal } = plotOf("hindcast", "scatter");
  expect(diagonal).toBe(true);
  expect(points.map(({ y }) => y)).toEqual(
    day?.scenario.decomposition.bins.map(({ frequency }) => frequency),
  );
});
