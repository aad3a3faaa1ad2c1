/**
 * A policy as a few rules that can be read: a decision tree of its choices, grown by the Gini index with
 * each case weighted by what is at stake in it, then pruned back to where least is given away (Breiman,
 * Friedman, Olshen and Stone, _Classification and Regression Trees_, 1984, chapters 3 and 4).
 */

import { at } from "../../../base/invariant.ts";
import type { State } from "../../interpreter/state.ts";
import type { Feature } from "./features.ts";

/** A state in which the policy chooses. */
export interface Case {
  readonly state: State;
  /** How much it counts. */
  readonly mass: number;
  /** By set of moves what is given away by it, ≥ 0; of a set that is not open, what doing nothing gives away. */
  readonly losses: Float64Array;
  /** The set that the policy makes. */
  readonly best: number;
}

/** A test of a state. */
export interface Test {
  readonly feature: Feature;
  readonly value: number;
  readonly holds: boolean;
}

/** One rule: where all tests hold, this is made. */
export interface Rule {
  readonly tests: readonly Test[];
  readonly set: number;
  /** Mass of the cases that it decides. */
  readonly mass: number;
}

interface Node {
  readonly tests: readonly Test[];
  readonly cases: readonly Case[];
  readonly set: number;
  readonly loss: number;
  readonly mass: number;
  split: { readonly gain: number; readonly feature: Feature; readonly value: number } | undefined;
  children: readonly Node[];
}

/** Losses that are no more than rounding, and leaves before pruning. */
const NOTHING = 1e-13;
const MOST_LEAVES = 64;

/** What is at stake in a case: what the sets of moves give away on average. */
const stakeOf = ({ mass, losses }: Case): number =>
  (mass * losses.reduce((sum, one) => sum + one, 0)) / losses.length;

/** Stakes by the set that is best, and the Gini index of them times their sum. */
class Votes {
  readonly #stakes: Float64Array;
  #total = 0;

  constructor(sets: number) {
    this.#stakes = new Float64Array(sets);
  }

  add({ best, stake }: { readonly best: number; readonly stake: number }): void {
    this.#stakes[best] = at(this.#stakes, best) + stake;
    this.#total += stake;
  }

  /** Adds those of `other`, times 1 or -1. */
  join(other: Votes, sign: 1 | -1): this {
    for (const [set, stake] of other.#stakes.entries()) {
      this.#stakes[set] = at(this.#stakes, set) + sign * stake;
    }
    this.#total += sign * other.#total;
    return this;
  }

  get gini(): number {
    if (this.#total <= NOTHING) return 0;
    return this.#total - this.#stakes.reduce((sum, one) => sum + one * one, 0) / this.#total;
  }
}

/** The split of some cases in two after which choices are told apart best. */
function splitOf(
  cases: readonly Case[],
  features: readonly Feature[],
  sets: number,
): Node["split"] {
  const all = new Votes(sets);
  for (const one of cases) all.add({ best: one.best, stake: stakeOf(one) });
  if (all.gini <= NOTHING) return undefined;
  let found: Node["split"];
  for (const feature of features) {
    const groups = new Map<number, Votes>();
    for (const one of cases) {
      const value = feature.read(one.state);
      const own = groups.get(value) ?? new Votes(sets);
      groups.set(value, own);
      own.add({ best: one.best, stake: stakeOf(one) });
    }
    if (groups.size < 2) continue;
    // From the highest value down, so that `above` holds all that are as large.
    const above = new Votes(sets);
    const values = [...groups].sort(([a], [b]) => b - a);
    for (const [value, own] of feature.ordered ? values.slice(0, -1) : values) {
      const inside = feature.ordered ? above.join(own, 1) : own;
      const outside = new Votes(sets).join(all, 1).join(inside, -1);
      const gain = all.gini - inside.gini - outside.gini;
      if (gain > (found?.gain ?? NOTHING)) found = { gain, feature, value };
    }
  }
  return found;
}

function nodeOf(
  cases: readonly Case[],
  tests: readonly Test[],
  features: readonly Feature[],
  sets: number,
): Node {
  const sums = new Float64Array(sets);
  let mass = 0;
  for (const one of cases) {
    mass += one.mass;
    for (const [set, loss] of one.losses.entries()) sums[set] = at(sums, set) + one.mass * loss;
  }
  let set = 0;
  for (const [index, sum] of sums.entries()) if (sum < at(sums, set) - NOTHING) set = index;
  const split = splitOf(cases, features, sets);
  return { tests, cases, set, loss: at(sums, set), mass, split, children: [] };
}

function leavesOf(node: Node): readonly Node[] {
  return node.children.length === 0 ? [node] : node.children.flatMap(leavesOf);
}

/** Every node that has children, and what each of its leaves saves it. */
function linksOf(node: Node): readonly { readonly node: Node; readonly saves: number }[] {
  if (node.children.length === 0) return [];
  const leaves = leavesOf(node);
  const saved = node.loss - leaves.reduce((sum, { loss }) => sum + loss, 0);
  return [{ node, saves: saved / (leaves.length - 1) }, ...node.children.flatMap(linksOf)];
}

/** Tests of one path without those that a later one makes needless. */
function tightest(tests: readonly Test[]): readonly Test[] {
  return tests.filter(
    ({ feature, holds }, index) =>
      !tests
        .slice(index + 1)
        .some(
          (later) =>
            later.feature === feature &&
            (feature.ordered ? later.holds === holds : later.holds && !holds),
        ),
  );
}

/** Whether a state passes a test. */
export function passes({ feature, value, holds }: Test, state: State): boolean {
  const own = feature.read(state);
  return (feature.ordered ? own >= value : own === value) === holds;
}

/** At most so many rules, each case decided by exactly one. */
export function rulesOf(
  cases: readonly Case[],
  features: readonly Feature[],
  sets: number,
  most: number,
): readonly Rule[] {
  const root = nodeOf(cases, [], features, sets);
  for (let leaves = 1; leaves < MOST_LEAVES; leaves += 1) {
    const next = leavesOf(root).reduce((a, b) =>
      (b.split?.gain ?? 0) > (a.split?.gain ?? 0) ? b : a,
    );
    const { split } = next;
    if (split === undefined) break;
    const { feature, value } = split;
    next.children = [true, false].map((holds) => {
      const test = { feature, value, holds };
      const own = next.cases.filter(({ state }) => passes(test, state));
      return nodeOf(own, tightest([...next.tests, test]), features, sets);
    });
    next.split = undefined;
  }
  for (;;) {
    const links = linksOf(root);
    if (links.length === 0) break;
    const weakest = links.reduce((a, b) => (b.saves < a.saves ? b : a));
    if (leavesOf(root).length <= most && weakest.saves > NOTHING) break;
    weakest.node.children = [];
  }
  return leavesOf(root).map(({ tests, set, mass }) => ({ tests, set, mass }));
}

/** The set of moves that rules make in a state. */
export function ruleFor(rules: readonly Rule[], state: State): number {
  return rules.find(({ tests }) => tests.every((test) => passes(test, state)))?.set ?? 0;
}

/** The condition of a rule in the scenario language; `true` where it always holds. */
export function conditionOf({ tests }: Rule): string {
  if (tests.length === 0) return "true";
  return tests.map(({ feature, value, holds }) => feature.text(value, holds)).join(" and ");
}
