/** Pairs of runs, counted by hand, and the pieces of work that are made of runs in a list. */

import { describe, expect, it } from "vitest";
import { conditionRuns, mergeConditioned } from "../../src/batch/conditioned.ts";
import type { PreparedEngine, RunList } from "../../src/batch/engine.ts";
import { interpreterEngine } from "../../src/batch/interpreter-engine.ts";
import { kernelEngine } from "../../src/batch/kernel-engine.ts";
import { layoutOf } from "../../src/batch/layout.ts";
import {
  emptyPairs,
  mergePairs,
  pairRuns,
  pairsOf,
  type PairedColumn,
} from "../../src/batch/pairs.ts";
import { countDraw, parametersAt, runPoints } from "../../src/batch/points.ts";
import { sumValues } from "../../src/batch/sums.ts";
import { emptyTrace, mergeTraces, traceWith, type TraceWork } from "../../src/batch/tracing.ts";
import { parametersOf } from "../../src/engine/interpreter/run.ts";
import { keyOfSeed } from "../../src/random/seed.ts";
import { programOfText } from "./ladder.ts";
import { toyProgram } from "./toy.ts";

const never = Infinity;
const key = keyOfSeed("pairs");

const listOf = (rows: readonly (readonly number[])[], first = 0): RunList => ({
  ...{
    first,
    outcomes: Float64Array.from(rows.flat()),
    unknowns: new Int16Array(),
    faulted: new Uint8Array(rows.length),
  },
});
const exact = (values: readonly number[]) => sumValues(values, 0, 1, values.length);

describe("pairs", () => {
  const columns: readonly PairedColumn[] = [
    { kind: "boolean", base: 0, variant: 1, cap: 9 },
    { kind: "number", base: 1, variant: 0, cap: 9 },
    { kind: "time", base: 2, variant: 2, cap: 4 },
  ];
  const fault = [NaN, NaN, NaN];
  const base = [[1, 2, 3], [0, 5, never], fault, [1, 7, 6], [0, 0, 1], fault];
  const variant = [[4, 1, never], [9, 1, 2], [1, 1, 1], [8, 0, 4], fault, fault];
  const pair = (from: number, to: number) =>
    pairRuns(
      { list: listOf(base.slice(from, to), from), width: 3 },
      { list: listOf(variant.slice(from, to), from), width: 3 },
      to - from,
      columns,
    );

  it("count sound runs by what both did, and faults on either side", () => {
    expect(pair(0, 6)).toEqual({
      ...{ runs: 3, baseFaults: 2, variantFaults: 2 },
      outcomes: [
        // Both, gained, lost.
        { kind: "boolean", faults: [2, 2], cells: [0, 1, 1, 1] },
        {
          ...{ kind: "number", faults: [2, 2] },
          sums: { base: exact([2, 5, 7]), variant: exact([4, 9, 8]), difference: exact([2, 4, 1]) },
        },
        {
          ...{ kind: "time", faults: [2, 2] },
          // It comes, and comes too late to differ from the cap.
          cells: [0, 1, 1, 1],
          sums: {
            base: exact([3, 4, 4]),
            variant: exact([4, 2, 4]),
            difference: exact([1, -2, 0]),
          },
        },
      ],
    });
  });

  it("leave a run out of the columns in which it has no value, and of no other", () => {
    const one = listOf([
      [1, 2],
      [NaN, 5],
      [0, NaN],
    ]);
    const other = listOf([
      [0, 3],
      [1, 6],
      [NaN, NaN],
    ]);
    const two = columns
      .slice(0, 2)
      .map((column, index) => ({ ...column, base: index, variant: index }));
    const found = pairRuns({ list: one, width: 2 }, { list: other, width: 2 }, 3, two);
    expect(found).toMatchObject({ runs: 1, baseFaults: 2, variantFaults: 1 });
    expect(found.outcomes).toMatchObject([
      { faults: [1, 1], cells: [0, 0, 1, 0] },
      { faults: [1, 1], sums: { difference: exact([1, 1]) } },
    ]);
    expect(found.outcomes.map(pairsOf)).toEqual([1, 2]);
  });

  it("merge, cut wherever", () => {
    for (const cut of [0, 1, 3, 5]) {
      expect(mergePairs([pair(0, cut)], [pair(cut, 6)])).toEqual([pair(0, 6)]);
    }
    expect(mergePairs([emptyPairs(columns)], [pair(0, 6)])).toEqual([pair(0, 6)]);
    const cells = [1, 2, 3, 4] as const;
    const tally = { runs: 10, baseFaults: 1, variantFaults: 2 };
    const one = {
      ...tally,
      outcomes: [{ kind: "boolean", faults: [1, 2], cells } as const],
    } as const;
    expect(mergePairs([one], [one])[0]?.outcomes).toEqual([
      { kind: "boolean", faults: [2, 4], cells: [2, 4, 6, 8] },
    ]);
    expect(() => mergePairs([one], [])).toThrow("comparisons");
    expect(() => mergePairs([one], [emptyPairs(columns)])).toThrow("outcomes");
    expect(() =>
      pairRuns({ list: listOf([[1]], 0), width: 1 }, { list: listOf([[1]], 1), width: 1 }, 1, []),
    ).toThrow("same runs");
  });
});

