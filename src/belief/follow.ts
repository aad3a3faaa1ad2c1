/**
 * From a program and an observed path to the belief along it and the outlook from there: exactly where
 * that is feasible, else by particles.
 */

import { at } from "../base/invariant.ts";
import { kernelEngine } from "../batch/kernel-engine.ts";
import type { Program } from "../ir/program.ts";
import { keyOfSeed } from "../random/seed.ts";
import { followExactly, type Account, type ExactPath } from "./along.ts";
import { watchPath, type DatedPath } from "./dated.ts";
import type { WatchedPath } from "./signal.ts";
import { outlookOf, outlookOfParticles, type Outlook } from "./outlook.ts";
import type { Hypothesis } from "./filter.ts";
import {
  followIsland,
  ISLANDS,
  islandsOf,
  poolIslands,
  sharesOf,
  type FollowedIsland,
  type ParticlePath,
} from "./particles.ts";
import { BeliefTooLarge, maximumHypotheses } from "./refusal.ts";

/** What is asked of a filter. */
export interface FollowRequest {
  /** Last day to use, ISO; the history's own where undefined. */
  readonly until: string | undefined;
  readonly method: "auto" | "exact" | "particles";
  /** For each joint value of the unknowns. */
  readonly particles: number;
  /** Runs on from the end, where the outlook is not exact. */
  readonly runs: number;
  readonly seed: string;
}

/** Follows all islands of a path, in their order, on whatever threads there are. */
export type FollowIslands = (
  path: WatchedPath,
  particles: number,
) => Promise<readonly FollowedIsland[]>;

/** The belief along a path and what it lets expect. */
export interface Followed {
  readonly method: "exact" | "particles";
  readonly path: WatchedPath;
  readonly prior: readonly number[];
  readonly accounts: readonly Account[];
  readonly outlook: Outlook;
}

/** The belief at the end of a path, with the prior and the accounts that led there. */
type Along =
  ({ readonly method: "exact" } & ExactPath) | ({ readonly method: "particles" } & ParticlePath);

/** How a path is believed along. */
type AlongRequest = Pick<FollowRequest, "method" | "particles" | "seed">;

async function along(
  program: Program,
  parameters: readonly number[],
  path: WatchedPath,
  { method, particles, seed }: AlongRequest,
  islandsOn: FollowIslands,
): Promise<Along> {
  if (method !== "particles") {
    try {
      const exact = followExactly(
        parameters,
        path,
        ...(method === "exact" ? [maximumHypotheses] : []),
      );
      return { method: "exact", ...exact };
    } catch (error) {
      if (!(error instanceof BeliefTooLarge) || method === "exact") throw error;
    }
  }
  // A run that cannot begin is a fault of the scenario; on a thread it would pass for one of the thread.
  for (let value = 0; value < islandsOf(program); value += ISLANDS) {
    followIsland(parameters, { program, steps: [] }, keyOfSeed(seed), 1, value);
  }
  const islands = await islandsOn(path, particles);
  return { method: "particles", ...poolIslands(parameters, path, particles, islands) };
}

/** Follows a history. @throws ImpossiblePath, RunFault, and BeliefTooLarge where only exact will do */
export async function follow(
  program: Program,
  parameters: readonly number[],
  history: DatedPath,
  request: FollowRequest,
  islandsOn: FollowIslands,
): Promise<Followed> {
  const path = watchPath(program, history, request.until);
  const key = keyOfSeed(request.seed);
  const engine = kernelEngine.prepare(program);
  const { runs } = request;
  const found = await along(program, parameters, path, request, islandsOn);
  const { method, prior, accounts } = found;
  const outlook =
    found.method === "exact"
      ? outlookOf(program, parameters, found.belief, engine, key, runs)
      : outlookOfParticles(program, parameters, found, engine, key, runs);
  return { method, path, prior, accounts, outlook };
}

/**
 * The ways things may be at the end of a day, from what a history shows up to then.
 * @throws ImpossiblePath, RunFault
 */
export async function hypothesesAlong(
  program: Program,
  parameters: readonly number[],
  history: DatedPath,
  request: AlongRequest & Pick<FollowRequest, "until">,
  islandsOn: FollowIslands,
): Promise<readonly Hypothesis[]> {
  const path = watchPath(program, history, request.until);
  const found = await along(program, parameters, path, request, islandsOn);
  return found.method === "exact" ? found.belief.hypotheses : pooledParticles(found);
}

/** All particles at the end of a path as one belief: each weighs as its island does. */
function pooledParticles({ prior, islands }: ParticlePath): readonly Hypothesis[] {
  const { shares } = sharesOf(prior, islands);
  const all = islands.flatMap((own, value) =>
    own.flatMap(({ particles }, number): readonly Hypothesis[] => {
      const share = at(at(shares, number), value);
      const sum = particles.reduce((total, { probability }) => total + probability, 0);
      return share === 0 || sum === 0
        ? []
        : particles.map((one) => ({ ...one, probability: (share * one.probability) / sum }));
    }),
  );
  const total = all.reduce((sum, { probability }) => sum + probability, 0);
  return all.map((one) => ({ ...one, probability: one.probability / total }));
}
