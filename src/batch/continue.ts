/**
 * What may still come from where a run stands: continuations of a state under each hypothesis about
 * what is hidden, weighted by how probable the hypothesis is.
 *
 * Their luck has a key of its own, so they neither repeat nor reveal what the run itself will draw;
 * it is the same key at every step, so that the odds of two steps differ by what happened between
 * them rather than by chance.
 */

import { at } from "../base/invariant.ts";
import type { Key } from "../random/philox.ts";
import { keyOfSeed } from "../random/seed.ts";
import { passageOf, runsWith, type AskedKind, type Layout } from "./layout.ts";
import { wilsonScore } from "../stats/proportion.ts";
import { meanOf } from "./sums.ts";
import { runsOf, type Tally } from "./tally.ts";

/** The key of continuations of one run: no seed that can be typed gives the key of another use. */
export function continuationKey(seed: string, run: number): Key {
  return keyOfSeed(`${seed}\u0000odds\u0000${String(run)}`);
}

/**
 * How many of `runs` continuations each hypothesis gets: in proportion to its probability, but no
 * fewer than a twentieth of an equal share, so that what is improbable is estimated too.
 */
export function allocate(probabilities: readonly number[], runs: number): number[] {
  const least = Math.max(1, Math.ceil(runs / (20 * probabilities.length)));
  return probabilities.map((probability) =>
    probability > 0 ? Math.max(least, Math.round(probability * runs)) : 0,
  );
}

/** A probability that was estimated, with its 95 % interval. */
export interface Chance {
  readonly probability: number;
  readonly low: number;
  readonly high: number;
}

/** What is still to come, seen from one state. */
export interface Prospect {
  /** Continuations that this rests on. */
  readonly runs: number;
  /** By outcome, of the whole run, what has happened included. */
  readonly outcomes: readonly ProspectOutcome[];
  /**
   * Per flashpoint and level: the probability of being at that level or worse at some time from now on;
   * no levels where every continuation stops with a fault on which they depend.
   */
  readonly reach: readonly (readonly Chance[])[];
}

/** What may still come of an outcome. */
export type ProspectOutcome =
  | ({ readonly kind: "chance" } & Chance)
  | { readonly kind: "mean"; readonly mean: number }
  /** Every continuation stops with a fault on which it depends. */
  | { readonly kind: "none" }
  /** Median in steps (Infinity: never), and the probability of never. */
  | { readonly kind: "time"; readonly median: number; readonly never: number };

/**
 * Tallies of continuations, one per hypothesis, as probabilities: of each thing over the continuations in
 * which it has a value, so that a hypothesis under which it seldom has one weighs little. `undefined`
 * while there is none.
 */
export function prospectOf(
  layout: Layout,
  parts: readonly { readonly probability: number; readonly tally: Tally }[],
): Prospect | undefined {
  const usable = parts.filter(
    ({ probability, tally }) => probability > 0 && runsOf(layout, tally) > 0,
  );
  if (usable.length === 0) return undefined;
  /** The average over the hypotheses of one thing that is asked; undefined where it has no value. */
  const mixing = (kind: AskedKind, index: number) => {
    const weights = usable.flatMap(({ probability, tally }) => {
      const runs = runsWith(layout, tally, kind, index);
      const weight = probability * (runs / runsOf(layout, tally));
      return runs === 0 ? [] : [{ tally, runs, weight }];
    });
    if (weights.length === 0) return undefined;
    const total = weights.reduce((sum, { weight }) => sum + weight, 0);
    const mean = (of: (tally: Tally, runs: number) => number): number =>
      weights.reduce((sum, { tally, runs, weight }) => sum + (weight / total) * of(tally, runs), 0);
    /** A share as well known as its parts are: the error of a stratified sample, as trials of one. */
    const chance = (of: (tally: Tally, runs: number) => number): Chance => {
      const probability = clampShare(mean(of));
      const variance = weights.reduce((sum, { tally, runs, weight }) => {
        const share = clampShare(of(tally, runs));
        return sum + ((weight / total) ** 2 * share * (1 - share)) / runs;
      }, 0);
      const trials =
        variance > 0
          ? (probability * (1 - probability)) / variance
          : weights.reduce((sum, { runs }) => sum + runs, 0);
      const { low, high } = wilsonScore(probability, trials, 0.95);
      return { probability, low, high };
    };
    return { mean, chance };
  };
  const outcomes = layout.outcomes.map((region, index): ProspectOutcome => {
    const mixed = mixing("outcomes", index);
    if (mixed === undefined) return { kind: "none" };
    const share = (cell: number): number =>
      mixed.mean((tally, runs) => at(tally.cells, cell) / runs);
    switch (region.kind) {
      case "boolean":
        return {
          kind: "chance",
          ...mixed.chance((tally, runs) => at(tally.cells, region.offset) / runs),
        };
      case "number":
        return { kind: "mean", mean: mixed.mean((tally) => meanOf(at(tally.sums, region.column))) };
      case "time": {
        let below = 0;
        let median = Infinity;
        for (let step = 0; step <= layout.steps && median === Infinity; step++) {
          below += share(region.offset + step);
          // Rounding of weights must not push a median over the next step.
          if (below >= 0.5 - 1e-12) median = step;
        }
        return { kind: "time", median, never: clampShare(share(region.offset + layout.steps + 1)) };
      }
    }
  });
  const reach = layout.flashpoints.map(({ levels }, flashpoint) => {
    const mixed = mixing("flashpoints", flashpoint);
    if (mixed === undefined) return [];
    return Array.from({ length: levels }, (_, level) =>
      mixed.chance(
        (tally, runs) =>
          1 - at(passageOf(layout, tally.cells, flashpoint, level), layout.steps + 1) / runs,
      ),
    );
  });
  const runs = usable.reduce((sum, { tally }) => sum + runsOf(layout, tally), 0);
  return { runs, outcomes, reach };
}

/**
 * By step from `from` to the last: the probability that a flashpoint has been at a level or worse by then,
 * from tallies as `prospectOf` takes them; empty where no continuation counts.
 */
export function risingOf(
  layout: Layout,
  parts: readonly { readonly probability: number; readonly tally: Tally }[],
  { flashpoint, level }: { readonly flashpoint: number; readonly level: number },
  from: number,
): readonly number[] {
  const curves = parts.flatMap(({ probability, tally }) => {
    const runs = runsWith(layout, tally, "flashpoints", flashpoint);
    if (probability === 0 || runs === 0) return [];
    const first = passageOf(layout, tally.cells, flashpoint, level);
    return [{ weight: probability, first: first.map((count) => count / runs) }];
  });
  const total = curves.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return [];
  let below = 0;
  return Array.from({ length: layout.steps + 1 }, (_, step) => {
    below += curves.reduce((sum, { weight, first }) => sum + (weight / total) * at(first, step), 0);
    return clampShare(below);
  }).slice(from);
}

function clampShare(share: number): number {
  return Math.max(0, Math.min(1, share));
}