describe("runs counted twice", () => {
  const program = { ...toyProgram, flashpoints: [] };
  const list: RunList = {
    first: 5,
    outcomes: Float64Array.from([1, 10, 2, 0, 20, never, NaN, NaN, NaN, 1, 40, never]),
    unknowns: Int16Array.of(1, 0, -1, 1),
    faulted: Uint8Array.of(0, 0, 1, 0),
  };
  const layout = layoutOf(program);
  const [unknown] = layout.unknowns;
  const of = (condition: number) => conditionRuns(program, list, 4, condition);

  it("are all of them, and those in which the condition came true", () => {
    const { all, given } = of(0);
    expect([all, given].map(({ cells }) => cells[layout.runs])).toEqual([3, 2]);
    expect([all, given].map(({ cells }) => cells[layout.faults])).toEqual([1, 0]);
    expect(of(0).both).toEqual([3, 3, 3]);
    expect(all.sums).toEqual([exact([10, 20, 40])]);
    expect(given.sums).toEqual([exact([10, 40])]);
    const drawn = (cells: ArrayLike<number>) => [
      cells[unknown!.offset],
      cells[unknown!.offset + 1],
    ];
    expect([all, given].map(({ cells }) => drawn(cells))).toEqual([
      [1, 2],
      [0, 2],
    ]);
    // A time that comes at all.
    expect(of(2).given.sums).toEqual([exact([10])]);
  });

  it("have what each drew, unknown by unknown", () => {
    const two = [{ values: [{}, {}] }, { values: [{}, {}, {}] }] as never;
    const drawn = Int16Array.of(1, 2, 0, 1, -1, -1, 1, 2);
    const { all, given } = conditionRuns(
      { ...program, unknowns: two },
      { ...list, unknowns: drawn },
      4,
      0,
    );
    const regions = layoutOf({ ...program, unknowns: two }).unknowns;
    const counts = ({ cells }: typeof all) =>
      regions.map(({ offset, length }) => [...cells.slice(offset, offset + length)]);
    expect(counts(all)).toEqual([
      [1, 2],
      [0, 1, 2],
    ]);
    expect(counts(given)).toEqual([
      [0, 2],
      [0, 0, 2],
    ]);
  });

  it("merge", () => {
    const rest = {
      ...list,
      faulted: list.faulted.slice(1),
      first: 6,
      outcomes: list.outcomes.slice(3),
      unknowns: list.unknowns.slice(1),
    };
    const [one, other] = [conditionRuns(program, list, 1, 0), conditionRuns(program, rest, 3, 0)];
    expect(mergeConditioned(one, other)).toEqual(of(0));
  });
});

