/**
 * A chain that no date moves any more, as nodes and edges: a node is a state before a drawn part of a step. What leaves
 * no choice lies on the edges. Found from where runs can be, so that only what can be reached is there.
 */

import { at } from "../../../base/invariant.ts";
import { Fan } from "../flow.ts";
import type { Stage } from "../ground.ts";
import { endsOf, type Course } from "../pass.ts";
import { ExactRefusal } from "../refusal.ts";
import { UNIT } from "../rounding.ts";
import type { Table } from "../table.ts";
import { withParts } from "../widest.ts";

/** What a node is: a state of the observed path in which runs go on, */
export const GOING = 0;
/** or are over, */
export const OVER = 1;
/** or have come to what was waited for; */
export const GOAL = 2;
/** or a state between two parts of a step. */
const BETWEEN = 3;

/** Nodes and edges; those of node i are `first[i] … first[i + 1]`. */
export interface Network {
  readonly count: number;
  readonly kinds: Uint8Array;
  readonly first: Int32Array;
  readonly targets: Int32Array;
  readonly chances: Float64Array;
  /** By node: at least the sum over its edges of |computed − true chance|. */
  readonly errors: Float64Array;
  /** By node of the observed path: what is added up there. */
  readonly values: Float64Array;
  /** Edges that were listed, before those between the same nodes were added up. */
  readonly transitions: number;
}

/** What is asked of a state of the observed path. */
export interface Sighting {
  /** Whether runs are followed no further, for what was waited for has come. */
  readonly isGoal: (digits: Float64Array) => boolean;
  readonly value: (digits: Float64Array) => number;
}

/** A list of numbers that grows. */
class Growing<List extends Int32Array | Float64Array | Uint8Array> {
  list: List;
  size = 0;
  readonly #make: (length: number) => List;

  constructor(make: (length: number) => List) {
    this.#make = make;
    this.list = make(1024);
  }

  push(value: number): void {
    if (this.size === this.list.length) {
      const wider = this.#make(this.size * 2);
      wider.set(this.list);
      this.list = wider;
    }
    this.list[this.size] = value;
    this.size += 1;
  }
}

/** One drawn part of a step, and what follows it for certain. */
interface Draw {
  readonly stage: Stage;
  readonly fan: Fan;
  readonly after: readonly Stage[];
}

/** The parts of a step that draws are in, and what comes for certain before the first of them. */
function drawsOf(
  { phases }: Course,
  step: number,
): { before: readonly Stage[]; draws: readonly Draw[] } {
  const before: Stage[] = [];
  const draws: { stage: Stage; fan: Fan; after: Stage[] }[] = [];
  for (const phase of phases) {
    if (phase.kind === "certain") (draws.at(-1)?.after ?? before).push(...phase.stages);
    else if (phase.stage.length > 0 && phase.active(step)) {
      draws.push({ stage: phase.stage, fan: new Fan(phase.stage), after: [] });
    }
  }
  return { before, draws };
}

/** States between two pauses. */
const PAUSE = 5_000;

/**
 * The network that is reached from some states of the observed path of a step, which are its first nodes, in order.
 * @throws ExactRefusal where it outgrows the room
 * @throws RunFault where runs can stop with a fault
 */
export function* networkFrom(
  course: Course,
  starts: Table,
  step: number,
  { isGoal, value }: Sighting,
): Generator<number, Network> {
  const { layout, most, fold } = course;
  const ends = endsOf(course);
  const { before, draws } = drawsOf(course, step);
  const digits = new Float64Array(layout.radices.length);
  // By part: the node of a state, and by node: its part and its state.
  const known = Array.from({ length: Math.max(1, draws.length) }, () => new Map<number, number>());
  const keys = new Growing((length) => new Float64Array(length));
  const places = new Growing((length) => new Uint8Array(length));
  const kinds = new Growing((length) => new Uint8Array(length));
  const values = new Growing((length) => new Float64Array(length));
  const first = new Growing((length) => new Int32Array(length));
  const errors = new Growing((length) => new Float64Array(length));
  const targets = new Growing((length) => new Int32Array(length));
  const chances = new Growing((length) => new Float64Array(length));
  const nodeOf = (place: number, key: number): number => {
    const found = at(known, place).get(key);
    if (found !== undefined) return found;
    const node = keys.size;
    if (node >= most) {
      const full = new ExactRefusal({ kind: "too many reached", most });
      throw withParts(full, layout, keys.list, node);
    }
    at(known, place).set(key, node);
    keys.push(key);
    places.push(place);
    let kind = BETWEEN;
    let own = 0;
    if (place === 0) {
      layout.decode(key, digits);
      kind = isGoal(digits) ? GOAL : ends?.get(digits, step) === true ? OVER : GOING;
      own = value(digits);
    }
    kinds.push(kind);
    values.push(own);
    return node;
  };
  const settle = (stages: readonly Stage[], key: number): number => {
    let after = key;
    for (const stage of stages) {
      layout.decode(after, digits);
      for (const block of stage) after += block.shift(digits, step);
    }
    return fold === undefined ? after : fold.canonical(after);
  };
  for (let row = 0; row < starts.count; row += 1) nodeOf(0, at(starts.keys, row));
  let transitions = 0;
  const row = new Map<number, number>();
  const flow = (place: number, key: number, chance: number): void => {
    const target = nodeOf(place, key);
    row.set(target, (row.get(target) ?? 0) + chance);
    transitions += 1;
  };
  for (let node = 0; node < keys.size; node += 1) {
    first.push(targets.size);
    const kind = kinds.list[node] ?? 0;
    if (kind === OVER || kind === GOAL) {
      errors.push(0);
      continue;
    }
    row.clear();
    const place = places.list[node] ?? 0;
    const start = keys.list[node] ?? 0;
    const key = place === 0 ? settle(before, start) : start;
    const draw = draws[place];
    let error = 0;
    if (draw === undefined) flow(0, key, 1);
    else if (fold !== undefined) {
      const { stage, after } = draw;
      const followed = fold.follow(stage, key, digits, step);
      const next = place + 1 === draws.length ? 0 : place + 1;
      for (const [index, shift] of followed.shifts.entries()) {
        flow(next, settle(after, key + shift), followed.probabilities[index] ?? 0);
      }
      error = followed.error + followed.shifts.length * UNIT;
    } else {
      const { stage, fan, after } = draw;
      layout.decode(key, digits);
      fan.open(digits, step);
      const { widest, first: from, width, count, shifts, probabilities } = fan;
      const next = place + 1 === draws.length ? 0 : place + 1;
      for (let way = from; way < from + width; way += 1) {
        const base = key + (widest.shifts[way] ?? 0);
        const share = widest.probabilities[way] ?? 0;
        for (let index = 0; index < count; index += 1) {
          const chance = share * (probabilities[index] ?? 0);
          if (chance > 0) flow(next, settle(after, base + (shifts[index] ?? 0)), chance);
        }
      }
      // Products over blocks, and sums over ways to one node.
      error = fan.error + 2 * (stage.length + count * width) * UNIT;
    }
    if (row.size === 1) for (const target of row.keys()) row.set(target, 1);
    errors.push(row.size === 1 ? 0 : error);
    for (const [target, chance] of row) {
      targets.push(target);
      chances.push(chance);
    }
    if (node % PAUSE === PAUSE - 1) yield keys.size;
  }
  first.push(targets.size);
  const count = keys.size;
  return {
    ...{ count, transitions, kinds: kinds.list, values: values.list, errors: errors.list },
    ...{ first: first.list, targets: targets.list, chances: chances.list },
  };
}
