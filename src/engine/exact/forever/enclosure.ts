/**
 * What x = P x + c comes to on nodes that are left for certain, with a proof: not how it was solved is relied on, but
 * what is left when the solution is put in. Where w > 0 with w − P w ≥ d > 0, no x̃ with |c + P x̃ − x̃| ≤ r is
 * further from x than w r / d (docs/methods.md, "Without a horizon").
 */

import { at } from "../../../base/invariant.ts";
import { ExactRefusal } from "../refusal.ts";
import { UNIT } from "../rounding.ts";
import { classesOf } from "./classes.ts";
import { solverOf } from "./elimination.ts";
import type { Network } from "./network.ts";

/** Sweeps over a class that is too dense to be taken apart. */
const MOST_WORK = 4e9;
const SWEEPS_AT_ONCE = 64;
const ENOUGH = 1e-11;

/** Values on nodes, each within `ratio` times the weight of its node of what it is. */
export interface Enclosure {
  readonly values: Float64Array;
  readonly ratio: number;
}

/** Equations on some nodes of a network. */
export class Equations {
  readonly network: Network;
  /** An upper bound of the steps, on the way and not, until a node is left for good; 0 elsewhere. */
  readonly weights: Float64Array;
  readonly #among: Uint8Array;
  readonly #classes: readonly Int32Array[];
  readonly #solvers: (ReturnType<typeof solverOf> | "single")[];
  readonly #placeOf: Int32Array;

  /**
   * @param among the nodes; from each of them they are left for certain
   * @throws ExactRefusal where no enclosure is to be had
   */
  constructor(network: Network, among: Uint8Array) {
    this.network = network;
    this.#among = among;
    this.#classes = classesOf(network, (node) => among[node] === 1);
    this.#placeOf = new Int32Array(network.count).fill(-1);
    this.#solvers = this.#classes.map((members) => {
      if (members.length === 1) return "single";
      for (const [place, node] of members.entries()) this.#placeOf[node] = place;
      const solver = solverOf(network, members, this.#placeOf);
      for (const node of members) this.#placeOf[node] = -1;
      return solver;
    });
    this.weights = new Float64Array(network.count);
    this.#solve(this.weights, () => 1);
  }

  /**
   * Solves for c. @param values what nodes outside come to; those of the equations are written there
   * @param off how far a value outside may be off, at the most
   */
  enclose(values: Float64Array, constant: (node: number) => number, off = 0): Enclosure {
    this.#solve(values, constant);
    return { values, ratio: this.#ratio(values, constant, off) };
  }

  /** By how much of its weight a value may be off. @throws ExactRefusal where the weights prove nothing */
  #ratio(values: Float64Array, constant: (node: number) => number, off: number): number {
    const { count, errors } = this.network;
    let ratio = 0;
    for (let node = 0; node < count; node += 1) {
      if (this.#among[node] !== 1) continue;
      const rest = this.#rest(node, values, constant(node));
      const drift = this.#rest(node, this.weights, 0);
      const error = errors[node] ?? 0;
      const left = Math.abs(rest.sum) + rest.rounding + error * rest.spread + off;
      const gain = -drift.sum - drift.rounding - error * drift.spread;
      if (!(gain > 0)) throw new ExactRefusal({ kind: "no enclosure", states: count });
      ratio = Math.max(ratio, left / gain);
    }
    return ratio * (1 + 8 * UNIT);
  }

  /**
   * c + P x − x of a node, from differences: then nothing hangs on how near to 1 the chance is to stay. Beside it how far
   * rounding may have put it, and the greatest difference, by which an error of the chances counts.
   */
  #rest(node: number, values: Float64Array, constant: number) {
    const { first, targets, chances } = this.network;
    const [from, to] = [first[node] ?? 0, first[node + 1] ?? 0];
    const own = values[node] ?? 0;
    let [sum, size, spread] = [constant, Math.abs(constant), 0];
    for (let edge = from; edge < to; edge += 1) {
      const difference = (values[targets[edge] ?? 0] ?? 0) - own;
      const part = (chances[edge] ?? 0) * difference;
      sum += part;
      size += Math.abs(part);
      spread = Math.max(spread, Math.abs(difference));
    }
    // A sum of k + 1 terms, each a product of a rounded difference.
    return { sum, rounding: (to - from + 3) * UNIT * 1.01 * size, spread };
  }

  #solve(values: Float64Array, constant: (node: number) => number): void {
    // A class comes after all that it leads to.
    for (const [index, members] of this.#classes.entries()) {
      const solver = this.#solvers[index];
      if (solver === "single") this.#single(at(members, 0), values, constant);
      else if (solver === undefined) this.#sweep(members, values, constant);
      else this.#apart(members, solver, values, constant);
    }
  }

  #single(node: number, values: Float64Array, constant: (node: number) => number): void {
    const { first, targets, chances } = this.network;
    let [sum, leaving] = [constant(node), 0];
    for (let edge = first[node] ?? 0; edge < (first[node + 1] ?? 0); edge += 1) {
      const target = targets[edge] ?? 0;
      if (target === node) continue;
      sum += (chances[edge] ?? 0) * (values[target] ?? 0);
      leaving += chances[edge] ?? 0;
    }
    values[node] = sum / leaving;
  }

  #apart(
    members: Int32Array,
    solver: (constants: Float64Array) => void,
    values: Float64Array,
    constant: (node: number) => number,
  ): void {
    const right = new Float64Array(members.length);
    for (const node of members) values[node] = 0;
    const solveOnce = (): void => {
      for (const [place, node] of members.entries()) {
        right[place] = this.#rest(node, values, constant(node)).sum;
      }
      solver(right);
      for (const [place, node] of members.entries()) {
        values[node] = (values[node] ?? 0) + (right[place] ?? 0);
      }
    };
    solveOnce();
    // Once more for what is left.
    solveOnce();
  }

  /** Gauss and Seidel, until a sweep changes next to nothing. @throws ExactRefusal */
  #sweep(members: Int32Array, values: Float64Array, constant: (node: number) => number): void {
    const { first, count } = this.network;
    const edges = members.reduce(
      (sum, node) => sum + (first[node + 1] ?? 0) - (first[node] ?? 0),
      members.length,
    );
    const sweeps = MOST_WORK / edges;
    for (let done = 0; done < sweeps; done += SWEEPS_AT_ONCE) {
      let change = 0;
      for (let sweep = 0; sweep < SWEEPS_AT_ONCE; sweep += 1) {
        change = 0;
        for (const node of sweep % 2 === 0 ? members : members.toReversed()) {
          const before = values[node] ?? 0;
          this.#single(node, values, constant);
          const after = values[node] ?? 0;
          change = Math.max(change, Math.abs(after - before) / Math.max(1e-300, Math.abs(after)));
        }
      }
      if (change < ENOUGH) return;
    }
    throw new ExactRefusal({ kind: "no enclosure", states: count });
  }
}
