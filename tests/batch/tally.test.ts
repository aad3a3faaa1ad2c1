/** Tallies: what a run contributes, and that cutting and merging never show. */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { layoutOf, occupancy, passageOf } from "../../src/batch/layout.ts";
import { tallyFromDocument, tallyToDocument } from "../../src/batch/tally-json.ts";
import {
  absorbTally,
  emptyTally,
  mergeTallies,
  runsOf,
  tallyRuns,
  type Tally,
} from "../../src/batch/tally.ts";
import { keyOfSeed } from "../../src/random/seed.ts";
import { toyEngine, toyProgram, toyRun, toyShape } from "./toy.ts";

const layout = layoutOf(toyShape);
const key = keyOfSeed("batch");
const engine = toyEngine.prepare(toyProgram);
const bytes = (tally: Tally): string => JSON.stringify(tallyToDocument(tally));

describe("one run", () => {
  test("is counted as layout.ts says", () => {
    const tally = tallyRuns(layout, [
      {
        kind: "run",
        run: 0,
        start: 0,
        levels: [
          [0, 1],
          [2, 1],
          [1, 0],
        ],
        outcomes: [1, 2.5, Infinity],
        unknowns: [1],
      },
    ]);
    expect(runsOf(layout, tally)).toBe(1);
    // The last state stands for all later steps.
    expect([0, 1, 2, 3, 4].map((k) => occupancy(layout, tally.cells, 0, k))).toEqual([
      [1, 0, 0],
      [0, 0, 1],
      [0, 1, 0],
      [0, 1, 0],
      [0, 1, 0],
    ]);
    expect(occupancy(layout, tally.cells, 1, 4)).toEqual([1, 0]);
    // A jump over a level reaches it too.
    expect([0, 1, 2].map((level) => passageOf(layout, tally.cells, 0, level))).toEqual([
      [1, 0, 0, 0, 0, 0],
      [0, 1, 0, 0, 0, 0],
      [0, 1, 0, 0, 0, 0],
    ]);
    expect(passageOf(layout, tally.cells, 1, 1)).toEqual([1, 0, 0, 0, 0, 0]);
    const never = layout.outcomes[2];
    expect(never?.kind === "time" && tally.cells[never.offset + 5]).toBe(1);
    expect(tally.sums[0]).toMatchObject({ count: 1, min: 2.5, max: 2.5, sum: 41943040n });
    expect(tally.cells[layout.ended.offset + 2]).toBe(1);
  });

  test("with a fault counts as a fault and nothing else; the lowest run is kept", () => {
    const fault = (run: number) =>
      ({ kind: "fault", fault: { run, step: 3, place: 7, reason: "negative" } }) as const;
    const tally = tallyRuns(layout, [fault(8), fault(5), fault(9)]);
    expect(tally.fault?.run).toBe(5);
    expect(tally.cells[layout.faults]).toBe(3);
    expect(tally.cells.filter((count) => count !== 0)).toHaveLength(1);
  });
});

describe("many runs", () => {
  test("every region adds up to the number of runs", () => {
    const tally = engine.tally([0.3, 0.05], key, 0, 500);
    const runs = tally.cells[layout.runs] ?? 0;
    expect(runs).toBeGreaterThan(400);
    expect(runs).toBeLessThan(500);
    const total = (counts: readonly number[]): number => counts.reduce((a, b) => a + b, 0);
    for (const flashpoint of [0, 1]) {
      for (let k = 0; k <= 4; k++) {
        const counts = occupancy(layout, tally.cells, flashpoint, k);
        expect(total(counts)).toBe(runs);
        expect(Math.min(...counts)).toBeGreaterThanOrEqual(0);
      }
      expect(total(passageOf(layout, tally.cells, flashpoint, 1))).toBe(runs);
    }
    expect(tally.sums[0]?.count).toBe(runs);
  });

  test("any partition, merged in any order and nesting, gives the same bytes", () => {
    const whole = bytes(engine.tally([0.3, 0.1], key, 0, 120));
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 119 }), { maxLength: 12 }),
        fc.infiniteStream(fc.nat()),
        (cuts, picks) => {
          const edges = [0, ...cuts.toSorted((a, b) => a - b), 120];
          const parts = edges
            .slice(1)
            .map((end, i) => engine.tally([0.3, 0.1], key, edges[i] ?? 0, end - (edges[i] ?? 0)));
          // Merge two parts at random until one is left.
          while (parts.length > 1) {
            const a = parts.splice(picks.next().value % parts.length, 1)[0];
            const index = picks.next().value % parts.length;
            const b = parts[index];
            if (a !== undefined && b !== undefined) parts[index] = mergeTallies(a, b);
          }
          expect(bytes(parts[0] ?? emptyTally(layout))).toBe(whole);
        },
      ),
      { seed: 7, numRuns: 60 },
    );
  });

  test("merging changes neither side", () => {
    const a = engine.tally([0.3], key, 0, 10);
    const b = engine.tally([0.3], key, 10, 10);
    const [before, after] = [bytes(a), bytes(b)];
    mergeTallies(a, b);
    expect([bytes(a), bytes(b)]).toEqual([before, after]);
  });

  test("absorbing gives what merging gives, and the part's memory back", () => {
    const part = engine.tally([0.3, 0.1], key, 50, 70);
    const whole = absorbTally(engine.tally([0.3, 0.1], key, 0, 50), part);
    expect(bytes(whole)).toBe(bytes(engine.tally([0.3, 0.1], key, 0, 120)));
    expect(part.cells.length).toBe(0);
  });
});

describe("the JSON document", () => {
  test("reads back as the same tally", () => {
    const tally = engine.tally([0.3, 0.1], key, 0, 300);
    const read = tallyFromDocument(layout, JSON.parse(bytes(tally)));
    expect(read).toEqual(tally);
  });

  test("of no runs reads back too", () => {
    const tally = emptyTally(layout);
    expect(tallyFromDocument(layout, JSON.parse(bytes(tally)))).toEqual(tally);
  });

  test.each([
    ["another kind", { kind: "x" }],
    ["another size", { kind: "tally", cells: 3, counts: [], sums: [] }],
    ["a cell outside", { kind: "tally", cells: layout.length, counts: [[1e6, 1]], sums: [] }],
    ["a fraction", { kind: "tally", cells: layout.length, counts: [[0, 0.5]], sums: [] }],
    ["too few sums", { kind: "tally", cells: layout.length, counts: [], sums: [] }],
    ["nothing", null],
  ])("refuses %s", (_, document) => {
    expect(tallyFromDocument(layout, document)).toBeUndefined();
  });
});

test("toy runs differ from run to run", () => {
  const seen = new Set(
    Array.from({ length: 50 }, (_, run) => JSON.stringify(toyRun([0.3], key, run))),
  );
  expect(seen.size).toBeGreaterThan(45);
});