/** An engine whose run r has the outcomes r, r·10 + parameters[0], and r even; a fault in every seventh. */
const listed: { readonly asked: [number, number][] } = { asked: [] };
const engine = {
  list: (parameters: readonly number[], _key: unknown, first: number, count: number): RunList => {
    listed.asked.push([first, count]);
    const rows = Array.from({ length: count }, (_, row) => {
      const run = first + row;
      return run % 7 === 6 ? [NaN, NaN, NaN] : [run, run * 10 + parameters[0]!, 1 - (run % 2)];
    });
    const unknowns = Int16Array.from({ length: 2 * count }, (_, place) => 2 * first + place);
    const faulted = Uint8Array.from(rows, ([value]) => Number(Number.isNaN(value)));
    return { first, outcomes: Float64Array.from(rows.flat()), unknowns, faulted };
  },
  tally: (...asked: readonly unknown[]) => asked,
} as unknown as PreparedEngine;

describe("points", () => {
  it("are a base with some parameters changed, and are run on the same luck", () => {
    const bases = [
      [1, 2, 3],
      [4, 5, 6],
    ];
    const points = [
      { base: 1, changes: [] },
      { base: 0, changes: [[0, 7] as const, [2, 9] as const] },
    ];
    expect(points.map((point) => parametersAt({ bases }, point))).toEqual([
      [4, 5, 6],
      [7, 2, 9],
    ]);
    expect(bases[0]).toEqual([1, 2, 3]);
    const task = { bases, points, first: 5, count: 3, outcomes: [1, 0] };
    // Point by point, outcome by outcome, run by run.
    expect([...runPoints(engine, 3, key, task)]).toEqual([
      ...[54, NaN, 74, 5, NaN, 7],
      ...[57, NaN, 77, 5, NaN, 7],
    ]);
    expect(countDraw(engine, key, { parameters: [1], first: 4, count: 2 })).toEqual([
      [1],
      key,
      4,
      2,
    ]);
  });
});

describe("pieces of work over a range", () => {
  const removals: TraceWork = {
    kind: "removals",
    target: { kind: "boolean", cap: 9, outcome: 2 },
    ...{ width: 3, runs: 10, switches: [0, 1] },
  };

  it("number pairs by part and run", () => {
    const trace = traceWith(engine, [0, 0], key, removals);
    const whole = trace({ first: 0, end: 20 });
    if (whole.kind !== "removals") throw new Error(whole.kind);
    expect([...whole.tallies.keys()]).toEqual([0, 1]);
    for (const tally of whole.tallies.values()) {
      // Of ten runs one faults, on either side alike.
      expect(tally).toMatchObject({ runs: 9, baseFaults: 1, variantFaults: 1 });
      expect(tally.outcomes).toEqual([{ kind: "boolean", faults: [1, 1], cells: [5, 0, 0, 4] }]);
    }
    const [one, other] = [trace({ first: 0, end: 13 }), trace({ first: 13, end: 20 })];
    expect(mergeTraces(one, other)).toEqual(whole);
    expect(mergeTraces(emptyTrace(removals), whole)).toEqual(whole);
    // What is off stands at 1 for the part alone.
    const values = { ...removals, target: { kind: "number", cap: 9, outcome: 1 } as const };
    const numbers = traceWith(engine, [0, 5], key, values)({ first: 0, end: 20 });
    if (numbers.kind !== "removals") throw new Error(numbers.kind);
    const differences = [...numbers.tallies.values()].map(({ outcomes: [counts] }) =>
      counts?.kind === "number" ? [counts.sums.difference.min, counts.sums.difference.max] : [],
    );
    expect(differences).toEqual([
      [1, 1],
      [0, 0],
    ]);
  });

  it("list no more than a slice at a time, and the base once", () => {
    const long = { ...removals, runs: 5000 };
    listed.asked.length = 0;
    traceWith(engine, [0, 0], key, long)({ first: 0, end: 10_000 });
    expect(Math.max(...listed.asked.map(([, count]) => count))).toBe(2048);
    expect(listed.asked.reduce((sum, [, count]) => sum + count, 0)).toBe(15_000);
  });

  it("are cases, each with its own draw of the inputs", () => {
    const range = {
      ...{ id: "x", parameter: 0, value: 2 },
      prior: { shape: "uniform", scale: "linear", low: 1, high: 3 },
    } as const;
    const work: TraceWork = {
      kind: "cases",
      target: 2,
      timed: false,
      unknowns: 2,
      inputs: [range],
    };
    const trace = traceWith(engine, [0], key, work);
    const part = trace({ first: 4, end: 8 });
    expect(part).toEqual({
      kind: "cases",
      lists: [
        {
          first: 4,
          met: Uint8Array.of(1, 0, 2, 0),
          // What a run that faults drew is not told.
          unknowns: Uint8Array.of(8, 9, 10, 11, 0, 0, 14, 15),
        },
      ],
    });
    const both = mergeTraces(part, trace({ first: 8, end: 9 }));
    expect(both.kind === "cases" && both.lists.map(({ first }) => first)).toEqual([4, 8]);
    expect(emptyTrace(work)).toEqual({ kind: "cases", lists: [] });
    // 0 is a time, too: it came at once.
    const timed = traceWith(engine, [0], key, { ...work, target: 0, timed: true });
    expect(timed({ first: 0, end: 1 })).toMatchObject({ lists: [{ met: Uint8Array.of(1) }] });
  });

  it("count signs and orders in slices, and do not mix", () => {
    const watch = { width: 3, target: 2, timed: false, signs: [], depth: 2 };
    const signs: TraceWork = { kind: "signs", watch };
    const orders: TraceWork = { kind: "orders", watch };
    const [some, paths] = [signs, orders].map((work) =>
      traceWith(engine, [0], key, work)({ first: 0, end: 14 }),
    );
    expect(some).toMatchObject({ kind: "signs", counts: { runs: 12, faults: 2, met: 6 } });
    expect(paths).toMatchObject({ kind: "orders", counts: { runs: 12, faults: 2 } });
    expect(mergeTraces(emptyTrace(signs), some!)).toEqual(some);
    expect(mergeTraces(paths!, emptyTrace(orders))).toEqual(paths);
    expect(() => mergeTraces(some!, paths!)).toThrow("different work");
  });
});

