/**
 * Mass flowing through a step: state by state, factor by factor, never a matrix. Keeps account of all
 * that rounding may have done on the way.
 */

import { at } from "../../base/invariant.ts";
import type { Block } from "./block.ts";
import type { Fold } from "./fold.ts";
import type { Layout } from "./layout.ts";
import { ExactRefusal } from "./refusal.ts";
import { UNIT } from "./rounding.ts";
import type { Stage } from "./ground.ts";
import type { Table } from "./table.ts";

/** Successors of one state in one stage. */
const MOST_SUCCESSORS = 4_000_000;

function refuse(step: number): never {
  throw new ExactRefusal({ kind: "too many successors", step, most: MOST_SUCCESSORS });
}

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
class Expansion {
  count = 1;
  shifts: Float64Array = new Float64Array(256);
  probabilities: Float64Array = new Float64Array(256);

  begin(): void {
    this.count = 1;
    this.shifts[0] = 0;
    this.probabilities[0] = 1;
  }

  /** Each way so far with each of those of a block from `first` to before `next`. @throws ExactRefusal */
  multiply(block: Block, first: number, next: number, step: number): void {
    const before = this.count;
    const wanted = before * (next - first);
    if (wanted > MOST_SUCCESSORS) refuse(step);
    this.#reserve(wanted);
    const { shifts, probabilities } = this;
    // From the last way down, so that the first overwrites what all were made from.
    for (let way = next - 1; way >= first; way -= 1) {
      const shift = block.shifts[way] ?? 0;
      const probability = block.probabilities[way] ?? 0;
      const offset = (way - first) * before;
      for (let index = 0; index < before; index += 1) {
        shifts[offset + index] = (shifts[index] ?? 0) + shift;
        probabilities[offset + index] = (probabilities[index] ?? 0) * probability;
      }
    }
    this.count = wanted;
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

/** What follows a state in a stage: every joint way of all blocks but the widest, times every way of that. */
export class Fan {
  /** The widest block; of its ways those from `first` on, `width` of them, are gone through one by one. */
  widest: Block;
  first = 0;
  width = 0;
  /** At least the sum over the ways of |computed - true probability|. */
  error = 0;
  readonly #stage: Stage;
  readonly #entries: Int32Array;
  readonly #expansion = new Expansion();

  /** @param stage not empty */
  constructor(stage: Stage) {
    this.#stage = stage;
    this.#entries = new Int32Array(stage.length);
    this.widest = at(stage, 0);
  }

  /** Joint ways of all other blocks: what each adds to the key, and its probability. */
  get count(): number {
    return this.#expansion.count;
  }
  get shifts(): Float64Array {
    return this.#expansion.shifts;
  }
  get probabilities(): Float64Array {
    return this.#expansion.probabilities;
  }

  /** Lists what follows the state of `digits` in a step. @throws ExactRefusal, RunFault */
  open(digits: Float64Array, step: number): void {
    const stage = this.#stage;
    const entries = this.#entries;
    let widest = 0;
    let width = 0;
    let error = 0;
    for (let index = 0; index < stage.length; index += 1) {
      const block = at(stage, index);
      const entry = block.find(digits, step);
      entries[index] = entry;
      error += block.errors[entry] ?? 0;
      const own = (block.starts[entry + 1] ?? 0) - (block.starts[entry] ?? 0);
      // Of equals the last, whose steps are the longest: what is listed then lies close together.
      if (own >= width) {
        widest = index;
        width = own;
      }
    }
    const expansion = this.#expansion;
    expansion.begin();
    for (let index = 0; index < stage.length; index += 1) {
      if (index === widest) continue;
      const block = at(stage, index);
      const entry = entries[index] ?? 0;
      expansion.multiply(block, block.starts[entry] ?? 0, block.starts[entry + 1] ?? 0, step);
    }
    if (expansion.count * width > MOST_SUCCESSORS) refuse(step);
    this.widest = at(stage, widest);
    this.first = this.widest.starts[entries[widest] ?? 0] ?? 0;
    this.width = width;
    this.error = error;
  }
}

/** Work units between two pauses. */
const PAUSE = 200_000;

/** Sends the mass of one state, whose successors a fan has listed, on into `to`. @throws ExactRefusal */
export function pourFan(
  fan: Fan,
  blocks: number,
  key: number,
  step: number,
  { masses, source }: { readonly masses: Float64Array; readonly source: number },
  to: Table,
  account: Account,
): void {
  const mass = masses[source] ?? 0;
  const { widest, first, width, count, shifts, probabilities } = fan;
  account.draws += mass * fan.error;
  // One product a block, and one with the mass.
  account.sums += mass * (blocks + 1);
  account.transitions += count * width;
  for (let way = first; way < first + width; way += 1) {
    to.carry(masses, source, widest.probabilities[way] ?? 0);
    to.pour(key + (widest.shifts[way] ?? 0), count, shifts, probabilities, step);
  }
}

/** Sends the mass of all states of `from` through a drawn stage into `to`, pausing now and then. */
export function* scatter(
  layout: Layout,
  stage: Stage,
  step: number,
  from: Table,
  to: Table,
  account: Account,
  fold?: Fold,
): Generator<void> {
  const digits = new Float64Array(layout.radices.length);
  if (fold !== undefined) {
    yield* scatterFolded(fold, digits, stage, step, from, to, account);
    return;
  }
  const fan = new Fan(stage);
  let work = 0;
  to.clear();
  for (let row = 0; row < from.count; row += 1) {
    const key = at(from.keys, row);
    layout.decode(key, digits);
    fan.open(digits, step);
    const mass = { masses: from.masses, source: from.place(row) };
    pourFan(fan, stage.length, key, step, mass, to, account);
    work += fan.count * fan.width + 10;
    if (work > PAUSE) {
      work = 0;
      yield;
    }
  }
  account.sums += to.touched;
  account.lost += to.lost;
}

/** `scatter`, of states that are folded. */
function* scatterFolded(
  fold: Fold,
  digits: Float64Array,
  stage: Stage,
  step: number,
  from: Table,
  to: Table,
  account: Account,
): Generator<void> {
  to.clear();
  let work = 0;
  for (let row = 0; row < from.count; row += 1) {
    const key = at(from.keys, row);
    const { shifts, probabilities, error } = fold.follow(stage, key, digits, step);
    const source = from.place(row);
    const mass = from.masses[source] ?? 0;
    account.draws += mass * error;
    account.sums += mass;
    account.transitions += shifts.length;
    to.carry(from.masses, source, 1);
    to.pour(key, shifts.length, shifts, probabilities, step);
    work += shifts.length + 100;
    if (work > PAUSE) {
      work = 0;
      yield;
    }
  }
  account.sums += to.touched;
  account.lost += to.lost;
}

/** Moves all states of `from` on through stages that leave no choice. */
export function* advance(
  layout: Layout,
  stages: readonly Stage[],
  step: number,
  from: Table,
  to: Table,
  account: Account,
  fold?: Fold,
): Generator<void> {
  const { columns } = from;
  const digits = new Float64Array(layout.radices.length);
  to.clear();
  for (let row = 0; row < from.count; row += 1) {
    let key = at(from.keys, row);
    const source = from.place(row);
    for (const stage of stages) {
      layout.decode(key, digits);
      for (const block of stage) key += block.shift(digits, step);
    }
    const target = to.row(fold === undefined ? key : fold.canonical(key), step);
    const { masses } = to;
    for (let column = 0; column < columns; column += 1) {
      const sum = (masses[target + column] ?? 0) + (from.masses[source + column] ?? 0);
      masses[target + column] = sum;
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
