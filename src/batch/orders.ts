/**
 * Orders of happenings, counted over listed runs. Each happening is an outcome with the step of its
 * first time (`ir/watch.ts`). What is counted is whole numbers by order, so counts of disjoint sets
 * of runs merge exactly, in any order.
 */

import { at } from "../base/invariant.ts";
import type { RunList } from "./engine.ts";

/** A happening to follow, with the index of its time outcome. */
export type Sign = { readonly outcome: number } &
  /** With the flashpoints that it writes. */
  (
    | { readonly kind: "event" | "move"; readonly writes: readonly string[] }
    /** With its side of the start, and how far it is from there. */
    | {
        readonly kind: "level";
        readonly flashpoint: string;
        readonly way: "worse" | "better";
        readonly distance: number;
      }
  );

type Listed = Pick<RunList, "outcomes">;

/** What to look for in listed runs. */
export interface Watch {
  /** Number of outcomes of a run. */
  readonly width: number;
  /** Index of the outcome whose paths are asked for, and whether it is a time. */
  readonly target: number;
  readonly timed: boolean;
  /** Index of the time outcome at which it came true; absent if only the end decides. */
  readonly arrival?: number;
  readonly signs: readonly Sign[];
  /** Most happenings of an order, ≥ 1. */
  readonly depth: number;
}

/** Whole numbers by step. */
export type Steps = ReadonlyMap<number, number>;

/** Runs whose first happenings are one order. */
export interface OrderNode {
  /** All of them, and those in which the target came true after it. */
  readonly all: number;
  readonly met: number;
  /** Of `met`, those whose order ends here: nothing else came before the target, or depth is spent. */
  readonly ending: number;
  /** Of `ending`, those in which more came, beyond the depth. */
  readonly cut: number;
  /** Of `met`: the step of the order's last happening. */
  readonly steps: Steps;
  /** Of `ending`: the step at which the target came true. */
  readonly arrivals: Steps;
}

/**
 * Orders by their key: indices of signs joined by blanks; the empty one is every run. A run counts as a
 * fault where the target or one of the signs has no value.
 */
export interface OrderCounts {
  readonly runs: number;
  readonly faults: number;
  readonly orders: ReadonlyMap<string, OrderNode>;
}

/** How often each sign is seen; a run counts as a fault where the target has no value. */
export interface SignCounts {
  readonly runs: number;
  readonly faults: number;
  readonly met: number;
  /** By sign: runs in which the target came true, the sign before it; strictly earlier than it. */
  readonly before: readonly number[];
  readonly earlier: readonly number[];
  /** The step at which the target came true; Infinity if only the end decides. */
  readonly arrivals: Steps;
  /** By sign: the step at which it happened in runs in which the target never came true. */
  readonly without: readonly Steps[];
}

/** What one run showed of what is watched. */
interface Seen {
  readonly met: boolean;
  /** Step at which the target came true; Infinity if it did not, or if only the end decides. */
  readonly cut: number;
  readonly timeOf: (sign: Sign) => number;
}

function seenIn(list: Listed, row: number, watch: Watch): Seen | undefined {
  const start = row * watch.width;
  const value = at(list.outcomes, start + watch.target);
  // A fault of its slice makes an outcome NaN; none is NaN without one.
  if (Number.isNaN(value)) return undefined;
  const met = watch.timed ? value !== Infinity : value !== 0;
  const cut =
    met && watch.arrival !== undefined ? at(list.outcomes, start + watch.arrival) : Infinity;
  return { met, cut, timeOf: ({ outcome }) => at(list.outcomes, start + outcome) };
}

/**
 * Whether a sign came on the way: events and moves of the step that ends in the target are on the
 * way, as a step does them first; another ladder's change in that very step is not.
 */
export function isOnTheWay(sign: Pick<Sign, "kind">, time: number, cut: number): boolean {
  if (time === Infinity) return false;
  return sign.kind === "level" ? time < cut : time <= cut;
}

function addTo(steps: Map<number, number>, step: number, count: number): void {
  steps.set(step, (steps.get(step) ?? 0) + count);
}

function addSteps(a: Steps, b: Steps): Steps {
  const sum = new Map(a);
  for (const [step, count] of b) addTo(sum, step, count);
  return sum;
}

/** Counts how often each sign is seen before the target, and without it. */
export function countSigns(list: Listed, count: number, watch: Watch): SignCounts {
  const zeros = (): number[] => watch.signs.map(() => 0);
  const [before, earlier] = [zeros(), zeros()];
  const arrivals = new Map<number, number>();
  const without = watch.signs.map(() => new Map<number, number>());
  const more = (counts: number[], index: number): void => {
    counts[index] = at(counts, index) + 1;
  };
  let [faults, met] = [0, 0];
  for (let row = 0; row < count; row++) {
    const seen = seenIn(list, row, watch);
    if (seen === undefined) {
      faults++;
      continue;
    }
    if (seen.met) {
      met++;
      addTo(arrivals, seen.cut, 1);
    }
    for (const [index, sign] of watch.signs.entries()) {
      const time = seen.timeOf(sign);
      if (!isOnTheWay(sign, time, seen.cut)) continue;
      if (!seen.met) addTo(at(without, index), time, 1);
      else {
        more(before, index);
        if (time < seen.cut) more(earlier, index);
      }
    }
  }
  return { runs: count - faults, faults, met, before, earlier, arrivals, without };
}

