/**
 * States in which ladders that are alike have changed places, followed as one: the ladders of a class stand in the order
 * of their digits. What follows a state is listed ladder by ladder, and what has come to the same is put together at once,
 * so that ten ladders of five levels have a thousand states and not ten million.
 */

import { at } from "../../base/invariant.ts";
import { part } from "../../ir/parts.ts";
import type { Block } from "./block.ts";
import type { Stage } from "./ground.ts";
import type { Layout } from "./layout.ts";
import { ExactRefusal } from "./refusal.ts";
import { UNIT } from "./rounding.ts";

/** The digits of a ladder in a state, as one number: (key / weight) mod radix. */
interface Standing {
  readonly flashpoint: number;
  readonly weight: number;
}

interface Class {
  readonly ladders: readonly Standing[];
  readonly radix: number;
}

/** All that follows a state in a stage. */
export interface Followed {
  readonly shifts: Float64Array;
  readonly probabilities: Float64Array;
  /** At least the sum over the ways of |computed − true probability|. */
  readonly error: number;
}

/** Ways that are kept over steps; when there are more, all are forgotten. */
const MOST_KEPT = 6_000_000;
/** Ways of one state. */
const MOST_WAYS = 4_000_000;

/** The classes of a layout whose ladders have the same digits, in the same order. */
function classesIn(layout: Layout, alike: readonly (readonly number[])[]): readonly Class[] {
  const { program, radices, weights } = layout;
  return alike.flatMap((members): readonly Class[] => {
    const own = members.map((flashpoint) => {
      const { levels } = at(program.flashpoints, flashpoint);
      const parts = [
        ...["level", "fired", "dwell"].map((kind) => part(kind, flashpoint)),
        ...levels.map((_, level) => part("held", flashpoint, level)),
      ];
      const places = parts.flatMap((one) => layout.place(one) ?? []);
      const [first = -1] = places;
      // One after another, as the layout lays them out.
      const together = places.every((one, index) => one === first + index);
      const sizes = places.map((one) => at(radices, one));
      return { flashpoint, first, together, sizes };
    });
    const [model] = own;
    const same = own.every((one) => one.together && one.sizes.join() === model?.sizes.join());
    if (model === undefined || !same) return [];
    return [
      {
        ladders: own.map(({ flashpoint, first }) => ({ flashpoint, weight: at(weights, first) })),
        radix: model.sizes.reduce((product, size) => product * size, 1),
      },
    ];
  });
}

/** What makes states one in which alike ladders have changed places. */
export class Fold {
  readonly #layout: Layout;
  readonly #classes: readonly Class[];
  readonly #kept = new Map<Stage, Map<number, Followed>>();
  #size = 0;

  /** @param alike classes of flashpoints, by index */
  constructor(layout: Layout, alike: readonly (readonly number[])[]) {
    this.#layout = layout;
    this.#classes = classesIn(layout, alike);
  }

  /** The flashpoints of each class. */
  get classes(): readonly (readonly number[])[] {
    return this.#classes.map(({ ladders }) => ladders.map(({ flashpoint }) => flashpoint));
  }

  /** The state that stands for all that are this one but for places. */
  canonical(key: number): number {
    let own = key;
    for (const { ladders, radix } of this.#classes)
      own = sorted(own, ladders, radix, ladders.length);
    return own;
  }

  /** What follows a state in a stage, states that are one put together. @throws ExactRefusal, RunFault */
  follow(stage: Stage, key: number, digits: Float64Array, step: number): Followed {
    let kept = this.#kept.get(stage);
    if (kept === undefined) this.#kept.set(stage, (kept = new Map<number, Followed>()));
    const known = kept.get(key);
    if (known !== undefined) return known;
    const found = this.#list(stage, key, digits, step);
    // What hangs on the date is another in the next step.
    if (stage.some((block) => block.isTimed)) return found;
    this.#size += found.shifts.length;
    if (this.#size > MOST_KEPT) {
      for (const one of this.#kept.values()) one.clear();
      this.#size = found.shifts.length;
    }
    kept.set(key, found);
    return found;
  }

  #list(stage: Stage, key: number, digits: Float64Array, step: number): Followed {
    this.#layout.decode(key, digits);
    let ways = new Map<number, number>([[key, 1]]);
    let error = 0;
    const multiply = (block: Block, canonical: (target: number) => number): void => {
      const entry = block.find(digits, step);
      const [from, to] = [block.starts[entry] ?? 0, block.starts[entry + 1] ?? 0];
      error += block.errors[entry] ?? 0;
      const next = new Map<number, number>();
      let touched = 0;
      for (const [before, chance] of ways) {
        for (let way = from; way < to; way += 1) {
          const target = canonical(before + (block.shifts[way] ?? 0));
          const share = chance * (block.probabilities[way] ?? 0);
          const sum = (next.get(target) ?? 0) + share;
          touched += sum;
          if (sum > 0) next.set(target, sum);
        }
      }
      // A product for each, and what every sum may have lost.
      error += (touched + 1) * UNIT;
      if (next.size > MOST_WAYS) {
        throw new ExactRefusal({ kind: "too many successors", step, most: MOST_WAYS });
      }
      ways = next;
    };
    const rest = new Set(stage);
    for (const { ladders, radix } of this.#classes) {
      // Those that have been through it may change places: what is still to come does not look at them any more.
      let done = 0;
      const moved: Standing[] = [];
      for (const one of ladders) {
        const block = stage.find(({ ladder }) => ladder === one.flashpoint);
        if (block === undefined) break;
        rest.delete(block);
        moved.push(one);
        done += 1;
        multiply(block, (target) => sorted(target, moved, radix, done));
      }
    }
    for (const block of rest) multiply(block, (target) => target);
    const folded = new Map<number, number>();
    let touched = 0;
    for (const [target, chance] of ways) {
      const shift = this.canonical(target) - key;
      const sum = (folded.get(shift) ?? 0) + chance;
      touched += sum;
      folded.set(shift, sum);
    }
    return {
      shifts: Float64Array.from(folded.keys()),
      probabilities: Float64Array.from(folded.values()),
      error: 1.01 * (error + touched * UNIT),
    };
  }
}

/** A state with the first ladders of a class in the order of their digits. */
function sorted(key: number, ladders: readonly Standing[], radix: number, count: number): number {
  let own = key;
  // By insertion: most stand in order.
  for (let last = 1; last < count; last += 1) {
    for (let place = last; place > 0; place -= 1) {
      const [above, below] = [at(ladders, place).weight, at(ladders, place - 1).weight];
      const high = Math.floor(own / above) % radix;
      const low = Math.floor(own / below) % radix;
      if (low <= high) break;
      own += (low - high) * above + (high - low) * below;
    }
  }
  return own;
}

/** The fold by ladders that are alike; undefined where none are. */
export function foldOf(layout: Layout, alike: readonly (readonly number[])[]): Fold | undefined {
  const fold = new Fold(layout, alike);
  return fold.classes.length > 0 ? fold : undefined;
}
