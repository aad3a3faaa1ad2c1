/** Values of the states of a stage, worked out from those of the next, with what rounding may have done. */

import { at } from "../../../base/invariant.ts";
import { Fan } from "../flow.ts";
import { UNIT } from "../rounding.ts";
import type { Table } from "../table.ts";
import type { Stage } from "../ground.ts";
import type { Game } from "./game.ts";
import type { Turn } from "./turn.ts";

/** Columns of a table of values: that it is there, then under the policy, least, most. */
const COLUMNS = 4;

/** The turns of one step: every state in which the actor chooses, and what each choice comes to. */
export interface Decisions {
  readonly step: number;
  readonly keys: Float64Array;
  /** Per state, for the most and for the least: the index of the set of moves that gives it. */
  readonly most: Uint16Array;
  readonly least: Uint16Array;
  /** Per state and set what it comes to at the most, and at the least; NaN where it is not open. Absent where there is no room. */
  readonly values?: { readonly most: Float64Array; readonly least: Float64Array };
}

/** Values of choices are kept up to so many. */
const MOST_KEPT = 2 ** 23;

/** Choices that differ by less, beside the size of values, count as equally good. */
const TIE = 1e-12;

/** What one pass of the induction carries along. */
export class Values {
  readonly #game: Game;
  /** The values of what comes next, and of what is being worked out. */
  next: Table;
  #own: Table;
  /** At least how far a value may be off, and the largest size of one so far. */
  error = 0;
  size = 0;
  transitions = 0;
  #kept = 0;
  #sums = new Float64Array(3);

  constructor(game: Game) {
    this.#game = game;
    this.next = game.table(COLUMNS);
    this.#own = game.table(COLUMNS);
  }

  /** Makes a table of the values that were set last. */
  turn(): void {
    [this.next, this.#own] = [this.#own, this.next];
    this.#own.clear();
  }

  set(key: number, step: number, policy: number, least: number, most: number): void {
    const place = this.#own.row(key, step);
    const { masses } = this.#own;
    masses[place] = 1;
    masses[place + 1] = policy;
    masses[place + 2] = least;
    masses[place + 3] = most;
    this.size = Math.max(this.size, Math.abs(least), Math.abs(most), Math.abs(policy));
  }

  /** The means over what follows: all three. Gives at least how far they are off. */
  mean(key: number, fan: Fan, blocks: number, step: number): number {
    const { widest, first, width, count, shifts, probabilities } = fan;
    const { next } = this;
    const sums = this.#sums.fill(0);
    for (let way = first; way < first + width; way += 1) {
      const base = key + (widest.shifts[way] ?? 0);
      const share = widest.probabilities[way] ?? 0;
      let policy = 0;
      let least = 0;
      let most = 0;
      for (let index = 0; index < count; index += 1) {
        const place = next.row(base + (shifts[index] ?? 0), step);
        const own = probabilities[index] ?? 0;
        policy += own * (next.masses[place + 1] ?? 0);
        least += own * (next.masses[place + 2] ?? 0);
        most += own * (next.masses[place + 3] ?? 0);
      }
      sums[0] = (sums[0] ?? 0) + share * policy;
      sums[1] = (sums[1] ?? 0) + share * least;
      sums[2] = (sums[2] ?? 0) + share * most;
    }
    this.transitions += count * width;
    // Of a sure way nothing is rounded.
    if (count * width === 1 && (widest.probabilities[first] ?? 0) === 1)
      return fan.error * this.size;
    return (fan.error + 1.02 * (blocks + 1 + count + width) * UNIT) * this.size;
  }

  get policy(): number {
    return this.#sums[0] ?? 0;
  }
  get least(): number {
    return this.#sums[1] ?? 0;
  }
  get most(): number {
    return this.#sums[2] ?? 0;
  }

  /** The values before stages that leave no choice. */
  certain(stages: readonly Stage[], step: number, keys: Float64Array): void {
    for (const key of keys) {
      const place = this.next.row(this.#game.settle(stages, key, step), step);
      const { masses } = this.next;
      this.set(key, step, masses[place + 1] ?? 0, masses[place + 2] ?? 0, masses[place + 3] ?? 0);
    }
    this.turn();
  }

  /** The values before a stage that is drawn. */
  *drawn(drawn: Stage, step: number, keys: Float64Array): Generator<void> {
    const fan = new Fan(drawn);
    let off = 0;
    for (const [row, key] of keys.entries()) {
      fan.open(this.#game.decode(key), step);
      off = Math.max(off, this.mean(key, fan, drawn.length, step));
      this.set(key, step, this.policy, this.least, this.most);
      if (row % 10_000 === 9_999) yield;
    }
    this.error += off;
    this.turn();
  }

  /** The values before the actor's turn, and what it is to choose. */
  *chosen(
    { drawn, turn }: { readonly drawn: Stage; readonly turn: Turn },
    step: number,
    keys: Float64Array,
  ): Generator<void, Decisions> {
    const fan = new Fan(drawn);
    const fans = turn.stages.map((stage) => new Fan(stage));
    const width = turn.sets.length;
    const decisions = {
      ...{ step, keys, most: new Uint16Array(keys.length), least: new Uint16Array(keys.length) },
    };
    this.#kept += 2 * keys.length * width;
    const values =
      this.#kept > MOST_KEPT
        ? undefined
        : {
            most: new Float64Array(keys.length * width).fill(Number.NaN),
            least: new Float64Array(keys.length * width).fill(Number.NaN),
          };
    let off = 0;
    for (const [row, key] of keys.entries()) {
      const digits = this.#game.decode(key);
      let least = Infinity;
      let most = -Infinity;
      for (const set of turn.open.get(digits, step)) {
        const own = at(fans, set);
        own.open(digits, step);
        off = Math.max(off, this.mean(key, own, at(turn.stages, set).length, step));
        const tie = TIE * this.size;
        if (this.most > most + tie) decisions.most[row] = set;
        if (this.least < least - tie) decisions.least[row] = set;
        most = Math.max(most, this.most);
        least = Math.min(least, this.least);
        if (values === undefined) continue;
        values.most[row * width + set] = this.most;
        values.least[row * width + set] = this.least;
      }
      fan.open(digits, step);
      off = Math.max(off, this.mean(key, fan, drawn.length, step));
      this.set(key, step, this.policy, least, most);
      if (row % 10_000 === 9_999) yield;
    }
    this.error += off;
    this.turn();
    return values === undefined ? decisions : { ...decisions, values };
  }
}