/** Counts of the union of two disjoint sets of runs. */
export function mergeSigns(a: SignCounts, b: SignCounts): SignCounts {
  const add = (x: readonly number[], y: readonly number[]): number[] =>
    x.map((value, index) => value + at(y, index));
  return {
    runs: a.runs + b.runs,
    faults: a.faults + b.faults,
    met: a.met + b.met,
    before: add(a.before, b.before),
    earlier: add(a.earlier, b.earlier),
    arrivals: addSteps(a.arrivals, b.arrivals),
    without: a.without.map((steps, index) => addSteps(steps, at(b.without, index))),
  };
}

const phases: Readonly<Record<Sign["kind"], number>> = { event: 0, move: 1, level: 2 };

interface Found {
  readonly sign: number;
  readonly of: Sign;
  readonly time: number;
}

/** The order of a run: by step, and within one as a step does it. */
function orderOf(seen: Seen, watch: Watch): Found[] {
  const found = watch.signs.flatMap((sign, index): Found[] => {
    const time = seen.timeOf(sign);
    return isOnTheWay(sign, time, seen.cut) ? [{ sign: index, of: sign, time }] : [];
  });
  return found
    .filter(
      (one) => !found.some((other) => other.time === one.time && saysAsMuch(other.of, one.of)),
    )
    .toSorted(
      (a, b) => a.time - b.time || phases[a.of.kind] - phases[b.of.kind] || a.sign - b.sign,
    );
}

/** In one step: a move or event tells of the level that it writes, a level of those passed on the way. */
function saysAsMuch(sign: Sign, level: Sign): boolean {
  if (level.kind !== "level") return false;
  if (sign.kind !== "level") return sign.writes.includes(level.flashpoint);
  return (
    sign.flashpoint === level.flashpoint && sign.way === level.way && sign.distance > level.distance
  );
}

interface GrowingNode {
  all: number;
  met: number;
  ending: number;
  cut: number;
  readonly steps: Map<number, number>;
  readonly arrivals: Map<number, number>;
}

/** Counts the orders of listed runs, each with all orders that it begins with. */
export function countOrders(list: Listed, count: number, watch: Watch): OrderCounts {
  const orders = new Map<string, GrowingNode>();
  let faults = 0;
  const nodeOf = (key: string): GrowingNode => {
    const known = orders.get(key);
    if (known !== undefined) return known;
    const node = { all: 0, met: 0, ending: 0, cut: 0, steps: new Map(), arrivals: new Map() };
    orders.set(key, node);
    return node;
  };
  for (let row = 0; row < count; row++) {
    const seen = seenIn(list, row, watch);
    if (seen === undefined || watch.signs.some((sign) => Number.isNaN(seen.timeOf(sign)))) {
      faults++;
      continue;
    }
    const order = orderOf(seen, watch);
    const depth = Math.min(order.length, watch.depth);
    let key = "";
    for (let length = 0; length <= depth; length++) {
      const last = length === 0 ? undefined : at(order, length - 1);
      if (last !== undefined) key = key === "" ? String(last.sign) : `${key} ${String(last.sign)}`;
      const node = nodeOf(key);
      node.all++;
      if (!seen.met) continue;
      node.met++;
      if (last !== undefined) addTo(node.steps, last.time, 1);
      if (length === depth) {
        node.ending++;
        if (order.length > depth) node.cut++;
        addTo(node.arrivals, seen.cut, 1);
      }
    }
  }
  return { runs: count - faults, faults, orders };
}

/** Counts of the union of two disjoint sets of runs. */
export function mergeOrders(a: OrderCounts, b: OrderCounts): OrderCounts {
  const orders = new Map(a.orders);
  for (const [key, node] of b.orders) {
    const known = orders.get(key);
    orders.set(key, known === undefined ? node : mergeNodes(known, node));
  }
  return { runs: a.runs + b.runs, faults: a.faults + b.faults, orders };
}

function mergeNodes(a: OrderNode, b: OrderNode): OrderNode {
  return {
    all: a.all + b.all,
    met: a.met + b.met,
    ending: a.ending + b.ending,
    cut: a.cut + b.cut,
    steps: addSteps(a.steps, b.steps),
    arrivals: addSteps(a.arrivals, b.arrivals),
  };
}
