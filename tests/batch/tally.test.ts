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

describe("the layout", () => {
  test("takes the cells one after another", () => {
    const region = (offset: number, length: number) => ({ offset, length });
    expect(layout).toEqual({
      ...{ steps: 4, runs: 0, faults: 1, numbers: 1 },
      beside: { outcomes: region(2, 3), flashpoints: region(5, 2), unknowns: region(7, 1) },
      outcomes: [
        { kind: "boolean", ...region(8, 1) },
        { kind: "number", column: 0 },
        { kind: "time", ...region(9, 6) },
      ],
      flashpoints: [
        { levels: 3, flow: region(15, 15), passage: region(30, 18) },
        { levels: 2, flow: region(48, 10), passage: region(58, 12) },
      ],
      unknowns: [region(70, 2)],
      ended: region(72, 5),
      length: 77,
    });
  });

  test("is that of both tallies that merge, and of what an engine counts", () => {
    const other = layoutOf({ ...toyShape, unknowns: [] });
    expect(() => mergeTallies(emptyTally(layout), emptyTally(other))).toThrow("layouts");
    const { cells } = emptyTally(layout);
    expect(() => mergeTallies(emptyTally(layout), { cells, sums: [] })).toThrow("layouts");
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

  const sum = { count: 2, sum: "-5", squares: "13", clipped: 0, min: -3, max: -2 };
  const fault = { run: 3, step: 1, place: 0, reason: "negative" };
  const whole = { kind: "tally", cells: layout.length, counts: [[0, 2]], sums: [sum] };

  test("is read to the last cell", () => {
    const read = tallyFromDocument(layout, {
      ...whole,
      counts: [
        [0, 2],
        [layout.length - 1, 7],
      ],
      fault,
    });
    expect(read?.cells[0]).toBe(2);
    expect(read?.cells.at(-1)).toBe(7);
    expect(read?.sums).toEqual([
      { count: 2, sum: -5n, squares: 13n, clipped: 0, min: -3, max: -2 },
    ]);
    expect(read?.fault).toEqual(fault);
    // What is written of no values has no bounds.
    const document = tallyToDocument(emptyTally(layout));
    expect(Object.keys(document.sums[0] ?? {})).toEqual(["count", "sum", "squares", "clipped"]);
    expect(document).not.toHaveProperty("fault");
    const { min, max } = tallyToDocument(engine.tally([0.3, 0], key, 0, 1)).sums[0] ?? {};
    expect(min).toBe(max);
    expect(min).toBeGreaterThan(0);
  });

  test.each([
    ["another kind", { kind: "x" }],
    ["another size", { kind: "tally", cells: 3, counts: [], sums: [] }],
    ["a cell outside", { kind: "tally", cells: layout.length, counts: [[1e6, 1]], sums: [] }],
    ["a fraction", { kind: "tally", cells: layout.length, counts: [[0, 0.5]], sums: [] }],
    ["too few sums", { kind: "tally", cells: layout.length, counts: [], sums: [] }],
    ["a cell below", { ...whole, counts: [[-1, 1]] }],
    ["a cell just outside", { ...whole, counts: [[layout.length, 1]] }],
    ["a cell that is none", { ...whole, counts: [["0", 1]] }],
    ["a cell alone", { ...whole, counts: [[0]] }],
    ["no pair", { ...whole, counts: [7] }],
    ["counts that are none", { ...whole, counts: {} }],
    ["sums that are none", { ...whole, sums: {} }],
    ["half a count", { ...whole, sums: [{ ...sum, count: 0.5 }] }],
    ["clipped that are none", { ...whole, sums: [{ ...sum, clipped: "0" }] }],
    ["a sum that is no number", { ...whole, sums: [{ ...sum, sum: "1e5" }] }],
    ["squares that are a number", { ...whole, sums: [{ ...sum, squares: 5 }] }],
    ["a sum that is none", { ...whole, sums: [null] }],
    ["two sums", { ...whole, sums: [sum, sum] }],
    ["a fault that is none", { ...whole, fault: 3 }],
    ["a fault without its run", { ...whole, fault: { ...fault, run: undefined } }],
    ["a fault at half a step", { ...whole, fault: { ...fault, step: 0.5 } }],
    ["a fault nowhere", { ...whole, fault: { ...fault, place: "x" } }],
    ["a fault without reason", { ...whole, fault: { ...fault, reason: 1 } }],
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
