/**
 * The belief along a dated path by weighted particles, for scenarios in which too much is hidden for
 * exact Bayes. One filter for each joint value of the unknowns (so that no value can die out by
 * resampling), several independent ones of each (so that the spread between them gives intervals).
 *
 * A particle never ignores what was seen: seen draws are set and weigh by their probability, the rest
 * is drawn. The average weight is an unbiased estimate of the probability of what was seen (Del Moral
 * 2004); particles are drawn anew by systematic resampling where the effective number falls below half
 * (Doucet and Johansen 2009).
 */

import { at } from "../base/invariant.ts";
import { withEnding } from "../engine/interpreter/clock.ts";
import { RunFault } from "../engine/interpreter/fault.ts";
import { beginOutcomes } from "../engine/interpreter/outcome.ts";
import { start } from "../engine/interpreter/start.ts";
import type { Program } from "../ir/program.ts";
import type { Luck } from "../random/luck.ts";
import type { Key } from "../random/philox.ts";
import { luckOf } from "../random/stream.ts";
import { ratioInterval } from "../stats/ratio.ts";
import { ImpossiblePath, massesOf, type Account } from "./along.ts";
import type { WatchedPath } from "./signal.ts";
import { beginBelief, observeOn, type Hypothesis } from "./filter.ts";
import { jointValues } from "./joint.ts";
import { publicKnowledge } from "./observation.ts";
import { factorsOf, stepParticle } from "./particle-step.ts";
import type { Setting } from "./setting.ts";

/** Independent filters for each joint value. */
export const ISLANDS = 10;

/** Confidence of the intervals. */
const LEVEL = 0.95;

/** Site of the draws that pick survivors; no element of a scenario has it, and a clash would do no harm. */
const PICKING = 0;

/** One filter, for one joint value of the unknowns. */
export interface Island {
  readonly particles: readonly Hypothesis[];
  /** Natural logarithm of its estimate of the probability of all seen, given its joint value; -Infinity = none survived. */
  readonly logEvidence: number;
}

/** The belief along a path. */
export interface ParticlePath {
  readonly prior: readonly number[];
  readonly accounts: readonly Account[];
  /** At the end, by joint value, then island. */
  readonly islands: readonly (readonly Island[])[];
}

/** Sums of the weights after each factor of a step, over the particles of one island. */
interface Stepped {
  readonly particles: readonly Hypothesis[];
  /** `sums[0]` before the step, then after each factor. */
  readonly sums: readonly number[];
  readonly effective: number;
}

function stepIsland(
  setting: Setting,
  particles: readonly Hypothesis[],
  factors: number,
  lucks: readonly Luck[],
): Stepped {
  const sums = new Array<number>(factors + 1).fill(0);
  const next: Hypothesis[] = [];
  for (const [slot, { probability, state, outcomes, settled = [] }] of particles.entries()) {
    let weight = probability;
    let heard = 0;
    sums[0] = at(sums, 0) + weight;
    const weigh = (factor: number): void => {
      weight *= factor;
      heard += 1;
      sums[heard] = at(sums, heard) + weight;
    };
    const end = state.ended
      ? undefined
      : survive(() => stepParticle({ ...setting, settled }, state, at(lucks, slot), weigh));
    if (end === undefined || weight === 0) continue;
    const read = observeOn(setting.program, setting.parameters, outcomes, end.state);
    next.push({ probability: weight, ...end, outcomes: read });
  }
  const total = at(sums, factors);
  const squares = next.reduce((sum, { probability }) => sum + probability * probability, 0);
  return { particles: next, sums, effective: squares > 0 ? (total * total) / squares : 0 };
}

/** A run that stops with a fault did not go on as it was seen to. */
function survive<T>(step: () => T): T | undefined {
  try {
    return step();
  } catch (error) {
    if (error instanceof RunFault) return undefined;
    throw error;
  }
}

/** `count` particles of equal weight, drawn by systematic resampling. */
export function resample(
  particles: readonly Hypothesis[],
  count: number,
  uniform: number,
): readonly Hypothesis[] {
  const total = particles.reduce((sum, { probability }) => sum + probability, 0);
  const drawn: Hypothesis[] = [];
  let [cumulative, index] = [0, 0];
  for (let k = 0; k < count; k += 1) {
    const target = ((k + uniform) / count) * total;
    while (
      index < particles.length - 1 &&
      cumulative + at(particles, index).probability <= target
    ) {
      cumulative += at(particles, index).probability;
      index += 1;
    }
    drawn.push({ ...at(particles, index), probability: 1 / count });
  }
  return drawn;
}

/** How many islands a path is followed by. */
export const islandsOf = (program: Program): number => jointValues(program).length * ISLANDS;

/** Particles of an island, where `particles` are wanted for each joint value of the unknowns. */
export const islandSize = (particles: number): number =>
  Math.max(2, Math.ceil(particles / ISLANDS));

/** One island along a path. It needs no other, so that islands may be followed on any thread. */
export interface FollowedIsland extends Island {
  /** The steps that it lived to see. */
  readonly steps: readonly IslandStep[];
}

/** One step of an island; the logarithms are of its evidence before it and after. */
interface IslandStep extends Pick<Stepped, "sums" | "effective"> {
  readonly before: number;
  readonly after: number;
}

/**
 * Follows a path with island `index` of `islandsOf`: those of one joint value after those of another.
 * @param particles for each joint value of the unknowns
 * @param before the island at the end of a part of the path, to be followed on from there
 * @throws RunFault if a run cannot even begin
 */
