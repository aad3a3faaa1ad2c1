/**
 * Equations x = P x + c on the nodes of one class, where P leaks: states are taken out one by one (Grassmann, Taksar and
 * Heyman, _Operations Research_ 33, 1985, 1107–1116). A diagonal is the sum of what leaves, never 1 less what stays, so
 * that nothing cancels, however seldom a class is left.
 */

import type { Network } from "./network.ts";

/** Chances that fill-in may add before one gives up. */
const MOST_ENTRIES = 12_000_000;

/** Where so much of what is left is filled, it is taken apart as a square of numbers; and the most places in one. */
const DENSE = 0.15;
const MOST_DENSE = 4000;
const FEWEST_DENSE = 48;

interface Pivot {
  readonly place: number;
  /** Those that led to it, with the share of it that each took over. */
  readonly sources: Int32Array;
  readonly shares: Float64Array;
  /** What it led to, over what leaves it. */
  readonly targets: Int32Array;
  readonly weights: Float64Array;
  readonly leaving: number;
}

/** The equations of a class, taken apart: solved for any c. */
export type Solver = (constants: Float64Array) => void;

/** Places waiting to be taken out, those with the fewest neighbours first; a heap in which one may stand twice. */
class Waiting {
  readonly #places: number[] = [];
  readonly #ranks: number[] = [];

  push(place: number, rank: number): void {
    const [places, ranks] = [this.#places, this.#ranks];
    let at = places.length;
    places.push(place);
    ranks.push(rank);
    while (at > 0) {
      const above = (at - 1) >> 1;
      if ((ranks[above] ?? 0) <= rank) break;
      places[at] = places[above] ?? 0;
      ranks[at] = ranks[above] ?? 0;
      at = above;
    }
    places[at] = place;
    ranks[at] = rank;
  }

  pop(): { readonly place: number; readonly rank: number } | undefined {
    const [places, ranks] = [this.#places, this.#ranks];
    const [place, rank] = [places[0], ranks[0]];
    const [last, lastRank] = [places.pop(), ranks.pop()];
    if (place === undefined || rank === undefined) return undefined;
    if (last === undefined || lastRank === undefined || places.length === 0) return { place, rank };
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= places.length) break;
      if (below + 1 < places.length && (ranks[below + 1] ?? 0) < (ranks[below] ?? 0)) below += 1;
      if ((ranks[below] ?? 0) >= lastRank) break;
      places[at] = places[below] ?? 0;
      ranks[at] = ranks[below] ?? 0;
      at = below;
    }
    places[at] = last;
    ranks[at] = lastRank;
    return { place, rank };
  }
}

/** Takes out what is left, one by one, where most lead to most others. */
function densely(
  rest: Int32Array,
  rows: readonly ReadonlyMap<number, number>[],
  leaks: Float64Array,
): readonly Pivot[] {
  const size = rest.length;
  const orderOf = new Map([...rest].map((place, index) => [place, index]));
  const square = Array.from(rest, (place) => {
    const row = new Float64Array(size);
    for (const [target, chance] of rows[place] ?? []) row[orderOf.get(target) ?? 0] = chance;
    return row;
  });
  const leaking = Float64Array.from(rest, (place) => leaks[place] ?? 0);
  return square.map((row, own): Pivot => {
    let leaving = leaking[own] ?? 0;
    for (let target = own + 1; target < size; target += 1) leaving += row[target] ?? 0;
    const shares = new Float64Array(size - own - 1);
    for (let source = own + 1; source < size; source += 1) {
      const from = square[source] ?? row;
      const share = (from[own] ?? 0) / leaving;
      shares[source - own - 1] = share;
      if (share === 0) continue;
      leaking[source] = (leaking[source] ?? 0) + share * (leaking[own] ?? 0);
      // What leads to itself is added too, and never read.
      for (let target = own + 1; target < size; target += 1) {
        from[target] = (from[target] ?? 0) + share * (row[target] ?? 0);
      }
    }
    const others = rest.subarray(own + 1);
    const weights = row.subarray(own + 1).map((chance) => chance / leaving);
    return { place: rest[own] ?? 0, sources: others, shares, targets: others, weights, leaving };
  });
}

