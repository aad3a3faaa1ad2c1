/** What orders say, on counts made by hand. */

import { describe, expect, test } from "vitest";
import {
  countOrders,
  countSigns,
  mergeOrders,
  mergeSigns,
  type Sign,
  type Watch,
} from "../../src/batch/orders.ts";
import { mutualInformation } from "../../src/stats/information.ts";
import { chooseSigns, estimateOrders } from "../../src/study/paths.ts";

const never = Infinity;
const signs: Sign[] = [
  { outcome: 2, kind: "event", writes: [] },
  { outcome: 3, kind: "move", writes: ["ladder"] },
  { outcome: 4, kind: "level", flashpoint: "ladder", way: "worse", distance: 1 },
  { outcome: 5, kind: "level", flashpoint: "ladder", way: "worse", distance: 2 },
];
const watch: Watch = { width: 6, target: 0, timed: false, arrival: 1, signs, depth: 2 };

/** Runs as `[came true, when, event, move, level 1, level 2]`. */
function listOf(rows: readonly (readonly number[])[]) {
  return { first: 0, outcomes: Float64Array.from(rows.flat()), unknowns: new Uint8Array() };
}

const rows = [
  // Event, then the ladder jumps by two at once: only the farther level is told.
  [1, 5, 1, never, 3, 3],
  // The move makes the level in the same step: the move is told.
  [1, 5, 1, 3, 3, 4],
  // The level of the very step of the target is no part of what led there, the move is.
  [1, 4, never, never, 4, never],
  [1, 4, never, 4, never, never],
  // What comes after the target is not.
  [1, 2, 3, 3, 3, 3],
  [0, never, 1, never, never, never],
  [0, never, never, never, 2, never],
  [NaN, NaN, NaN, NaN, NaN, NaN],
];

describe("counted orders", () => {
  test("are cut at the target and at the depth", () => {
    const { runs, faults, orders } = countOrders(listOf(rows), rows.length, watch);
    expect({ runs, faults }).toEqual({ runs: 7, faults: 1 });
    const told = [...orders].map(([key, { all, met, ending, cut }]) => [
      key,
      all,
      met,
      ending,
      cut,
    ]);
    expect(told.toSorted((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1))).toEqual([
      ["", 7, 5, 2, 0],
      ["0", 3, 2, 0, 0],
      ["0 1", 1, 1, 1, 1],
      ["0 3", 1, 1, 1, 0],
      ["1", 1, 1, 1, 0],
      ["2", 1, 0, 0, 0],
    ]);
    expect(orders.get("0 3")?.steps).toEqual(new Map([[3, 1]]));
    expect(orders.get("0 3")?.arrivals).toEqual(new Map([[5, 1]]));
  });

  test("merge to what is counted at once", () => {
    const [a, b] = [rows.slice(0, 3), rows.slice(3)];
    expect(mergeOrders(countOrders(listOf(a), 3, watch), countOrders(listOf(b), 5, watch))).toEqual(
      countOrders(listOf(rows), 8, watch),
    );
    expect(mergeSigns(countSigns(listOf(a), 3, watch), countSigns(listOf(b), 5, watch))).toEqual(
      countSigns(listOf(rows), 8, watch),
    );
  });

  test("give shares, lift, medians and the last exit", () => {
    const many = [
      ...Array.from({ length: 60 }, () => [1, 8, 2, 5, never, never]),
      ...Array.from({ length: 20 }, () => [0, never, 2, 5, never, never]),
      ...Array.from({ length: 120 }, () => [0, never, 2, never, never, never]),
      ...Array.from({ length: 40 }, () => [1, 6, never, never, never, never]),
      ...Array.from({ length: 160 }, () => [0, never, never, never, never, never]),
    ];
    const options = { orders: 5, branches: 5, least: 0.02, exit: 0.5 };
    const estimate = estimateOrders(countOrders(listOf(many), 400, watch), options);
    expect(estimate?.target).toMatchObject({ count: 100, probability: 0.25 });
    expect(estimate?.orders.map(({ order }) => order)).toEqual([[0, 1], []]);
    const [first, second] = estimate?.orders ?? [];
    expect(first).toMatchObject({
      exactly: { count: 60, probability: 0.6 },
      all: { count: 80, probability: 0.2 },
      given: { count: 60, probability: 0.75 },
      among: { probability: 0.6 },
      lift: 3,
      step: 5,
      arrival: 8,
      // 75 % turned from the start, 70 % after the event, 25 % after the move.
      exit: 2,
    });
    expect(second).not.toHaveProperty("exit");
    expect(second).toMatchObject({ exactly: { count: 40 }, arrival: 6 });
    expect(estimate?.tree.map(({ order }) => order)).toEqual([[0], [0, 1]]);
    expect(estimateOrders(countOrders(listOf([]), 0, watch), options)).toBeUndefined();
  });
});

describe("signs", () => {
  test("that take their time are compared with runs of the same time", () => {
    // The event comes in every run, early where the target comes at 4, late elsewhere.
    const many = [
      ...Array.from({ length: 50 }, () => [1, 4, 2, never, never, never]),
      ...Array.from({ length: 50 }, () => [0, never, 9, never, 9, never]),
    ];
    const counts = countSigns(listOf(many), 100, watch);
    expect(chooseSigns(signs, counts, 3).signs).toEqual([0]);
  });

  test("are the most telling, and acts are none", () => {
    const many = [
      ...Array.from({ length: 40 }, () => [1, 4, 2, 4, 3, never]),
      ...Array.from({ length: 10 }, () => [1, 4, never, 4, 3, never]),
      ...Array.from({ length: 10 }, () => [0, never, 2, never, never, never]),
      ...Array.from({ length: 40 }, () => [0, never, never, never, 3, never]),
    ];
    const chosen = chooseSigns(signs, countSigns(listOf(many), 100, watch), 1);
    // The event tells 0.19 nats, the first level 0.07; the move comes in the step of the target.
    expect(chosen.signs).toEqual([0]);
    expect(chosen.acts.map(({ sign, share }) => [sign, share.count])).toEqual([[1, 50]]);
  });

  test("tell in nats", () => {
    expect(mutualInformation(50, 0, 0, 50)).toBeCloseTo(Math.LN2, 12);
    expect(mutualInformation(10, 20, 30, 60)).toBeCloseTo(0, 12);
  });
});