export function followIsland(
  parameters: readonly number[],
  { program, steps: observed }: Pick<WatchedPath, "program" | "steps">,
  key: Key,
  particles: number,
  index: number,
  before?: FollowedIsland,
): FollowedIsland {
  const first = start(program, parameters, () => 0);
  const unknowns = at(jointValues(program), Math.floor(index / ISLANDS));
  const each = islandSize(particles);
  const state = withEnding(program, parameters, { ...first, unknowns, ended: false });
  const outcomes = observeOn(program, parameters, beginOutcomes(program), state);
  let own: readonly Hypothesis[] = new Array<Hypothesis>(each).fill({
    probability: 1 / each,
    state,
    outcomes,
  });
  const lucks = own.map((_, slot) => luckOf(key, index * each + slot));
  const steps: IslandStep[] = [...(before?.steps ?? [])];
  let logEvidence = before?.logEvidence ?? 0;
  if (before !== undefined) own = before.particles;
  if (logEvidence === -Infinity) return { particles: [], logEvidence, steps };
  for (const [step, { observation, signals }] of observed.entries()) {
    if (step < steps.length) continue;
    const setting: Setting = { program, parameters, knowledge: publicKnowledge, observation };
    const factors = factorsOf(setting, signals).length;
    const { particles: next, sums, effective } = stepIsland(setting, own, factors, lucks);
    const left = at(sums, factors);
    const after = left > 0 ? logEvidence + Math.log(left / at(sums, 0)) : -Infinity;
    steps.push({ before: logEvidence, after, sums, effective });
    logEvidence = after;
    if (!(left > 0)) return { particles: [], logEvidence, steps };
    own =
      effective < each / 2
        ? resample(next, each, at(lucks, 0)(PICKING, step))
        : next.map((one) => ({ ...one, probability: one.probability / left }));
  }
  return { particles: own, logEvidence, steps };
}

/**
 * The belief along a path, from its islands in their order.
 * @throws ImpossiblePath if no particle could follow
 */
export function poolIslands(
  parameters: readonly number[],
  path: WatchedPath,
  particles: number,
  followed: readonly FollowedIsland[],
): ParticlePath {
  const { program } = path;
  const first = start(program, parameters, () => 0);
  const prior = massesOf(program, beginBelief(program, parameters, publicKnowledge, first));
  const impossible = { particles: [], logEvidence: -Infinity, steps: [] };
  const islands = prior.map((mass, value) =>
    followed
      .slice(value * ISLANDS, (value + 1) * ISLANDS)
      .map((island): FollowedIsland => (mass > 0 ? island : impossible)),
  );
  const accounts = path.steps.map(({ observation, signals }, step): Account => {
    const setting: Setting = { program, parameters, knowledge: publicKnowledge, observation };
    const factors = factorsOf(setting, signals);
    const living = islands.map((own) => own.flatMap(({ steps }) => steps[step] ?? []));
    // Relative to the largest, so that small probabilities stay numbers.
    const scale = Math.max(...living.flat().map(({ before }) => before));
    const pooled = living.map((own) =>
      Array.from({ length: factors.length + 1 }, (_, index) =>
        own.reduce(
          (sum, { before, sums }) =>
            sum + (Math.exp(before - scale) / at(sums, 0)) * at(sums, index),
          0,
        ),
      ),
    );
    const dead = at(pooled, 0).findIndex((_, index) =>
      pooled.every((row, value) => at(prior, value) === 0 || at(row, index) === 0),
    );
    if (dead > 0) {
      const signal = signals[at(factors, dead - 1).signal];
      const ladder = dead - 1 - program.events.length - program.actors.length;
      const isOne = signal?.kind === "steady" && ladder < program.flashpoints.length;
      const one = isOne ? { ...signal, flashpoints: [ladder] } : signal;
      throw new ImpossiblePath(step, one, signals, islandSize(particles) * ISLANDS);
    }
    const ends = islands.map((own) =>
      own.map(({ steps }) => ({ logEvidence: steps[step]?.after ?? -Infinity })),
    );
    return {
      step,
      ...pool(prior, ends),
      effective: living.flat().reduce((sum, { effective }) => sum + effective, 0),
      signals: signals.map((signal, number) => ({
        signal,
        likelihoods: pooled.map((row) =>
          factors.reduce(
            (product, factor, index) =>
              factor.signal === number ? (product * at(row, index + 1)) / at(row, index) : product,
            1,
          ),
        ),
      })),
    };
  });
  return { prior, accounts, islands };
}

/** Shares of the islands in one joint estimate: prior × evidence, by island, then joint value. */
export function sharesOf(
  prior: readonly number[],
  islands: readonly (readonly Pick<Island, "logEvidence">[])[],
): { readonly shares: readonly (readonly number[])[]; readonly scale: number } {
  const scale = Math.max(...islands.flat().map(({ logEvidence }) => logEvidence));
  const shares = Array.from({ length: ISLANDS }, (_, number) =>
    islands.map((own, value) => at(prior, value) * Math.exp(at(own, number).logEvidence - scale)),
  );
  return { shares, scale };
}

function pool(
  prior: readonly number[],
  islands: Parameters<typeof sharesOf>[1],
): Required<Pick<Account, "masses" | "logEvidence" | "intervals">> {
  const { shares, scale } = sharesOf(prior, islands);
  const totals = shares.map((row) => row.reduce((a, b) => a + b, 0));
  const estimates = prior.map((_, value) =>
    ratioInterval(
      shares.map((row) => at(row, value)),
      totals,
      LEVEL,
    ),
  );
  const mean = totals.reduce((a, b) => a + b, 0) / totals.length;
  return {
    masses: estimates.map(({ value }) => value),
    intervals: estimates.map(({ low, high }) => ({
      low: Math.max(0, low),
      high: Math.min(1, high),
    })),
    logEvidence: scale + Math.log(mean),
  };
}
