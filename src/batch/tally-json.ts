/**
 * A tally as a JSON document and back, without loss: cells as runs of zeros and numbers, big
 * integers as decimal strings. Two equal tallies give equal bytes.
 */

import { at } from "../base/invariant.ts";
import { sha256Hex } from "../base/sha256.ts";
import type { Layout } from "./layout.ts";
import type { ExactSum } from "./sums.ts";
import type { Tally, TallyFault } from "./tally.ts";

interface SumDocument {
  readonly count: number;
  readonly sum: string;
  readonly squares: string;
  readonly clipped: number;
  /** Absent if there is no value. */
  readonly min?: number;
  readonly max?: number;
}

/** JSON form of a tally. */
export interface TallyDocument {
  readonly kind: "tally";
  readonly cells: number;
  /** `[index, count]` of each cell that is not 0, by index. */
  readonly counts: readonly (readonly [number, number])[];
  readonly sums: readonly SumDocument[];
  readonly fault?: TallyFault;
}

/** Writes a tally as plain JSON data. */
export function tallyToDocument(tally: Tally): TallyDocument {
  const counts: [number, number][] = [];
  tally.cells.forEach((count, index) => {
    if (count !== 0) counts.push([index, count]);
  });
  return {
    kind: "tally",
    cells: tally.cells.length,
    counts,
    sums: tally.sums.map((sum) => ({
      count: sum.count,
      sum: String(sum.sum),
      squares: String(sum.squares),
      clipped: sum.clipped,
      ...(sum.count === 0 ? {} : { min: sum.min, max: sum.max }),
    })),
    ...(tally.fault === undefined ? {} : { fault: tally.fault }),
  };
}

/** SHA-256 over the counts: the same for the same runs, however and wherever they were made. */
export const digestOf = (tally: Tally): string => sha256Hex(JSON.stringify(tallyToDocument(tally)));

/** Reads what `tallyToDocument` wrote; undefined if it is not a tally of this layout. */
export function tallyFromDocument(layout: Layout, document: unknown): Tally | undefined {
  if (!isRecord(document) || document["kind"] !== "tally") return undefined;
  const { cells: length, counts, sums, fault } = document;
  if (length !== layout.length || !Array.isArray(counts) || !Array.isArray(sums)) return undefined;
  const cells = new Float64Array(layout.length);
  for (const entry of counts as unknown[]) {
    if (!Array.isArray(entry)) return undefined;
    const [index, count] = entry as unknown[];
    if (!isWhole(index) || index < 0 || index >= layout.length || !isWhole(count)) return undefined;
    cells[index] = count;
  }
  const read = (sums as unknown[]).map(readSum);
  if (read.length !== layout.numbers || read.includes(undefined)) return undefined;
  const readFaultValue = fault === undefined ? undefined : readFault(fault);
  if (fault !== undefined && readFaultValue === undefined) return undefined;
  return {
    cells,
    sums: read.map((_, i) => at(read as ExactSum[], i)),
    ...(readFaultValue === undefined ? {} : { fault: readFaultValue }),
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

function isDecimal(value: unknown): value is string {
  return typeof value === "string" && /^-?\d{1,400}$/u.test(value);
}

function readSum(value: unknown): ExactSum | undefined {
  if (!isRecord(value)) return undefined;
  const { count, sum, squares, clipped, min, max } = value;
  if (!isWhole(count) || !isWhole(clipped) || !isDecimal(sum) || !isDecimal(squares)) {
    return undefined;
  }
  return {
    count,
    sum: BigInt(sum),
    squares: BigInt(squares),
    clipped,
    min: typeof min === "number" ? min : Infinity,
    max: typeof max === "number" ? max : -Infinity,
  };
}

function readFault(value: unknown): TallyFault | undefined {
  if (!isRecord(value)) return undefined;
  const { run, step, place, reason } = value;
  if (!isWhole(run) || !isWhole(step) || !isWhole(place) || typeof reason !== "string") {
    return undefined;
  }
  return { run, step, place, reason };
}
