/** Orders and signs, counted on runs made by hand. */

import { describe, expect, test } from "vitest";
import {
  countOrders,
  countSigns,
  isOnTheWay,
  mergeOrders,
  mergeSigns,
  type Sign,
  type Watch,
} from "../../src/batch/orders.ts";

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

  test("go by the step, then by what a step does first, then by the order of signs", () => {
    const orderOf = (own: readonly Sign[], times: readonly number[]): string | undefined => {
      const all = { width: 6, target: 0, timed: false, signs: own, depth: 9 };
      const { orders } = countOrders(listOf([[1, never, ...times]]), 1, all);
      return [...orders].find(([, { ending }]) => ending === 1)?.[0];
    };
    const other: Sign = { outcome: 3, kind: "event", writes: [] };
    const level = (outcome: number, way: "worse" | "better", distance: number): Sign => ({
      ...{ outcome, kind: "level", flashpoint: "ladder", way, distance },
    });
    expect(orderOf([level(2, "worse", 1), other], [3, 3, never, never])).toBe("1 0");
    expect(orderOf([other, { ...other, outcome: 2 }], [3, 3, never, never])).toBe("0 1");
    expect(orderOf([other, { ...other, outcome: 2 }], [2, 3, never, never])).toBe("1 0");
    const move: Sign = { outcome: 2, kind: "move", writes: ["elsewhere"] };
    expect(orderOf([move, other], [3, 3, never, never])).toBe("1 0");
    // A level is told by what writes its ladder, or by a farther one on the same side.
    expect(orderOf([move, level(3, "worse", 1)], [3, 3, never, never])).toBe("0 1");
    expect(orderOf([level(2, "worse", 1), level(3, "worse", 2)], [3, 3, never, never])).toBe("1");
    expect(orderOf([level(2, "worse", 1), level(3, "worse", 2)], [2, 3, never, never])).toBe("0 1");
    expect(orderOf([level(2, "worse", 1), level(3, "better", 2)], [3, 3, never, never])).toBe(
      "0 1",
    );
  });

  test("of a time come true where it is finite", () => {
    const timed: Watch = { width: 2, target: 0, timed: true, arrival: 0, signs: [], depth: 1 };
    const list = listOf([
      [0, 1],
      [3, 1],
      [never, 1],
    ]);
    expect(countOrders(list, 3, timed).orders.get("")).toMatchObject({ all: 3, met: 2, ending: 2 });
    expect(countSigns(list, 3, timed)).toMatchObject({ runs: 3, met: 2 });
  });
});

describe("counted signs", () => {
  test("are those before the target, and those without it", () => {
    expect(countSigns(listOf(rows), rows.length, watch)).toEqual({
      ...{ runs: 7, faults: 1, met: 5 },
      before: [2, 2, 2, 2],
      earlier: [2, 1, 2, 2],
      arrivals: new Map([
        [5, 2],
        [4, 2],
        [2, 1],
      ]),
      without: [new Map([[1, 1]]), new Map(), new Map([[2, 1]]), new Map()],
    });
  });

  test("of the step of the target are on the way where a step does them first", () => {
    const kinds = ["event", "move", "level"] as const;
    const at = (time: number) => kinds.map((kind) => isOnTheWay({ kind }, time, 4));
    expect(at(3)).toEqual([true, true, true]);
    expect(at(4)).toEqual([true, true, false]);
    expect(at(5)).toEqual([false, false, false]);
    expect(isOnTheWay({ kind: "event" }, never, never)).toBe(false);
  });
});
