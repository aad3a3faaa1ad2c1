/** What orders say, on counts made by hand. */

import { describe, expect, test } from "vitest";
import { countOrders, countSigns, type Sign, type Watch } from "../../src/batch/orders.ts";
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

describe("counted orders", () => {
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
