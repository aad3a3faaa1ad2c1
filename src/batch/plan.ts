/**
 * Which runs are still to be done, and in which pieces. Plain arithmetic on half-open ranges of run
 * numbers: it knows nothing of workers, so no result can depend on them.
 */

import { invariant } from "../base/invariant.ts";

/** Runs `first … end - 1`. */
export interface RunRange {
  readonly first: number;
  readonly end: number;
}

/** How many runs a list of disjoint ranges holds. */
export function countRuns(ranges: readonly RunRange[]): number {
  return ranges.reduce((sum, range) => sum + range.end - range.first, 0);
}

/**
 * Sorted, touching ranges joined, empty ones dropped.
 * @throws InvariantError if two ranges overlap: a run would be counted twice
 */
export function joinRanges(ranges: readonly RunRange[]): RunRange[] {
  const sorted = ranges
    .filter((range) => range.end > range.first)
    .toSorted((a, b) => a.first - b.first);
  const joined: RunRange[] = [];
  for (const range of sorted) {
    const last = joined.at(-1);
    if (last === undefined || range.first > last.end) {
      joined.push(range);
    } else {
      invariant(range.first === last.end, "ranges of runs overlap");
      joined[joined.length - 1] = { first: last.first, end: range.end };
    }
  }
  return joined;
}

/** The parts of `whole` that no range of `done` covers, in order. */
export function missingRanges(whole: RunRange, done: readonly RunRange[]): RunRange[] {
  const gaps: RunRange[] = [];
  let next = whole.first;
  for (const range of joinRanges(done)) {
    if (range.end <= whole.first || range.first >= whole.end) continue;
    if (range.first > next) gaps.push({ first: next, end: range.first });
    next = Math.max(next, range.end);
  }
  if (next < whole.end) gaps.push({ first: next, end: whole.end });
  return gaps;
}

/**
 * Cuts ranges into chunks, in order.
 * @param size runs of the next chunk, at least 1; asked anew for each, as no result depends on it
 */
export function* chunksOf(
  ranges: readonly RunRange[],
  size: () => number,
): Generator<RunRange, void> {
  for (const range of ranges) {
    let { first } = range;
    while (first < range.end) {
      const runs = size();
      invariant(Number.isInteger(runs) && runs >= 1, "a chunk has at least one run");
      const end = Math.min(range.end, first + runs);
      yield { first, end };
      first = end;
    }
  }
}