/**
 * Takes the equations of a class apart; undefined where that would take too much room.
 * @param members nodes of the class
 * @param placeOf by node: its place among the members, or -1
 */
export function solverOf(
  { first, targets, chances }: Network,
  members: Int32Array,
  placeOf: Int32Array,
): Solver | undefined {
  const count = members.length;
  const rows = Array.from({ length: count }, () => new Map<number, number>());
  const columns = Array.from({ length: count }, () => new Set<number>());
  const leaks = new Float64Array(count);
  let [entries, left, filled] = [0, count, 0];
  for (let place = 0; place < count; place += 1) {
    const node = members[place] ?? 0;
    const row = rows[place];
    for (let edge = first[node] ?? 0; edge < (first[node + 1] ?? 0); edge += 1) {
      const target = targets[edge] ?? 0;
      const other = placeOf[target] ?? -1;
      const chance = chances[edge] ?? 0;
      if (other < 0) leaks[place] = (leaks[place] ?? 0) + chance;
      else if (other !== place) {
        row?.set(other, chance);
        columns[other]?.add(place);
        filled += 1;
      }
    }
  }
  const rankOf = (place: number): number => (rows[place]?.size ?? 0) * (columns[place]?.size ?? 0);
  const waiting = new Waiting();
  for (let place = 0; place < count; place += 1) waiting.push(place, rankOf(place));
  const pivots: Pivot[] = [];
  const gone = new Uint8Array(count);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { place, rank } = next;
    if (gone[place] === 1) continue;
    const now = rankOf(place);
    if (now > rank) {
      waiting.push(place, now);
      continue;
    }
    if (left >= FEWEST_DENSE && left <= MOST_DENSE && filled > DENSE * left * left) {
      const rest = Int32Array.from([...gone.keys()].filter((one) => gone[one] === 0));
      pivots.push(...densely(rest, rows, leaks));
      break;
    }
    gone[place] = 1;
    left -= 1;
    const row = rows[place] ?? new Map<number, number>();
    const column = columns[place] ?? new Set<number>();
    let leaving = leaks[place] ?? 0;
    for (const chance of row.values()) leaving += chance;
    const sources = Int32Array.from(column);
    const shares = new Float64Array(sources.length);
    for (const [index, source] of sources.entries()) {
      const from = rows[source] ?? new Map<number, number>();
      const share = (from.get(place) ?? 0) / leaving;
      shares[index] = share;
      from.delete(place);
      leaks[source] = (leaks[source] ?? 0) + share * (leaks[place] ?? 0);
      for (const [target, chance] of row) {
        if (target === source) continue;
        const before = from.get(target);
        if (before === undefined) {
          columns[target]?.add(source);
          filled += 1;
        }
        from.set(target, (before ?? 0) + share * chance);
      }
    }
    for (const target of row.keys()) columns[target]?.delete(place);
    filled -= sources.length + row.size;
    entries += sources.length + row.size;
    if (entries + filled > MOST_ENTRIES) return undefined;
    pivots.push({
      ...{ place, sources, shares, leaving },
      targets: Int32Array.from(row.keys()),
      weights: Float64Array.from(row.values(), (chance) => chance / leaving),
    });
    rows[place] = new Map();
    columns[place] = new Set();
  }
  return (values) => {
    for (const { place, sources, shares } of pivots) {
      const own = values[place] ?? 0;
      for (let index = 0; index < sources.length; index += 1) {
        const source = sources[index] ?? 0;
        values[source] = (values[source] ?? 0) + (shares[index] ?? 0) * own;
      }
    }
    for (const { place, targets: to, weights, leaving } of pivots.toReversed()) {
      let sum = (values[place] ?? 0) / leaving;
      for (let index = 0; index < to.length; index += 1) {
        sum += (weights[index] ?? 0) * (values[to[index] ?? 0] ?? 0);
      }
      values[place] = sum;
    }
  };
}
