/**
 * Mass flowing through a step: state by state, factor by factor, never a matrix. Keeps account of all
 * that rounding may have done on the way.
 */

import { at } from "../../base/invariant.ts";
import type { Ways } from "./block.ts";
import type { Layout } from "./layout.ts";
import { ExactRefusal } from "./refusal.ts";
import { TINY, UNIT } from "./rounding.ts";
import type { Stage } from "./stages.ts";
import type { Table } from "./table.ts";

/** Successors of one state in one stage. */
const MOST_SUCCESSORS = 4_000_000;

/** What may be wrong so far, summed over all states: each term bounds a part of it. */
export interface Account {
  /** Chances as computed, weighted with the mass of the states. */
  draws: number;
  /** Sums and products of masses. */
  sums: number;
  /** At least the mass of all that was too small to go on with. */
  lost: number;
  /** Successors computed, for progress and for the record. */
  transitions: number;
}

/** Lists the joint ways of independent blocks: what each adds to the key, and its probability. */
export class Expansion {
  count = 0;
  shifts: Float64Array = new Float64Array(256);
  probabilities: Float64Array = new Float64Array(256);

  /** From one state, by the ways of its blocks. @throws ExactRefusal */
  expand(ways: readonly Ways[], step: number): void {
    this.shifts[0] = 0;
    this.probabilities[0] = 1;
    this.count = 1;
    for (const { shifts, probabilities } of ways) {
      const branches = shifts.length;
      const wanted = this.count * branches;
      if (wanted > MOST_SUCCESSORS) {
        throw new ExactRefusal({ kind: "too many successors", step, most: MOST_SUCCESSORS });
      }
      this.#reserve(wanted);
      const before = this.count;
      // From the last branch down, so that the first overwrites what all were made from.
      for (let branch = branches - 1; branch >= 0; branch -= 1) {
        const shift = at(shifts, branch);
        const probability = at(probabilities, branch);
        const offset = branch * before;
        for (let index = 0; index < before; index += 1) {
          this.shifts[offset + index] = (this.shifts[index] ?? 0) + shift;
          this.probabilities[offset + index] = (this.probabilities[index] ?? 0) * probability;
        }
      }
      this.count = wanted;
    }
  }

  #reserve(wanted: number): void {
    if (wanted <= this.shifts.length) return;
    const shifts = new Float64Array(wanted * 2);
    const probabilities = new Float64Array(wanted * 2);
    shifts.set(this.shifts);
    probabilities.set(this.probabilities);
    this.shifts = shifts;
    this.probabilities = probabilities;
  }
}

/** Work units between two pauses. */
const PAUSE = 200_000;

/** Sends the mass of all states of `from` through a drawn stage into `to`, pausing now and then. */
export function* scatter(
  layout: Layout,
  stage: Stage,
  step: number,
  from: Table,
  to: Table,
  account: Account,
): Generator<void> {
  const { columns } = from;
  const digits = new Float64Array(layout.radices.length);
  const expansion = new Expansion();
  const ways: Ways[] = [];
  let work = 0;
  to.clear();
  for (let row = 0; row < from.count; row += 1) {
    const key = at(from.keys, row);
    layout.decode(key, digits);
    const mass = at(from.masses, row * columns);
    let error = 0;
    for (const [index, block] of stage.entries()) {
      const own = block.get(digits, step);
      error += own.error;
      ways[index] = own;
    }
    expansion.expand(ways, step);
    const { count, shifts, probabilities } = expansion;
    account.draws += mass * error;
    // One product a block, and one with the mass.
    account.sums += mass * (stage.length + 1);
    account.transitions += count;
    account.sums += pour(from, row, to, key, step, count, shifts, probabilities, account);
    work += count + 10;
    if (work > PAUSE) {
      work = 0;
      yield;
    }
  }
}

/** Adds the mass of one row to its successors; returns what bounds the rounding of the sums, per u. */
function pour(
  from: Table,
  row: number,
  to: Table,
  key: number,
  step: number,
  count: number,
  shifts: Float64Array,
  probabilities: Float64Array,
  account: Account,
): number {
  const { columns } = from;
  const source = row * columns;
  const mass = from.masses[source] ?? 0;
  let touched = 0;
  for (let index = 0; index < count; index += 1) {
    const share = probabilities[index] ?? 0;
    const flow = mass * share;
    if (flow < TINY) {
      account.lost += TINY;
      continue;
    }
    const target = to.row(key + (shifts[index] ?? 0), step) * columns;
    const { masses } = to;
    const sum = (masses[target] ?? 0) + flow;
    masses[target] = sum;
    touched += sum;
    for (let column = 1; column < columns; column += 1) {
      masses[target + column] =
        (masses[target + column] ?? 0) + (from.masses[source + column] ?? 0) * share;
    }
  }
  return touched;
}

/** Moves all states of `from` on through stages that leave no choice. */
export function* advance(
  layout: Layout,
  stages: readonly Stage[],
  step: number,
  from: Table,
  to: Table,
  account: Account,
): Generator<void> {
  const { columns } = from;
  const digits = new Float64Array(layout.radices.length);
  to.clear();
  for (let row = 0; row < from.count; row += 1) {
    let key = at(from.keys, row);
    for (const stage of stages) {
      layout.decode(key, digits);
      for (const block of stage) key += at(block.get(digits, step).shifts, 0);
    }
    const target = to.row(key, step) * columns;
    for (let column = 0; column < columns; column += 1) {
      const sum = at(to.masses, target + column) + at(from.masses, row * columns + column);
      to.masses[target + column] = sum;
      if (column === 0) account.sums += sum;
    }
    if (row % 20_000 === 19_999) yield;
  }
}

/** The bound on the rounding so far, as mass that may be in the wrong place. */
export function roundingOf({ draws, sums }: Account): number {
  // The accounts were added up in f64 themselves, and errors of errors are below a hundredth.
  return 1.02 * (draws + sums * UNIT) + 1e-280;
}