describe("engines", () => {
  const program = programOfText(`brink: 1
scenario: listed
start: 2022-01-03
step: day
horizon: 3 steps
unknowns:
  kind: { values: { hard: { share: 30% }, soft: { share: 70% } } }
  mood: { values: { a: { share: 50% }, b: { share: 50% } } }
events:
  sign: { chance: 40% per day, times: [{ by: 2, when: kind == hard }] }
flashpoints:
  front: { start: low, levels: [low, high], rules: { up: { from: low, to: high, chance: 30% per day } } }
outcomes:
  came: { ever: happened(sign) }
  when: { first_time: front == high }
  rate: { value: "1 / ((happened(sign) ? 1 : 0) + (front == high ? 1 : 0))", at: 3 }
`);

  it("list the same runs, faults and all", () => {
    const [one, other] = [interpreterEngine, kernelEngine].map((own) =>
      own.prepare(program).list(parametersOf(program), key, 7, 60),
    );
    expect(other).toEqual(one);
    expect(one?.first).toBe(7);
    const rows = Array.from({ length: 60 }, (_, row) => [
      ...one!.outcomes.subarray(3 * row, 3 * row + 3),
    ]);
    const faulty = rows.filter((row) => row.some(Number.isNaN));
    expect(faulty.length).toBeGreaterThan(2);
    // The fault leaves out what divides, and nothing else.
    const rate = program.outcomes.findIndex(({ id }) => id === "rate");
    for (const row of faulty) {
      expect(row.map(Number.isNaN)).toEqual([0, 1, 2].map((index) => index === rate));
    }
    expect(new Set(one!.unknowns)).toEqual(new Set([0, 1]));
    expect(one!.unknowns).toHaveLength(120);
  });

  it("count what they list", () => {
    const layout = layoutOf(program);
    for (const own of [interpreterEngine, kernelEngine]) {
      const { cells, sums, fault } = own.prepare(program).tally(parametersOf(program), key, 7, 60);
      expect(cells[layout.runs]! + cells[layout.faults]!).toBe(60);
      expect(sums[0]?.count).toBe(cells[layout.runs]);
      expect(fault?.run).toBeGreaterThanOrEqual(7);
    }
  });
});
